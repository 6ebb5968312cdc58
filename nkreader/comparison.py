"""Two codings of the same articles, difference by difference, as values.

Offsets are code points of the article's current text.
"""

from typing import Literal, NamedTuple, Self, get_args

Kind = Literal["same", "tag", "borders", "only_a", "only_b"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Same borders and tag; same borders, another tag; same tag, other borders; only one of them."""
_SWAPPED: dict[Kind, Kind] = {"only_a": "only_b", "only_b": "only_a"}


class Coding(NamedTuple):
    """An annotation as it is compared: where it lies for certain, and what it says."""

    start: int
    end: int
    tag: str
    """The tag's slug."""
    id: str
    """The annotation's."""

    @property
    def said(self) -> tuple[int, int, str]:
        """What it says, whoever said it."""
        return self[:3]


class Difference(NamedTuple):
    """What two sets say of one passage, or that only one of them says something."""

    a: Coding | None
    b: Coding | None

    @property
    def kind(self) -> Kind:
        """Which of the five it is."""
        if self.a is None or self.b is None:
            return "only_a" if self.b is None else "only_b"
        if self.a.said == self.b.said:
            return "same"
        return "borders" if self.a.tag == self.b.tag else "tag"

    @property
    def place(self) -> tuple[int, int]:
        """From where the first of both begins to where the last ends."""
        spans = [(one.start, one.end) for one in self if one is not None]
        return min(start for start, _ in spans), max(end for _, end in spans)

    @property
    def swapped(self) -> Self:
        """The same, told from the other side."""
        return type(self)(self.b, self.a)


def swapped(kind: Kind) -> Kind:
    """What a kind is called from the other side."""
    return _SWAPPED.get(kind, kind)
