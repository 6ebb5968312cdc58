"""Differences between two sets as rows of a list: a heading for each article, below it a line for
each difference. What is shown of a line is read when it is on the screen."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from nkreader.comparison import Both, ComparedArticle, Difference, Ruled


class Heading(NamedTuple):
    """The row above the differences of an article."""

    article: ComparedArticle


class Line(NamedTuple):
    """The row of a difference."""

    article: ComparedArticle
    ruled: Ruled
    both: Both | None
    """None where one of its annotations is gone meanwhile."""


DifferenceRow = Heading | Line
Read = Callable[[Iterable[Difference]], list[Both]]
Article = tuple[ComparedArticle, Sequence[Ruled]]


class DifferenceRows:
    """The rows of some compared articles."""

    def __init__(self, articles: Iterable[Article], read: Read) -> None:
        self._articles = [one for one in articles if one[1]]
        self._read = read
        self._begins = array("Q")
        self._article = array("Q")
        for n, (_, some) in enumerate(self._articles):
            self._begins.append(len(self._article))
            self._article.extend([n] * (1 + len(some)))

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._article)

    def every(self) -> list[Ruled]:
        """All differences that are listed."""
        return [one for _, some in self._articles for one in some]

    def ruled(self, row: int) -> Ruled | None:
        """The difference of a row; None for a heading, and where there is no such row."""
        if not 0 <= row < self.count:
            return None
        n = self._article[row]
        at = row - self._begins[n] - 1
        return self._articles[n][1][at] if at >= 0 else None

    def fetch(self, first: int, how_many: int) -> list[DifferenceRow]:
        """The rows from `first` on, at most so many."""
        some = range(first, min(first + how_many, self.count))
        ruled = {row: self.ruled(row) for row in some}
        pairs = (one.difference for one in ruled.values() if one is not None)
        both = {one.difference: one for one in self._read(filter(None, pairs))}
        out: list[DifferenceRow] = []
        for row, one in ruled.items():
            article = self._articles[self._article[row]][0]
            if one is None:
                out.append(Heading(article))
            else:
                out.append(Line(article, one, both.get(one.difference) if one.difference else None))
        return out

    def next(self, row: int, by: int, wanted: Callable[[Ruled], bool]) -> int | None:
        """The next row, or with -1 the one before, of a difference that is wanted."""
        rows = range(row + 1, self.count) if by > 0 else range(row - 1, -1, -1)
        for number in rows:
            one = self.ruled(number)
            if one is not None and wanted(one):
                return number
        return None

    def index(self, sought: Ruled) -> int | None:
        """The row of the difference that one of the annotations of another one is in."""
        ids = _ids(sought)
        return self.next(-1, 1, lambda one: not ids.isdisjoint(_ids(one)))


def _ids(one: Ruled) -> set[str]:
    """The annotations of a difference, also of one that is there no more."""
    about = one.difference.about if one.difference else one.decision.about if one.decision else ()
    return {party[0] for party in about if party is not None}
