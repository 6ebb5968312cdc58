"""Where words begin and end: for moving by word, pulling a selection and counting.

After Unicode's UAX 29: an apostrophe or full stop between letters and a comma or full stop between
digits belong to the word, a hyphen does not; Korean words are kept whole, and every Chinese
character and Japanese hiragana is a word of its own.
"""

import re
from collections.abc import Iterator
from functools import cache

from nkreader.text.ascii_words import beyond_ascii, cut, table

_ALONE = "\u3005\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0e31\u0e34-\u0e3a\u3099\u309a\ufe0f"
_ASCII_WORD = re.compile(r"\w+(?:[.']\w+|(?<=\d),(?=\d)\w+)*")
_PLAIN_WORD = re.compile(r"\w+(?:[.'’·]\w+|(?<=\d),(?=\d)\w+)*")
"""Where every letter is one code point, and no word is only one."""
_LETTER = re.compile(rf"[\w{_MARKS}]")
_JOINED = re.compile(r"[.'’·,](?:(?<=\w[^,])(?=\w)|(?<=\d,)(?=\d))")
"""A sign that makes one word of what stands on both its sides."""
_APART = table("")


@cache
def _any_word() -> "re.Pattern[str]":
    """Compiled when first needed: it costs more than all other patterns of the start together."""
    letter = rf"(?:(?![{_ALONE}])\w)[{_MARKS}]*"
    joined = rf"[.'’·](?:{letter})+|(?<=\d),(?=\d)(?:{letter})+"
    return re.compile(rf"(?:{letter})+(?:{joined})*|[{_ALONE}]")


@cache
def _special() -> "re.Pattern[str]":
    return re.compile(f"[{_ALONE}{_MARKS}]")


def _word(text: str) -> "re.Pattern[str]":
    """What finds the words of a text: the simplest that does."""
    if text.isascii():
        return _ASCII_WORD
    return _any_word() if _special().search(text) else _PLAIN_WORD


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The words within `[start, end)`, cut at those bounds, in order."""
    for match in _word(text).finditer(text, start, len(text) if end is None else end):
        yield match.span()


def count_words(text: str) -> int:
    """How many words a text has."""
    if _LETTER.search(beyond_ascii(text)):
        return len(_word(text).findall(text))
    return len(cut(text, _APART)) - len(_JOINED.findall(text))
