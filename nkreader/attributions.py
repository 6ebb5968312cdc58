"""What a text attributes to somebody, as values: found by `attribution`, kept by `store`.

Spans are half-open pairs of code points of the text that was read.
"""

from typing import Literal, NamedTuple, get_args

Pair = tuple[int, int]
"""First code point, code point after the last."""
Kind = Literal["direct", "indirect", "mixed"]
"""In quotation marks, without, or both."""
Manner = Literal["said", "asked", "denied", "warned", "claimed", "believed", "wanted", "showed"]
"""What the cue says of how it was said."""
KINDS: tuple[Kind, ...] = get_args(Kind)
MANNERS: tuple[Manner, ...] = get_args(Manner)
"""A library keeps kinds and manners by their place in these: new ones come at the end."""
BACKED = "sources"
"""The kind of hedge that says how many stand behind a claim; every other one makes it less sure."""


class Hedge(NamedTuple):
    """Words that say how sure a claim is, or how many stand behind it."""

    start: int
    end: int
    kind: str
    """`hearsay`, `seeming`, `guess`, `condition`, `unconfirmed` or `sources`."""


class Attribution(NamedTuple):
    """Something that somebody is reported to have said, thought or shown."""

    source: Pair | None
    """None where nobody is named."""
    cue: Pair
    """The words, or the colon, that say it is said."""
    content: tuple[Pair, ...]
    """At least one piece, in the order of the text."""
    kind: Kind
    manner: Manner
    speaker: int | None
    """Which of the speakers; None where nobody is named."""
    doubtful: bool
    """Whether it is likely, not certain, that this speaker is meant."""
    hedges: tuple[Hedge, ...]


class Speaker(NamedTuple):
    """One source within one text, as its own words tell it from others."""

    name: str
    """Its fullest description, in the words of the text; "someone (“he”)" where it has none."""
    mentions: tuple[Pair, ...]
    """Where it is named as the source of something, in order."""
    doubtful: bool
    """Whether it may be the same as another speaker of the text."""


class Said(NamedTuple):
    """All that one text attributes."""

    attributions: tuple[Attribution, ...]
    """By the place of their first word."""
    speakers: tuple[Speaker, ...]
