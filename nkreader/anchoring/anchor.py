"""What is kept of a span so that it can be found again: position, exact quote, a little context.

These are the W3C Web Annotation selectors TextPositionSelector and TextQuoteSelector in one value.
"""

from typing import NamedTuple

CONTEXT = 32
"""Code points kept on either side, as other annotation clients keep them."""


class Anchor(NamedTuple):
    """A described span; offsets are code points of the text it was described in."""

    start: int
    end: int
    exact: str
    """`text[start:end]`."""
    prefix: str
    """Up to 32 code points before it; shorter only at the start of the text."""
    suffix: str
    """Up to 32 code points after it; shorter only at the end of the text."""


def describe(text: str, start: int, end: int) -> Anchor:
    """The anchor of `[start, end)` in `text`. Raises ValueError where that is not a span of it."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"not a span of a text of {len(text)}: {start}..{end}")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(start, end, text[start:end], before, after)
