"""Certain, without the old text, because quote and context stand where they stood.

At the same offset, code point for code point, with the 32 code points before and after: another
occurrence cannot be at the place of this one.
"""

from nkreader.anchoring.anchor import Anchor
from nkreader.model import Placement


def same_place(anchor: Anchor, text: str) -> Placement | None:
    """The anchor's own offsets, if nothing there has changed: the first that is asked, for it needs
    no words."""
    start = anchor.start - len(anchor.prefix)
    known = anchor.prefix + anchor.exact + anchor.suffix
    if start < 0 or text[start : start + len(known)] != known:
        return None
    return Placement("placed", anchor.start, anchor.end)
