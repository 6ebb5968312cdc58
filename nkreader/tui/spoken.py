"""What an open article says of who says what, and which days its words mean, asked by place.

What is found is the library's business; how it is told, `widgets/says`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nkreader.text.columns import SpanColumns
from nkreader.tui.pane.layers import Spans

if TYPE_CHECKING:
    from nkreader.claim import Claim, Voice, Words
    from nkreader.time_expression import TimeExpression


class Here(NamedTuple):
    """Where the reader is, in code points."""

    cursor: int
    sentence: tuple[int, int]
    paragraph: tuple[int, int]


class Spoken:
    """The claims and time expressions of one text."""

    def __init__(
        self, text: str, voices: "Sequence[Voice]", times: "Sequence[TimeExpression]" = ()
    ) -> None:
        self.text = text
        self.times = times
        self.voices = sorted(voices, key=lambda one: (one.ref is None, -len(one.claims)))
        """Who says anything, whoever says most first; what nobody is named for is the last."""
        claims = [claim for voice in voices for claim in voice.claims]
        self.claims = sorted(claims, key=lambda one: one.number)
        self._parts = Spans(
            SpanColumns(
                (part.start, part.end, number, "")
                for number, claim in enumerate(self.claims)
                for part in parts(claim)
            )
        )
        self._times = Spans(SpanColumns((one.start, one.end, n, "") for n, one in enumerate(times)))

    def claims_in(self, start: int, end: int) -> "list[Claim]":
        """The claims with a part in `[start, end)`, in order."""
        numbers = sorted({code for _, _, code in self._parts.here(start, end)})
        return [self.claims[number] for number in numbers]

    def claim_at(self, here: Here) -> "Claim | None":
        """The claim under the cursor: the one whose part there is the shortest, else the first of
        the sentence."""
        found = [
            (end - start, code)
            for start, end, code in self._parts.here(here.cursor, here.cursor + 1)
        ]
        if found:
            return self.claims[min(found)[1]]
        return next(iter(self.claims_in(*here.sentence)), None)

    def time_at(self, here: Here) -> "TimeExpression | None":
        """The time expression that the cursor is on."""
        return next(self._times_in(here.cursor, here.cursor + 1), None)

    def time_of(self, start: int, end: int) -> "TimeExpression | None":
        """The time expression that has most of the words of `[start, end)`."""
        return max(
            self._times_in(start, end),
            key=lambda one: min(end, one.end) - max(start, one.start),
            default=None,
        )

    def _times_in(self, start: int, end: int) -> "Iterator[TimeExpression]":
        for _, _, number in self._times.here(start, end):
            yield self.times[number]


def parts(claim: "Claim") -> "list[Words]":
    """All that a claim is made of: its source, if there is one, its cue, the pieces of its
    content."""
    return [*([claim.source] if claim.source else []), claim.cue, *claim.content]
