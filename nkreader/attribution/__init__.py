"""Who says what: source, cue and content of everything a text attributes to somebody.

`attribute(text, sentences)` runs the rules. Nothing is loaded before the first call.
"""

from collections.abc import Sequence

from nkreader.attribution.values import Said
from nkreader.text.syllables import has_korean

VERSION = 3
"""Bumped when rules or lists change what is found; what is stored of another version is stale."""


def attribute(text: str, sentences: Sequence[tuple[int, int]]) -> Said:
    """What `text` attributes, and to whom; `sentences` are its own, in order, in code points."""
    from nkreader.attribution import rules

    said = rules.attribute(text, sentences)
    if not has_korean(text):
        return said
    from nkreader.attribution.korean import with_korean

    return with_korean(said, text, sentences)
