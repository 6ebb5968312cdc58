"""Values of what is proposed to be tagged: by a rule about words, or by a model of own tags."""

from typing import Literal, NamedTuple, get_args

Kind = Literal["string", "entity", "query"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Rule(NamedTuple):
    """Where a tag is to be set: at every place that words, an entity or a query names."""

    tag: str
    """The tag's slug."""
    kind: Kind
    words: str
    """The words; an entity's name, spelling or id; a query."""
    sentence: bool = False
    """Tag the sentence that a place is in, not the place itself."""
    captions: bool = False
    """Also in captions, bylines, datelines and boilerplate."""


class KeptRule(NamedTuple):
    """A rule that is remembered, and asked of the articles that came since."""

    key: int
    rule: Rule
    retired: bool
    """Whether its tag can no longer be set."""


class Tally(NamedTuple):
    """What was found of a rule's places in some articles, besides those that are offered."""

    tagged: int = 0
    """Carry the tag already."""
    refused: int = 0
    """Were refused before."""
    apart: int = 0
    """Lie in captions, bylines, datelines or boilerplate, which the rule leaves out."""

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


class Suggestion(NamedTuple):
    """A sentence that looks like those that carry a tag, as a model of one's own tags sees it."""

    article: str
    version: str
    """By id; `start` and `end` count code points of its text."""
    start: int
    end: int
    exact: str
    tag: str
    score: float
    """How likely it is, 0 to 1, as far as articles that were not learnt from have shown."""
    because: tuple[tuple[str, float], ...]
    """The words that weigh most, each with what it adds."""
    proposed: str
    """When."""


class Learnt(NamedTuple):
    """A tag of which there are examples, and how good its model is on articles that it has not
    learnt from; None where that can't be told."""

    tag: str
    examples: int
    articles: int
    """In how many articles these are."""
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    wanting: str = ""
    """Why it is not learnt yet; nothing where it is."""


class Accepted(NamedTuple):
    """An annotation that was proposed by a model, and what it was proposed with."""

    annotation: str
    model: str
    model_version: str
    score: float
    because: tuple[str, ...]
    proposed: str
