"""What an open article says of who says what, and which days its words mean, asked by place.

What is found is the library's business; how it is told, `widgets/says`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkreader.text.columns import SpanColumns
from nkreader.tui.pane.layers import Spans

if TYPE_CHECKING:
    from nkreader.attribution.values import Attribution, Pair, Said
    from nkreader.temporal import TimeExpression


class Here(NamedTuple):
    """Where the reader is, in code points."""

    cursor: int
    sentence: tuple[int, int]
    paragraph: tuple[int, int]


class Spoken:
    """The attributions and time expressions of one text."""

    def __init__(
        self, text: str, said: "Said", expressions: "tuple[TimeExpression, ...]" = ()
    ) -> None:
        self.text = text
        self.said = said
        self.expressions = expressions
        numbered = list(enumerate(said.attributions))
        self._parts = Spans(
            SpanColumns((*part, number, "") for number, one in numbered for part in parts(one))
        )
        self._times = Spans(
            SpanColumns((one.start, one.end, n, "") for n, one in enumerate(expressions))
        )

    def claims(self, speaker: int | None) -> list["Attribution"]:
        """Those of one of the speakers (by number), or of nobody, in order."""
        return [one for one in self.said.attributions if one.speaker == speaker]

    def counts(self) -> list[tuple[int | None, int]]:
        """Each speaker (by number) with how many claims are theirs, the most first; nobody, who
        is None, comes last."""
        found = Counter(one.speaker for one in self.said.attributions)
        order = sorted(found.items(), key=lambda item: (item[0] is None, -item[1], item[0] or 0))
        return list(order)

    def claims_in(self, start: int, end: int) -> list[int]:
        """Numbers of the claims with a part in `[start, end)`, in order."""
        return sorted({code for _, _, code in self._parts.here(start, end)})

    def claim_at(self, here: Here) -> int | None:
        """The number of the claim under the cursor: the one whose part there is the shortest, else
        the first of the sentence."""
        parts = [
            (end - start, code)
            for start, end, code in self._parts.here(here.cursor, here.cursor + 1)
        ]
        if parts:
            return min(parts)[1]
        return next(iter(self.claims_in(*here.sentence)), None)

    def time_at(self, here: Here) -> "TimeExpression | None":
        """The time expression that the cursor is on."""
        found = self._times.over(here.cursor, here.cursor + 1)
        return self.expressions[self._times.columns.codes[found[0]]] if found else None

    def times_in(self, start: int, end: int) -> Iterator["TimeExpression"]:
        """Those with a part in `[start, end)`, in order."""
        for _, _, number in self._times.here(start, end):
            yield self.expressions[number]

    def time_of(self, start: int, end: int) -> "TimeExpression | None":
        """The time expression that has most of the words of `[start, end)`."""
        return max(
            self.times_in(start, end),
            key=lambda one: min(end, one.end) - max(start, one.start),
            default=None,
        )


def parts(claim: "Attribution") -> "list[Pair]":
    """All that a claim is made of: its source, if there is one, its cue, the pieces of its
    content."""
    return [*([claim.source] if claim.source else []), claim.cue, *claim.content]


def begins(claim: "Attribution") -> int:
    """Where a claim begins in its text."""
    return min(start for start, _ in parts(claim))
