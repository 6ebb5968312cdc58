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
