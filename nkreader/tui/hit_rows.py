"""Hits as rows of a list: a heading for each article that has any, below it a line for each hit.

How many rows there are is found out by and by: an article's hits are known when its text was read.
Only the row that each article begins at is kept, and the hits of a few articles.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from time import monotonic
from typing import NamedTuple, Protocol

from nkreader.hits import Hit
from nkreader.library.listing import Listing
from nkreader.lists import ArticleRow

PAGE = 16
"""Articles read at a time: the first screenful waits for no more than these."""
KEPT = 24
"""Articles whose hits are kept."""


class HitSource(Protocol):
    """Whatever finds hits: a search, the concordance of an entity."""

    @property
    def listing(self) -> Listing:
        """The articles that there may be hits in."""

    @property
    def count(self) -> int:
        """How many they are."""

    def fetch(self, first: int, how_many: int) -> list[ArticleRow]:
        """These articles from `first` on, at most so many, in the order of the list."""

    def hits(self, row: ArticleRow) -> list[Hit]:
        """The hits in one of them, in the order of its text; empty where there are none."""


class Concordance(NamedTuple):
    """The source of an entity's hits, under its name; `find` looks again."""

    name: str
    find: Callable[[], HitSource]
    id: str | None = None


class Heading(NamedTuple):
    """The row above the hits of an article."""

    article: ArticleRow
    hits: int


class Line(NamedTuple):
    """The row of a hit."""

    article: ArticleRow
    hit: Hit


HitRow = Heading | Line


class HitRows:
    """The rows of a source, as far as they are counted."""

    def __init__(self, source: HitSource, sought: Hit | None = None, is_told: bool = False) -> None:
        """`sought` is a hit whose row is wanted as soon as it is known; `is_told`: somebody lets
        the listing learn which articles there are, so that it is not asked for that."""
        self.source = source
        self._is_told = is_told
        self._sought: int | None = None
        self._hit = sought
        self.count = 0
        """Rows counted."""
        self.looked = 0
        """Articles of the source that were looked at."""
        self._begins = array("Q")
        self._places = array("Q")
        self._page: list[ArticleRow] = []
        self._kept: dict[int, tuple[ArticleRow, list[Hit]]] = {}

    @property
    def is_done(self) -> bool:
        """Whether every article was looked at."""
        if self._is_told and not self.source.listing.is_counted:
            return False
        return self.looked >= self.source.count

    @property
    def waits(self) -> bool:
        """Whether nothing more can be looked at until it is told which articles there are."""
        listing = self.source.listing
        return self._is_told and not listing.is_counted and self.looked >= listing.at_least

    @property
    def articles(self) -> int:
        """Articles with hits, as far as counted."""
        return len(self._begins)

    @property
    def hits(self) -> int:
        """Hits, as far as counted."""
        return self.count - self.articles

    def count_on(self, seconds: float, rows: int | None = None) -> None:
        """Count for so long at most, or until there are so many rows."""
        end = monotonic() + seconds
        while not (self.is_done or self.waits) and (rows is None or self.count < rows):
            self._look()
            if monotonic() >= end:
                return

    def _look(self) -> None:
        at = self.looked % PAGE
        if at == 0:
            self._page = self.source.fetch(self.looked, PAGE)
        hits = self.source.hits(self._page[at]) if at < len(self._page) else []
        place, self.looked = self.looked, self.looked + 1
        if hits:
            self._begins.append(self.count)
            self._places.append(place)
            if self._hit is not None and self._hit.article == self._page[at].id:
                self._sought = self.count + 1 + (hits.index(self._hit) if self._hit in hits else 0)
            self.count += 1 + len(hits)
            if len(self._kept) < KEPT:
                self._kept[place] = (self._page[at], hits)

    def fetch(self, first: int, how_many: int) -> list[HitRow]:
        """The rows from `first` on, at most so many. An article that has fewer hits by now, or is
        gone, is followed by as many empty headings as there were hits."""
        out: list[HitRow] = []
        last = min(first + how_many, self.count)
        while first < last:
            n = bisect_right(self._begins, first) - 1
            begin, end = self._begins[n], self._end(n)
            out += self._rows(n)[first - begin : min(last, end) - begin]
            first = end
        return out

    def _end(self, n: int) -> int:
        return self._begins[n + 1] if n + 1 < len(self._begins) else self.count

    def _rows(self, n: int) -> list[HitRow]:
        article, hits = self._article(self._places[n])
        size = self._end(n) - self._begins[n]
        rows: list[HitRow] = [Heading(article, len(hits)), *(Line(article, hit) for hit in hits)]
        return (rows + [Heading(article, 0)] * size)[:size]

    def _article(self, place: int) -> tuple[ArticleRow, list[Hit]]:
        found = self._kept.pop(place, None)
        if found is None:
            (row,) = self.source.fetch(place, 1) or [_GONE]
            found = row, self.source.hits(row) if row is not _GONE else []
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
        self._kept[place] = found
        return found

    def forget(self) -> None:
        """Read hits again when they are asked for."""
        self._kept.clear()

    def sought_row(self) -> int | None:
        """The row of the hit that was sought, or where that is gone of the first in its article;
        None while that is not known."""
        return self._sought

    def number(self, row: int) -> int:
        """Which article with hits, from 0, a row belongs to."""
        return bisect_right(self._begins, row) - 1

    def first(self, number: int) -> int | None:
        """The row of the first hit of an article with hits; None where it is not counted."""
        return self._begins[number] + 1 if 0 <= number < len(self._begins) else None

    def hits_of(self, article: str) -> list[Hit]:
        """The hits of an article (by id) whose rows were asked for a moment ago."""
        kept = (hits for row, hits in self._kept.values() if row.id == article)
        return next(kept, [])

    def hits_in(self, article: str) -> Sequence[Hit]:
        """The hits of any article of the source (by id); looked for where they are not kept."""
        kept = self.hits_of(article)
        place = None if kept else self.source.listing.index(article)
        row = [] if place is None else self.source.fetch(place, 1)
        return kept or (self.source.hits(row[0]) if row else [])


_GONE = ArticleRow("", None, "no longer in the library", None, None, 0, "new", (), 0)
