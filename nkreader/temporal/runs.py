"""Where a text may speak of time: runs of words that time expressions are made of.

Everything else of a text is passed over by one look-up a word. A run has at least one *head*
("week", "Monday", "2019"), whose families are told to look at it, and around it the words that
may stand beside heads ("the", "last", "two"). Runs are short, so what families do inside one is
bounded.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, compress
from typing import NamedTuple

from nkreader.temporal.family import FIGURES
from nkreader.temporal.words import MONTHS, WEEKDAYS

REACH = 12
"""Words that a run has before its first head and behind its last, at most."""
LONGEST = 48
"""Words of a run, at most."""

_WORD = re.compile(r"([a-z]+|[0-9]+)")
_GAPS = frozenset(
    ["", " ", "  ", "\n", " \n", "\n ", "-", "- ", " - ", ", ", ",",
     ",\n", "/", ":", "'", "' ", " '",
     " (", "(", ") "]
)  # fmt: skip
_DOTS = frozenset([".", ". ", ".\n", "., "])
_SIGNS = frozenset("/-.")
"""Signs between the figures of a date."""
_SHORT = frozenset(
    [name[:3] for name in (*MONTHS, *WEEKDAYS)]
    + ["sept", "tues", "thurs", "weds", "a", "p", "m", "b"]
)
"""Words that a full stop may end without ending the run."""
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_FLAT = tuple(
    zip("\t\r\u2019\u2018\u00a0\u2011\u2013\u2010\u202f\u2009", "  '' ---  ", strict=True)
)
"""Signs, and the plain ones that stand for them."""


class Vocabulary(NamedTuple):
    """What a run is made of; a bit of a number stands for a rule."""

    heads: Mapping[str, int]
    """The words that begin a run, with the rules they wake."""
    words: Mapping[str, int]
    """Every word that may stand in one, heads too, with the rules that need it."""


class Run(NamedTuple):
    """Words that belong together, as `[start, end)`, and the rules that are to look."""

    start: int
    end: int
    rules: int
    words: list[int]
    """Where its words begin."""


def flat(text: str) -> str:
    """`text` in small letters with plain signs, a code point for each of its own."""
    plain = text.lower()
    if len(plain) != len(text):  # one capital has two code points as a small letter
        plain = text.replace("\u0130", "i").lower()
    for sign, stands in _FLAT[: 2 if text.isascii() else None]:
        plain = plain.replace(sign, stands)
    return plain


def runs(plain: str, vocabulary: Vocabulary) -> Iterator[Run]:
    """The runs of a flat text, in order."""
    pieces = _WORD.split(plain)
    pieces[-1] = "\0"
    words, gaps = pieces[1::2], pieces[0::2]
    heads, known = vocabulary.heads, vocabulary.words
    marks, stands = list(map(heads.__contains__, words)), list(map(known.__contains__, words))
    for i in [i for i, word in enumerate(words) if word < ":"]:
        marks[i], stands[i] = _is_date(words, gaps, i), True
    places: list[int] = []
    size, last = len(words), -1
    for head in compress(range(size), marks):
        if head <= last:
            continue
        places = places or list(accumulate(map(len, pieces)))
        first, least = head, max(last + 1, head - REACH)
        while (
            first > least
            and stands[first - 1]
            and (gaps[first] in _GAPS or _dotted(gaps[first], words[first - 1]))
        ):
            first -= 1
        last, until = head + 1, min(size, head + REACH)
        while (
            last < until
            and stands[last]
            and (gaps[last] in _GAPS or _dotted(gaps[last], words[last - 1]))
        ):
            if marks[last]:
                until = min(size, last + REACH, first + LONGEST)
            last += 1
        last -= 1
        rules = 0
        for i in range(first, last + 1):
            rules |= known.get(words[i], 0)
            if marks[i]:
                rules |= heads.get(words[i], 0) or heads[FIGURES]
        end = places[2 * last + 1]
        end += words[last] in _SHORT and plain.startswith(".", end)
        yield Run(places[2 * first], end, rules, places[2 * first : 2 * last + 1 : 2])


def _is_date(words: list[str], gaps: list[str], i: int) -> bool:
    """Whether figures may be a year, the first of a date in figures, or a decade ("'70s")."""
    word, gap = words[i], gaps[i + 1]
    if len(word) == 4:
        return _YEAR.fullmatch(word) is not None
    if i + 1 == len(words) or len(word) > 2:
        return False
    after = words[i + 1]
    if len(word) == 2 and gaps[i].endswith("'") and len(gaps[i]) > 1:
        return True
    return (gap in _SIGNS and after[0] <= "9") or (not gap and after == "s" and word[-1] == "0")


def _dotted(gap: str, before: str) -> bool:
    """Whether a gap with a full stop keeps the words on its sides in one run."""
    return gap in _DOTS and (before in _SHORT or before[-1] <= "9")
