"""A list of articles under headings: where the rows of headings stand among those of articles."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from nkreader.library.listing import Listing
from nkreader.lists import ArticleRow, Grouping, Heading


class Grouped:
    """The rows of a list with a heading above each group; without groups, the list itself."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        groups = listing.groups()
        self._headings = [Heading(_said(listing, name), count) for name, count in groups]
        ends = list(accumulate(count for _, count in groups))
        self._firsts: Sequence[int] = [0, *ends[:-1]] if groups else []
        """The place in the list of the first article of each group."""
        self._rows = [first + number for number, first in enumerate(self._firsts)]
        """The row of each heading."""
        known = listing.count if groups else listing.at_least
        self.count = known + len(self._headings)

    def row_of(self, place: int) -> int:
        """The row of the article that has this place in the list."""
        return place + bisect_right(self._firsts, place)

    def place_of(self, row: int) -> int:
        """The place in the list of the article in a row; of a heading, that of its first one."""
        return row - bisect_right(self._rows, row - 1)

    def fetch(self, first: int, how_many: int) -> list[ArticleRow | Heading]:
        """The rows from `first` on, at most so many."""
        last = min(first + how_many, self.count)
        before, behind = bisect_right(self._rows, first - 1), bisect_right(self._rows, last - 1)
        rows: list[ArticleRow | Heading] = [
            *self._listing.fetch(first - before, last - first - (behind - before))
        ]
        for number in range(before, behind):
            rows.insert(self._rows[number] - first, self._headings[number])
        return rows


def _said(listing: Listing, name: str | None) -> str:
    """What a heading says of a day, of the Monday of a week, or of a publisher."""
    grouping = listing.arrangement.grouping
    if name is None:
        return "publisher not known" if grouping == "publisher" else "without a date"
    return name if grouping == "publisher" else _day(name, grouping)


def _day(name: str, grouping: Grouping | None) -> str:
    try:
        day = date.fromisoformat(name) if len(name) == 10 else None
    except ValueError:
        day = None
    if day is None:
        return f"{name}, day not known"
    if grouping == "week":
        year, week, _ = day.isocalendar()
        return f"week {week} of {year}, from Monday {name}"
    return f"{name}, {day:%A}"
