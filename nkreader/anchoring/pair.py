"""What the strategies share for one pair of texts, each part made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property

from nkreader.anchoring.alignment import Alignment
from nkreader.anchoring.tokens import Tokens


class Pair:
    """An old text and a new one: their tokens and how they align."""

    def __init__(self, old: Tokens, new: Tokens) -> None:
        self.old = old
        self.new = new

    @cached_property
    def alignment(self) -> Alignment:
        """Where each old token went."""
        return Alignment(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Passage:
    """What is looked for: `[start, end)` of the old text, touching the tokens `first..last`."""

    start: int
    end: int
    first: int
    last: int
    """Half-open; equal to `first` where the span holds no token."""

    @classmethod
    def of(cls, tokens: Tokens, start: int, end: int) -> "Passage":
        """The passage `[start, end)` of a text."""
        return cls(start, end, *tokens.covering(start, end))

    @property
    def size(self) -> int:
        """How many tokens it touches."""
        return self.last - self.first
