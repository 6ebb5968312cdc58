"""Certain because the text is the same, code point for code point."""

from nkreader.anchoring.pair import Pair, Passage
from nkreader.model import Placement


def unchanged(pair: Pair, passage: Passage) -> Placement | None:
    """The same offsets in the same text."""
    if pair.old.text != pair.new.text:
        return None
    return Placement("placed", passage.start, passage.end)
