"""Korean letters: which text has any, which line is Korean, syllables whose letters stand apart.

What Korean words mean is the business of the rooms above.
"""

import re
from unicodedata import normalize

SYLLABLE = re.compile(
    "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
)
"""A syllable whose letters stand apart, as in NFD."""
_APART = re.compile("[\u1100-\u1112\u11a8-\u11c2]")
_ANY = re.compile("[\uac00-\ud7a3\u1100-\u1112]")
"""What shows that a text has Korean in it."""
_WESTERN = "cp1252"
"""Has the letters and marks of most English text, and none of Hangul."""
WEIGHT = 3
"""A line is Korean if it has a syllable of Hangul for so many letters: a syllable is two or three
of another script."""
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_OTHERS = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff]+")
"""Letters of other scripts that news is written in."""


def has_korean(text: str) -> bool:
    """Whether there is any Hangul in a text."""
    if text.isascii():
        return False
    try:
        text.encode(_WESTERN)  # a third of what the search costs
    except UnicodeEncodeError:
        return _ANY.search(text) is not None
    return False


def has_letters_apart(text: str) -> bool:
    """Whether syllables may stand in a text as letters, as in NFD."""
    return _APART.search(text) is not None


def is_korean(line: str) -> bool:
    """Whether Hangul outweighs the letters of other scripts."""
    others = _OTHERS.findall(line)
    if not others:
        return _HANGUL.search(line) is not None
    hangul = sum(map(len, _HANGUL.findall(line)))
    return hangul * (WEIGHT - 1) >= sum(map(len, others)) and hangul > 0


def composed(line: str) -> tuple[str, list[int] | None]:
    """A line with its jamo put together, and where each code point stood, `len(line)` behind the
    last; None where nothing changed."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in SYLLABLE.finditer(line):
        start, end = found.span()
        whole = normalize("NFC", found[0])
        if len(whole) > 1:
            continue
        pieces += [line[done:start], whole]
        places.extend(range(done, start + 1))
        done = end
    if not pieces:
        return line, None
    places.extend(range(done, len(line) + 1))
    return "".join([*pieces, line[done:]]), places
