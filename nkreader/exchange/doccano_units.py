"""In which unit a doccano file counts: its projects differ, and its files do not say.

UTF-16 units are the rule; a project may count grapheme clusters ("Count grapheme clusters as one
character"), and what a script has imported counts code points. A file is read in the unit in which
most of its spans begin and end at words; where several are alike, in the first of these.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from nkreader.exchange.units import Units, utf16

Back = Callable[[int], int | None]
"""From an offset in a unit to one in code points; None where there is none."""

_JOINS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u093a-\u094d\u0e31\u0e34-"
    "\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
)
_PICTURES = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_CLUSTER = re.compile(
    rf"\r\n|[\U0001f1e6-\U0001f1ff]{{2}}[{_JOINS}]*"
    rf"|[\u1100-\u115f]*[\u1160-\u11a7\uac00-\ud7a3][\u1160-\u11a7]*[\u11a8-\u11ff]*[{_JOINS}]*"
    rf"|(?:[\u1100-\u115f]+|[\u11a8-\u11ff]+)[{_JOINS}]*"
    rf"|[{_PICTURES}](?:[{_JOINS}]*\u200d[{_PICTURES}])*[{_JOINS}]*"
    rf"|.[{_JOINS}]*",
    re.DOTALL,
)
"""What a reader takes for one sign: a letter with its marks, a syllable, a flag, a joined emoji."""


class Counted(NamedTuple):
    """A unit, and how to count back from it in a text."""

    name: str
    back_in: Callable[[str], Back]


def _code_points(text: str) -> Back:
    return Units(text, lambda sign: 1).back


def _clusters(text: str) -> Back:
    borders = [0, *(found.end() for found in _CLUSTER.finditer(text))]
    return lambda offset: borders[offset] if 0 <= offset < len(borders) else None


UNITS = (
    Counted("UTF-16 units", lambda text: utf16(text).back),
    Counted("code points", _code_points),
    Counted("grapheme clusters", _clusters),
)


def unit_of(texts: Iterable[tuple[str, list[tuple[int, int]]]]) -> Counted:
    """The unit of a file, of its texts with the offsets of their spans."""
    fits = [0] * len(UNITS)
    for text, spans in texts:
        if not text.isascii():
            for number, unit in enumerate(UNITS):
                back = unit.back_in(text)
                fits[number] += sum(_is_at_words(text, back(one[0]), back(one[1])) for one in spans)
    return UNITS[fits.index(max(fits))]


def _is_at_words(text: str, start: int | None, end: int | None) -> bool:
    """Whether a span begins and ends where a word does, or a sign that is none."""
    if start is None or end is None or not start < end:
        return False
    words = text[start:end]
    if words != words.strip():
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    cut = (before.isalnum() and words[0].isalnum()) or (words[-1].isalnum() and after.isalnum())
    return not cut and not re.match(f"[{_JOINS}]", after)
