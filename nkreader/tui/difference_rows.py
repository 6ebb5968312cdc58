"""Differences between two sets as rows of a list: a heading for each article, below it a line for
each difference. What is shown of a line is read when it is on the screen."""

from array import array
from collections.abc import Callable, Iterable
from typing import NamedTuple

from nkreader.comparison import Both, ComparedArticle, Difference


class Heading(NamedTuple):
    """The row above the differences of an article."""

    article: ComparedArticle


class Line(NamedTuple):
    """The row of a difference."""

    article: ComparedArticle
    difference: Difference
    both: Both | None
    """None where one of its annotations is gone meanwhile."""


DifferenceRow = Heading | Line
Read = Callable[[Iterable[Difference]], list[Both]]


class DifferenceRows:
    """The rows of some compared articles."""

    def __init__(self, articles: Iterable[ComparedArticle], read: Read) -> None:
        self._articles = [one for one in articles if one.differences]
        self._read = read
        self._begins = array("Q")
        self._article = array("Q")
        for n, one in enumerate(self._articles):
            self._begins.append(len(self._article))
            self._article.extend([n] * (1 + len(one.differences)))

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._article)

    def difference(self, row: int) -> Difference | None:
        """The difference of a row; None for a heading, and where there is no such row."""
        if not 0 <= row < self.count:
            return None
        n = self._article[row]
        at = row - self._begins[n] - 1
        return self._articles[n].differences[at] if at >= 0 else None

    def fetch(self, first: int, how_many: int) -> list[DifferenceRow]:
        """The rows from `first` on, at most so many."""
        some = range(first, min(first + how_many, self.count))
        pairs = [pair for row in some if (pair := self.difference(row)) is not None]
        both = {one.difference: one for one in self._read(pairs)}
        out: list[DifferenceRow] = []
        for row in some:
            article, pair = self._articles[self._article[row]], self.difference(row)
            out.append(Heading(article) if pair is None else Line(article, pair, both.get(pair)))
        return out

    def next(self, row: int, by: int, wanted: Callable[[Difference], bool]) -> int | None:
        """The next row, or with -1 the one before, of a difference that is wanted."""
        rows = range(row + 1, self.count) if by > 0 else range(row - 1, -1, -1)
        for one in rows:
            pair = self.difference(one)
            if pair is not None and wanted(pair):
                return one
        return None

    def index(self, sought: Difference) -> int | None:
        """The row of the difference that one of the annotations of another one is in."""
        ids = {one.id for one in sought if one is not None}
        return self.next(-1, 1, lambda pair: any(one and one.id in ids for one in pair))
