"""How many passages there are in each month: the figures of a report's timeline and table."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from nkreader.exchange.report import Report
from nkreader.model import Tag

MOST_MONTHS = 60
"""Bars up to which a timeline is by month; a longer one is by year."""
MOST_YEARS = 200


class Bar(NamedTuple):
    """One month or year of the timeline."""

    name: str
    numbers: tuple[int, ...]
    """Passages of each tag, in the order of `Months.tags`."""


class Year(NamedTuple):
    """A table of one year: tags down, its months across."""

    name: str
    rows: tuple[tuple[Tag, tuple[int, ...]], ...]
    """Twelve numbers for each tag that has any in that year."""


class Months(NamedTuple):
    """All of it."""

    tags: tuple[Tag, ...]
    bars: tuple[Bar, ...]
    years: tuple[Year, ...]
    most: int
    """The highest number in a cell of the tables."""
    vague: int
    """Passages of articles whose month is not known."""


def months(report: Report) -> Months:
    """The figures; passages count in the month in which their article was published."""
    counts: Counter[tuple[str, str]] = Counter()
    vague = 0
    for mark in report.bundle.marks:
        month = (report.article(mark).metadata.published or "")[:7]
        if len(month) == 7:
            counts[month, mark.annotation.tag] += 1
        else:
            vague += 1
    used = {tag for _, tag in counts}
    tags = tuple(tag for tag in report.bundle.tags if tag.slug in used)
    names = sorted({month for month, _ in counts})
    years = tuple(_year(year, tags, counts) for year in sorted({name[:4] for name in names}))
    most = max(counts.values(), default=0)
    return Months(tags, tuple(_bars(names, tags, counts)), years, most, vague)


def _year(name: str, tags: Sequence[Tag], counts: Counter[tuple[str, str]]) -> Year:
    rows = (
        (tag, tuple(counts[f"{name}-{month:02}", tag.slug] for month in range(1, 13)))
        for tag in tags
    )
    return Year(name, tuple(row for row in rows if any(row[1])))


def _bars(names: Sequence[str], tags: Sequence[Tag], counts: Counter[tuple[str, str]]) -> list[Bar]:
    """The bars from the first month that has any to the last, those with none too."""
    if not names:
        return []
    first, last = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (names[0], names[-1]))
    if last - first < MOST_MONTHS:
        wanted = [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]
    elif last // 12 - first // 12 < MOST_YEARS:
        wanted = [f"{year:04}" for year in range(first // 12, last // 12 + 1)]
    else:
        wanted = sorted({name[:4] for name in names})
    width = len(wanted[0])
    sums: Counter[tuple[str, str]] = Counter()
    for (month, tag), number in counts.items():
        sums[month[:width], tag] += number
    return [Bar(name, tuple(sums[name, tag.slug] for tag in tags)) for name in wanted]
