"""Two codings of the same articles, difference by difference, as values.

Offsets are code points of the article's current text.
"""

from typing import Literal, NamedTuple, Self, get_args

from nkreader.model import Mark

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
    claim: str = ""
    """As what it was made: the version of the text, borders in it, the tag; wherever it lies now,
    this changes only where somebody has changed the annotation."""

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
    def tags(self) -> set[str]:
        """The slugs of both."""
        return {one.tag for one in self if one is not None}

    @property
    def place(self) -> tuple[int, int]:
        """From where the first of both begins to where the last ends."""
        spans = [(one.start, one.end) for one in self if one is not None]
        return min(start for start, _ in spans), max(end for _, end in spans)

    @property
    def swapped(self) -> Self:
        """The same, told from the other side."""
        return type(self)(self.b, self.a)


class Both(NamedTuple):
    """A difference with the annotations on both sides."""

    difference: Difference
    a: Mark | None
    b: Mark | None

    @property
    def words(self) -> list[str]:
        """What both are about: one wording, or two where the borders are others."""
        return list(dict.fromkeys(mark.words for mark in (self.a, self.b) if mark is not None))


def swapped(kind: Kind) -> Kind:
    """What a kind is called from the other side."""
    return _SWAPPED.get(kind, kind)


class ComparedArticle(NamedTuple):
    """An article that one of two sets has marks in, and what they are."""

    id: str
    title: str
    """Or its first words, where it has none."""
    publisher: str | None
    published: str | None
    differences: tuple[Difference, ...]
    """In the order of the text."""
    uncertain: tuple[int, int] = (0, 0)
    """How many annotations of a and of b wait for review or are not in the text any more: these are
    not compared."""


class Wanted(NamedTuple):
    """Which differences are asked for; empty: all."""

    kinds: frozenset[Kind] = frozenset()
    tags: frozenset[str] = frozenset()
    """Slugs; one side with such a tag is enough."""

    def lets(self, one: Difference) -> bool:
        """Whether a difference is asked for."""
        kinds, tags = self
        return (not kinds or one.kind in kinds) and (not tags or bool(tags & one.tags))
