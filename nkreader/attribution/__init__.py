"""Who says what: source, cue and content of everything a text attributes to somebody.

`attribute(text, sentences)` runs the rules. Nothing is loaded before the first call.
"""

from collections.abc import Sequence

from nkreader.attribution.values import Said

VERSION = 2
"""Bumped when rules or lists change what is found; what is stored of another version is stale."""


def attribute(text: str, sentences: Sequence[tuple[int, int]]) -> Said:
    """What `text` attributes, and to whom; `sentences` are its own, in order, in code points."""
    from nkreader.attribution import rules

    return rules.attribute(text, sentences)
