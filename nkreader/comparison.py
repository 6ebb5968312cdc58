"""Two codings of the same articles, difference by difference, and what was decided of them, as
values.

Offsets are code points of the article's current text.
"""

from typing import Literal, NamedTuple, Self, get_args

from nkreader.adjudicated import Choice as Choice
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
    def about(self) -> "About":
        """Its annotations and their claims."""
        a, b = (None if one is None else (one.id, one.claim) for one in self)
        return a, b

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


Party = tuple[str, str]
"""An annotation (by id) and its claim as it was when something was decided of it."""


class Decision(NamedTuple):
    """What was decided of one difference, into a third set."""

    id: str
    article: str
    """The article's id."""
    a: Party | None
    b: Party | None
    choice: Choice
    results: tuple[str, ...]
    """The ids of the annotations in the third set that stand for it."""
    annotator: str
    """Who decided."""
    reason: str | None
    created: str

    @property
    def about(self) -> "About":
        """What it was decided of."""
        return self.a, self.b

    @property
    def swapped(self) -> Self:
        """The same, told from the other side."""
        choice = _OTHER_SIDE.get(self.choice, self.choice)
        return self._replace(a=self.b, b=self.a, choice=choice)


About = tuple[Party | None, Party | None]
_OTHER_SIDE: dict[Choice, Choice] = {"left": "right", "right": "left"}


class Ruled(NamedTuple):
    """A difference and how far it is decided."""

    difference: Difference | None
    """None where neither annotation is there any more that was decided of."""
    decision: Decision | None = None
    stale: bool = False
    """Whether one of the annotations was changed after it was decided: it is asked again."""

    @property
    def is_open(self) -> bool:
        """Whether it is left to decide; what both say alike is not, but for what is stale."""
        if self.stale or self.difference is None:
            return True
        return self.decision is None and self.difference.kind != "same"

    @property
    def id(self) -> str:
        """What it is called by: the id of a's annotation, else of b's, else of its decision."""
        if self.difference is None:
            return self.decision.id if self.decision else ""
        return next(one.id for one in self.difference if one is not None)


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
