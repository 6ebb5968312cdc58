"""What a text may hold before offsets are counted in it, and how a text is folded for search.

`clean` makes the canonical text of plain files and the source of Markdown ones; decoding bytes is
the business of `sources`. Folding serves finding only: nothing folded is stored beside an offset.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from nkreader.text.ascii_words import holds
from nkreader.text.legible import legible

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""C0 and C1 but tab and newline, DEL, lone surrogates and two non-characters: what a terminal
would obey and XML 1.0 cannot hold."""

_GARBLED_FIRST = "âÃÂ"
_GARBLED = re.compile(
    "â€[\u0080-\u00bf˜™š›œžŸ“”–—†‡•…‰‹€‚ƒ„‘’ˆŠŒŽ]|â‚¬|Ã[\u00a0-\u00bf]|Â[\u00a0-\u00bf]"
)
"""UTF-8 read as Windows-1252, and written again."""

_QUOTES = dict.fromkeys("‘’‚‛′‹›", "'") | dict.fromkeys("“”„‟″«»", '"')
_SPACES = dict.fromkeys(
    "\t\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
    " ",
)
_QUOTES_AND_SPACES = _QUOTES | _SPACES
_UNPLAIN = re.compile(f"[{''.join(_QUOTES_AND_SPACES)}]")
_SHORT = 200
"""Code points, in which looking for each sign of the table takes longer than one pass."""
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


class Cleaned(NamedTuple):
    """A text that may be shown, and how many of its code points had to be replaced."""

    text: str
    replaced: int


def scrub(text: str) -> Cleaned:
    """Replace what is forbidden, one for one, by U+FFFD: offsets stay. A carriage return counts."""
    if text.replace("\n", " ").replace("\t", " ").isprintable():
        return Cleaned(text, 0)  # as most texts: what is forbidden can't be printed
    return Cleaned(*FORBIDDEN.subn("\ufffd", text))


def clean(raw: str) -> Cleaned:
    """The canonical form of a decoded file: no byte order mark, line ends as newlines, scrubbed.

    Everything else stays as it came: nothing is normalised, joined or trimmed.
    """
    text = raw.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return scrub(text)


def garbled(text: str) -> str | None:
    """The first sign that shows a text was once decoded wrongly ("â€™"), if it has two or more."""
    if not any(sign in text for sign in _GARBLED_FIRST):
        return None
    found = [match[0] for match in islice(_GARBLED.finditer(text), 2)]
    return found[0] if len(found) == 2 else None


def folded(text: str) -> str:
    """`text` as searches compare it: NFC, straight quotes, every space and line end a plain space,
    case folded. Its length may differ from the text's."""
    if text.isascii():
        return text.replace("\t", " ").replace("\n", " ").lower()
    if len(text) < _SHORT:
        plain = _UNPLAIN.sub(lambda found: _QUOTES_AND_SPACES[found[0]], text)
    else:
        plain = text
        for sign, read in _QUOTES_AND_SPACES.items():
            plain = plain.replace(sign, read)
    return plain.lower() if plain.isascii() else unicodedata.normalize("NFC", plain).casefold()


@cache
def _bare_letters() -> dict[str, str]:
    """Latin letters with marks, and the plain ones: Latin-1, the extensions A, B and Additional."""
    bare = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            bare[chr(code)] = base
    return bare


def without_marks(text: str) -> str:
    """A folded text, as long as before, its Latin letters without marks: `sinŭiju` as `sinuiju`."""
    if not holds(text, _MARKED):
        return text
    bare = _bare_letters()
    return _MARKED.sub(lambda found: bare.get(found[0], found[0]), text)


def fold_map(text: str) -> tuple[str, "array[int]"]:
    """The folded text without invisible signs, and for each code point its offset in `text`.

    The array has one entry more, `len(text)`, so that a hit `[a, b)` in the folded text lies at
    `[offsets[a], offsets[b])` in the text. Offsets never fall; what became several code points,
    or was several, maps to its first.
    """
    read, places = legible(text)
    if places is not None:
        whole, offsets = fold_map(read)
        return whole, array("I", (places[offset] for offset in offsets))
    whole = folded(text)
    if len(whole) == len(text) and unicodedata.is_normalized("NFC", text):
        return whole, array("I", range(len(text) + 1))
    pieces: list[str] = []
    offsets = array("I")
    line_start = 0
    for line in text.split("\n"):
        line_end = min(line_start + len(line) + 1, len(text))
        for start, end in _clusters(text, line_start, line_end):
            piece = folded(text[start:end])
            pieces.append(piece)
            offsets.extend([start] * len(piece))
        line_start = line_end
    offsets.append(len(text))
    return "".join(pieces), offsets


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The shortest pieces of `[start, end)` that NFC composes each on its own."""
    here = start
    for place in range(start + 1, end):
        if _apart(text, here, place):
            yield here, place
            here = place
    if here < end:
        yield here, end


def _apart(text: str, start: int, place: int) -> bool:
    """Whether NFC leaves the code point at `place` apart from the cluster `[start, place)`."""
    char = text[place]
    if char < "\u0300" or "\u3400" <= char <= "\ud7a3":
        return True
    if unicodedata.combining(char):
        return False
    before = text[start:place]
    return (
        unicodedata.normalize("NFC", before + char) == unicodedata.normalize("NFC", before) + char
    )
