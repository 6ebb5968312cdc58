"""Claims: who says what in the articles of a library, as lists, panels and exports show it.

Offsets are code points of an article's current text. What is found in one text alone is in
`attributions`; here its words, its article and what people have decided are with it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from nkreader.attributions import BACKED, Kind, Manner

SpeakerDecisionKind = Literal["same", "different"]


class Words(NamedTuple):
    """Some words of a text, and where they stand."""

    start: int
    end: int
    exact: str


class HedgeWords(NamedTuple):
    """Words that say how sure a claim is, or how many stand behind it."""

    start: int
    end: int
    exact: str
    kind: str
    """`hearsay`, `seeming`, `guess`, `condition`, `unconfirmed` or `sources`."""


class SpeakerRef(NamedTuple):
    """What tells a speaker of an article, also when its text is read again by other rules."""

    article: str
    """The article's id."""
    name: str
    """One of the speaker's descriptions, in whatever case."""


class Claim(NamedTuple):
    """Something that somebody is reported to have said, thought or shown."""

    article: str
    """The article's id."""
    title: str
    """Its title, or its first words where it has none."""
    published: str | None
    publisher: str | None
    number: int
    """Which of the article's claims, from 0."""
    start: int
    """Where the first of its words stands: of source, cue or content."""
    end: int
    source: Words | None
    """None where nobody is named."""
    cue: Words
    content: tuple[Words, ...]
    """At least one piece, in the order of the text."""
    kind: Kind
    manner: Manner
    speaker: int | None
    """Which of the article's speakers; None where nobody is named."""
    name: str | None
    """What that speaker is called: the fullest of its descriptions."""
    doubtful: bool
    """Whether it is likely, not certain, that this speaker is meant."""
    hedges: tuple[HedgeWords, ...]
    tags: tuple[str, ...] = ()
    """Slugs of the current set's tags on passages that overlap its content, in their order."""

    @property
    def words(self) -> str:
        """What is claimed, its pieces joined."""
        return " … ".join(" ".join(one.exact.split()) for one in self.content)

    @property
    def is_hedged(self) -> bool:
        """Whether words make it less sure; how many stand behind it is none of these."""
        return any(one.kind != BACKED for one in self.hedges)

    @property
    def who(self) -> SpeakerRef | None:
        """Whom one decides about who says that this speaker is another one."""
        return None if self.name is None else SpeakerRef(self.article, self.name)


class ElsewhereSpeaker(NamedTuple):
    """A speaker of another article, of whom a person has said that it is this one."""

    article: str
    title: str
    published: str | None
    name: str


class Voice(NamedTuple):
    """One speaker of an article, with what is attributed to it."""

    ref: SpeakerRef | None
    """None for what is attributed to nobody who is named."""
    name: str
    """Its fullest description, in the words of the text; empty for nobody."""
    doubtful: bool
    """Whether it may be the same as one that stands before it."""
    descriptions: tuple[str, ...]
    """What the text calls it, the fullest first, each once; pronouns too."""
    elsewhere: tuple[ElsewhereSpeaker, ...]
    claims: tuple[Claim, ...]
    """In the order of the text."""


class SpeakerDecision(NamedTuple):
    """What a person has decided of two speakers: whether they are the same.

    The two stand in the order of article id and name; names are folded as searches fold words.
    """

    id: str
    kind: SpeakerDecisionKind
    article: str
    """An article's id."""
    speaker: str
    other_article: str
    other_speaker: str
    created: str


class Spoken(NamedTuple):
    """What goes out, or comes in, of claims and speakers."""

    claims: Mapping[str, tuple[Claim, ...]] = MappingProxyType({})
    """By the id of their article's current version, where they are asked for; they come back from
    no file: they are found again."""
    decisions: tuple[SpeakerDecision, ...] = ()
    """Of a set that goes out whole."""


UNSPOKEN = Spoken()
