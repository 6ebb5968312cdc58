"""Between which two characters a row may end.

Spaces; after a dash between words; and between ideographs or kana, kept from what may not begin or
end a line (the common core of the Japanese and Chinese line-breaking rules, JIS X 4051). Korean
words stay whole: a break beside Hangul needs a space. A word longer than a row is cut by `tear`.
"""

import re

SPACES = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
"""White space that a row may end at; no-break spaces are not among it."""
_AFTER = SPACES | {"\u200b"}

_CJ = (
    "\u2e80-\u2fdf\u3001-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f"
)
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"

NOT_ONLY_SPACES = re.compile(
    f"[{_CJ}\U00020000-\U0003ffff\u200b\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000\t]"
)
"""Finds what makes a line have other break opportunities than its plain spaces and dashes."""


def _ranges(letters: str) -> list[tuple[str, str]]:
    return list(zip(letters[::3], letters[2::3], strict=True))


class _Kinds(dict[str, str]):
    """Character -> "i" for an ideograph or kana, "h" for Hangul, else "": filled as texts need it,
    for a pattern takes longer to compile than all else of this module."""

    _KINDS = (("i", _ranges(f"{_CJ}\U00020000-\U0003ffff")), ("h", _ranges(_HANGUL)))

    def __missing__(self, char: str) -> str:
        kinds = (k for k, ranges in self._KINDS for first, last in ranges if first <= char <= last)
        kind = self[char] = next(kinds, "")
        return kind


_KINDS = _Kinds()
_HANJA = 8
"""How many ideographs in a row are looked at for a Korean word around them."""

_NO_START = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”»›ゝゞ々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゠〜～…‥％℃"
    ")]}.,;:!?%"
)
_NO_END = frozenset("（［｛〔〈《「『【〘〖〝‘“«‹￥＄￡([{$£¥€₩")
_DASHES = frozenset("—―")
_CLOSERS = frozenset("”’\"')]}»›.,;:!?—―")
_TEARS = frozenset("/-_?&=.,:;")


def can_break(text: str, at: int) -> bool:
    """Whether a row may end before `text[at]`, which has a code point before it."""
    before, after = text[at - 1], text[at]
    if before in _AFTER or after in SPACES:
        return True
    if before in _DASHES:
        return after not in _CLOSERS and not after.isspace()
    kinds = (_KINDS[before], _KINDS[after])
    if "i" not in kinds or "h" in kinds or before.isspace() or after.isspace():
        return False
    return after not in _NO_START and before not in _NO_END and not _in_korean_word(text, at)


def _in_korean_word(text: str, at: int) -> bool:
    """Whether the ideographs around a place belong to a word that goes on in Hangul (北韓은)."""
    end = at
    while end < min(at + _HANJA, len(text)) and _KINDS[text[end]] == "i":
        end += 1
    start = at
    while start > max(at - _HANJA, 0) and _KINDS[text[start - 1]] == "i":
        start -= 1
    around = text[end : end + 1] + text[max(0, start - 1) : start]
    return any(_KINDS[char] == "h" for char in around)


def after_dash(text: str, start: int, end: int) -> int:
    """The last place in `(start, end]` behind a dash where a row may end, or -1."""
    at = text.rfind("—", start, end)
    if at <= start or at + 1 >= len(text) or not can_break(text, at + 1):
        return -1
    return at + 1


def tear(text: str, start: int, end: int) -> int:
    """Where to cut a word that fills the row `[start, end)`: behind the last mark that joins parts
    of an address if one stands in its second half, else at its end."""
    for at in range(end, start + (end - start) // 2, -1):
        if text[at - 1] in _TEARS:
            return at
    return end
