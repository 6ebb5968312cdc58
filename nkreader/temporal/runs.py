"""Where a text may speak of time: runs of words that time expressions are made of.

Everything else of a text is passed over by one look-up a word. A run has at least one *head* ("week",
"Monday", "2019"), whose families are told to look at it, and around it the words that may stand beside
heads ("the", "last", "two"). Runs are short, so what families do inside one is bounded.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from nkreader.temporal.words import MONTHS, WEEKDAYS

LONGEST = 24
"""Words of a run, at most."""
_WORD = re.compile(r"([a-z]+|[0-9]+)")
_GAPS = frozenset(
    [" ", "  ", "\n", " \n", "\n ", "-", "- ", ", ", ",", "/", ":", "", "'", "' ", " '", ",\n", " - ", " (", "(", ") "]
)  # fmt: skip
_SIGNS = frozenset("/-.")
"""Signs between the figures of a date."""
_DOTS = frozenset([".", ". ", ".\n", "., "])
_SHORT = frozenset(
    [name[:3] for name in (*MONTHS, *WEEKDAYS)] + ["sept", "tues", "thurs", "weds", "a", "p", "m", "b"]
)
"""Words that a full stop may end without ending the run."""
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_FLAT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u2011": "-", "\u2013": "-", "\u2010": "-",
                       "\t": " ", "\r": " ", "\u202f": " ", "\u2009": " "})  # fmt: skip
_CAPITALS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


class Run(NamedTuple):
    """Words that belong together, as `[start, end)`, and the families that are to look."""

    start: int
    end: int
    families: int
    """A bit for each family, by its place in the table."""


def flat(text: str) -> str:
    """`text` in small letters with plain signs, a code point for each of its own."""
    return text.translate(_FLAT).translate(_CAPITALS)


def runs(plain: str, words: Mapping[str, int], years: int) -> Iterator[Run]:
    """The runs of a flat text. `words` has every word that may stand in one, with the families of those
    that are heads; `years` are those of a year in figures."""
    pieces = _WORD.split(plain)
    at, last = 0, len(pieces) - 1
    i, start, families, count, end = 1, -1, 0, 0, 0
    while i < last:
        word = pieces[i]
        at += len(pieces[i - 1])
        bits = words.get(word, -1)
        figure = bits < 0 and word[0] <= "9"
        if figure and (_YEAR.fullmatch(word) or (pieces[i + 1] in _SIGNS and pieces[i + 2 : i + 3] > [""])):
            bits = years
        if bits < 0 and not figure:
            if families:
                yield Run(start, end, families)
            start, families = -1, 0
        else:
            if start < 0 or count >= LONGEST or not _joined(pieces[i - 1], pieces[i - 2]):
                if families:
                    yield Run(start, end, families)
                start, families, count = at, 0, 0
            families |= max(bits, 0)
            count += 1
            end = at + len(word)
            if end < len(plain) and plain[end] == "." and word in _SHORT:
                end += 1
        at += len(word)
        i += 2
    if families:
        yield Run(start, end, families)


def _joined(gap: str, before: str) -> bool:
    """Whether a gap keeps the words on its sides in one run."""
    return gap in _GAPS or (gap in _DOTS and (before in _SHORT or before[-1] <= "9"))
