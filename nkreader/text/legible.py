"""Signs in a text that nobody reads: soft hyphens and other invisible ones inside a word.

A text keeps them; whoever looks for words in it looks at the text without them. Spaces of other
widths and kinds read as plain ones.
"""

import re
from array import array
from functools import lru_cache

from nkreader.text.ascii_words import holds

INVISIBLE = "\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f"
"""Soft hyphen, joiners, direction marks and controls, word joiner, byte order mark, variants."""

_CANDIDATE = re.compile(f"[{INVISIBLE}\u200b]")
_UNREAD = re.compile(f"[{INVISIBLE}]+|(?<=[^\\W\\d_])\u200b+(?=[^\\W\\d_A-Z])")
"""A zero width space parts words, but for one in the middle of a word."""
KEPT = 200_000
"""Code points of a text that is kept until the next one comes: several look for words in it."""


def legible(text: str) -> tuple[str, "array[int] | None"]:
    """`text` without what nobody reads, and for each code point of it the offset in `text`.

    The array has one entry more, `len(text)`; it is None where nothing was left out.
    """
    if text.isascii():
        return text, None
    return _kept(text) if len(text) <= KEPT else _read(text)


@lru_cache(maxsize=1)
def _kept(text: str) -> tuple[str, "array[int] | None"]:
    return _read(text)


def _read(text: str) -> tuple[str, "array[int] | None"]:
    if not holds(text, _CANDIDATE):
        return text, None
    pieces: list[str] = []
    offsets = array("I")
    done = 0
    for found in _UNREAD.finditer(text):
        pieces.append(text[done : found.start()])
        offsets.extend(range(done, found.start()))
        done = found.end()
    if not done:
        return text, None
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return "".join(pieces), offsets


def visible_end(text: str, start: int, end: int) -> int:
    """The end of `[start, end)` without invisible signs and spaces behind its last word."""
    while end > start + 1 and (text[end - 1].isspace() or _UNREAD.match(text, end - 1, end)):
        end -= 1
    return end
