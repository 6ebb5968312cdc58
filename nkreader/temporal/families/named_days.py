"""Days that are called by a name: "Chuseok", "Christmas", "the Day of the Sun", "8th Party
Congress".

Which days those are stands in `lists/holidays.txt`, `lunar.txt` and `events.txt`. A holiday
without a year is the one nearest to the article's date, on the side of the sentence's tense.
"""

import re
from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta
from functools import cache

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import WRITTEN, Meaning
from nkreader.temporal.family import COUNTS, Family, Rule
from nkreader.temporal.lists import lines
from nkreader.temporal.words import WEEKDAYS, YEAR, pattern
from nkreader.text.word_set import word_set

_COMMON = word_set(
    "day of the first second third fourth fifth sixth seventh eighth new year year's eve may "
    "battle congress full moon holiday good sunday monday friday wednesday memorial king star "
    "test summit winter workers party joint nuclear beijing"
)
"""Words of names that are too common to look for."""


@cache
def _table(name: str) -> dict[str, str]:
    """What each name of a list stands for."""
    out = {}
    for line in lines(name):
        names, _, value = line.rpartition("=")
        out.update({one.strip(): value.strip() for one in names.split(";")})
    return out


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous reckoning of 1876."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def _in_year(rule: str, year: int) -> date:
    """The day of a holiday in a year, as its line in the list says."""
    if re.fullmatch(r"\d\d-\d\d", rule):
        return date(year, int(rule[:2]), int(rule[3:]))
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule.split()[1]))
    place, weekday, month = rule.split()
    number = WEEKDAYS.index(weekday)
    if place == "last":
        last = date(year + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - number) % 7)
    first = date(year, int(month), 1)
    return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (int(place) - 1))


def _nearest(
    days: Iterable[date], match: "re.Match[str]", context: Context
) -> tuple[date, str] | None:
    """Which of the days a holiday is here, and why; None where nothing says so."""
    days = list(days)
    if match["year"]:
        there = [day for day in days if day.year == int(match["year"])]
        return (there[0], WRITTEN) if there else None
    anchor = context.day
    if anchor is None:
        return None
    which, tense = match["which"] or "", context.tense
    before = [day for day in days if day <= anchor][-1:]
    after = [day for day in days if day > anchor][:1]
    if which == "this":
        same = [day for day in days if day.year == anchor.year]
        return (same[0], f"of the year of {context.named}") if same else None
    if which == "last" or (
        which != "next"
        and (tense == "past" or (tense is None and not _soon(after, before, anchor)))
    ):
        return (before[0], f"the last one before {context.named}") if before else None
    return (after[0], f"the next one after {context.named}") if after else None


def _soon(after: list[date], before: list[date], anchor: date) -> bool:
    """Whether the next such day is nearer than the last."""
    if not after or not before:
        return bool(after)
    return after[0] - anchor < anchor - before[0]


def _holiday(match: "re.Match[str]", context: Context) -> Meaning | None:
    return _named(match, context, _every(match["name"], context, match["year"]))


def _every(name: str, context: Context, written: str | None) -> list[date]:
    """The days of a holiday in the years around, or in the one that is written."""
    rule = _table("holidays")[re.sub(r"\s+", " ", name)]
    middle = int(written) if written else context.day.year if context.day else 2000
    return [_in_year(rule, year) for year in range(max(middle - 1, 1583), min(middle + 2, MAXYEAR))]


def _lunar(match: "re.Match[str]", context: Context) -> Meaning | None:
    days = _table("lunar")[re.sub(r"\s+", " ", match["name"])].split()
    listed = [date.fromisoformat(day) for day in days]
    year = (
        int(match["year"]) if match["year"] else context.day.year if context.day else listed[0].year
    )
    if not listed[0].year <= year <= listed[-1].year:
        return Meaning(
            "DATE", None, f"its days are known from {listed[0].year} to {listed[-1].year} only"
        )
    return _named(match, context, listed)


def _named(match: "re.Match[str]", context: Context, days: list[date]) -> Meaning | None:
    if not context.text[match.start("name")].isupper():
        return None
    found = _nearest(days, match, context)
    if found is None:
        return context.unknown()
    name = context.text[match.start("name") : match.end("name")].replace("\n", " ")
    return Meaning("DATE", found[0].isoformat(), f"{name}: {found[1]}")


def _event(match: "re.Match[str]", context: Context) -> Meaning | None:
    value = _table("events")[re.sub(r"\s+", " ", match["name"])]
    first, _, last = value.partition("/")
    days = calendar.interval(first), calendar.interval(last or first)
    if days[0] is None or days[1] is None:
        return None
    return Meaning("DATE", value, "the list of named events says so", days=(days[0][0], days[1][1]))


def _names(table: str) -> str:
    return "|".join(
        re.escape(name).replace(r"\ ", " ").replace(r"\-", "-")
        for name in sorted(_table(table), key=len, reverse=True)
    )


def _heads(*tables: str) -> frozenset[str]:
    """The words by which a run is known to hold a name: of each name those that are not common."""
    words = {
        word for table in tables for name in _table(table) for word in re.findall("[a-z]+", name)
    }
    return frozenset(word for word in words if word not in _COMMON and len(word) > 1)


def _needs(table: str) -> str:
    """Words one of which each name of a list has."""
    heads = _heads(table) | _ALSO
    found = (re.findall("[a-z]+", name) for name in _table(table))
    return " ".join({next((one for one in name if one in heads), name[0]) for name in found})


def _begins(table: str) -> str:
    """Words one of which each name of a list begins with."""
    first = {re.findall("[a-z]+|[0-9]", name)[0] for name in _table(table)}
    return " ".join(COUNTS if word.isdecimal() else word for word in first)


def words() -> frozenset[str]:
    """Every word of the names, so that a run holds them whole."""
    tables = ("holidays", "lunar", "events")
    return frozenset(
        word for table in tables for name in _table(table) for word in re.findall("[a-z]+", name)
    )


_ALSO = frozenset({"congress", "eve", "test", "summit", "battle"})
"""Common words that are looked for all the same."""
_WHICH = r"(?:(?:the )?(?P<which>last|next|this) (?:year's )?)?"
_WHICHES = "the last next this"
_OF = rf"(?:(?: of|,)? (?P<year>{YEAR}))?"
FAMILY = Family(
    "named days",
    _heads("holidays", "lunar", "events") | _ALSO,
    (
        Rule(
            pattern(rf"{_WHICH}(?P<name>{_names('lunar')}){_OF}"),
            _lunar,
            _needs("lunar"),
            begins=f"{_WHICHES} {_begins('lunar')}",
        ),
        Rule(
            pattern(
                rf"{_WHICH}(?P<name>{_names('holidays')})(?! (?:island|tree|trees|card|cards|gift"
                rf"|gifts|carol|party|song)){_OF}"
            ),
            _holiday,
            _needs("holidays"),
            begins=f"{_WHICHES} {_begins('holidays')}",
        ),
        Rule(
            pattern(rf"(?P<name>{_names('events')})"),
            _event,
            _needs("events"),
            begins=_begins("events"),
        ),
    ),
    "days called by a name",
    "Chuseok",
)
