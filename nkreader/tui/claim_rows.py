"""Claims as rows of a list: a heading for each article, below it a line for each of its claims, by
speaker or in the order of the text."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkreader.claim import Claim

if TYPE_CHECKING:
    from nkreader.library.claims import ClaimListing

KEPT = 24
"""Articles whose rows are kept."""


class Heading(NamedTuple):
    """The row above the claims of an article."""

    title: str
    published: str | None
    publisher: str | None
    claims: int


class Line(NamedTuple):
    """The row of a claim."""

    claim: Claim
    again: bool
    """Whether the row above is by the same speaker, whose name then stands back."""


ClaimRow = Heading | Line
_GONE = Heading("no longer there", None, None, 0)


class ClaimRows:
    """The rows of the claims that answer a query."""

    def __init__(
        self, listing: "ClaimListing", by_speaker: bool = True, article: str | None = None
    ) -> None:
        """`article`: only those of this one, by its id."""
        self.listing = listing
        self.by_speaker = by_speaker
        bounds = listing.articles()
        if article is not None:
            at = listing.index(article)
            number = 0 if at is None else bisect_right(bounds, at)
            bounds = bounds[:1] if at is None else bounds[number - 1 : number + 1]
        self._bounds = bounds
        self.articles = len(bounds) - 1
        self.claims = bounds[-1] - bounds[0]
        self.count = self.at_least = self.claims + self.articles
        self._kept: dict[int, list[ClaimRow]] = {}

    def fetch(self, first: int, how_many: int) -> list[ClaimRow]:
        """The rows from `first` on, at most so many. An article that has fewer claims by now is
        followed by as many rows that say so."""
        out: list[ClaimRow] = []
        stop = min(first + how_many, self.count)
        while first < stop:
            number = self.number(first)
            begins = self._begins(number)
            rows = self._rows(number)[first - begins : stop - begins]
            out += rows
            first += len(rows)
        return out

    def number(self, row: int) -> int:
        """Which of the articles, from 0, a row belongs to."""
        low, high = 0, self.articles
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._begins(middle) <= row else (low, middle)
        return low

    def first(self, number: int) -> int:
        """The row of the first claim of an article; past the last one, of the last row."""
        if number >= self.articles:
            return self.count - 1
        return self._begins(max(0, number)) + 1

    def row_of(self, claim: Claim) -> int | None:
        """Where a claim is listed; where it is no longer, the first of its article; None where that
        is gone too."""
        at = self.listing.index(claim.article, claim.number)
        if at is None or not self._bounds[0] <= at < self._bounds[-1]:
            return None
        number = bisect_right(self._bounds, at) - 1
        for n, row in enumerate(self._rows(number)):
            if isinstance(row, Line) and row.claim.number == claim.number:
                return self._begins(number) + n
        return self.first(number)

    def each(self) -> Iterator[Claim]:
        """All claims as they are listed, read an article at a time as they are wanted."""
        for number in range(self.articles):
            yield from (row.claim for row in self._rows(number) if isinstance(row, Line))

    def _begins(self, number: int) -> int:
        return self._bounds[number] - self._bounds[0] + number

    def _rows(self, number: int) -> list[ClaimRow]:
        found = self._kept.get(number)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            begins, until = self._bounds[number : number + 2]
            found = self._made(self.listing.fetch(begins, until - begins))
            found = (found + [_GONE] * (1 + until - begins))[: 1 + until - begins]
            self._kept[number] = found
        return found

    def _made(self, claims: list[Claim]) -> list[ClaimRow]:
        if not claims:
            return []
        if self.by_speaker:
            order: dict[int | None, int] = {}
            for claim in claims:
                order.setdefault(claim.speaker, claim.number)
            claims = sorted(
                claims, key=lambda one: (one.speaker is None, order[one.speaker], one.number)
            )
        one = claims[0]
        before = [None, *claims]
        return [
            Heading(one.title, one.published, one.publisher, len(claims)),
            *(
                Line(claim, above is not None and above.speaker == claim.speaker)
                for above, claim in zip(before, claims, strict=False)
            ),
        ]
