"""A text cut into words and signs, in small letters: once for all who look for rules in it.

A word keeps what belongs to it: "third-party", "U.S", "1,000", "don't"; "'s" and its like stand
alone, and so does every sign. What lies between two is white space. What moves a cursor is cut by
`words`, after Unicode.
"""

import re
from functools import lru_cache
from itertools import accumulate, compress
from typing import NamedTuple

TOKEN = re.compile(
    r"(\w++(?:[-.&/,'\u2019](?:(?<=[-.&/])\w++|(?<=,)\d\w*+"
    r"|(?<=['\u2019])(?!(?:s|ve|ll|d|re|m)\b)[a-z\u00df-\u024f]\w*+))*+"
    r"|''|``|['\u2019](?:s|ve|ll|d|re|m)\b|\.\.+|--+|[^\w\s])"
)
_SIGNS = "'' `` \" ' \u2018 \u2019 \u201c \u201d \u201e \u00ab \u00bb \u300c \u300d \u300e \u300f"
MARKS = dict.fromkeys(_SIGNS.split(), True)
"""Signs that open or close quotations."""
KEPT = 200_000
"""Code points of a text that is kept cut until the next one comes."""


class Tokens(NamedTuple):
    """`words[i]`, in small letters, stands at `starts[i]:ends[i]` (code points of the text)."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    marks: list[int]
    """The words that may open or close a quotation."""


def tokens(text: str) -> Tokens:
    """The words and signs of `text`, in order."""
    return _kept(text) if len(text) <= KEPT else _cut(text)


@lru_cache(maxsize=1)
def _kept(text: str) -> Tokens:
    return _cut(text)


def _cut(text: str) -> Tokens:
    low = text.lower()
    if len(low) != len(text):  # one capital has two code points as a small letter
        low = text.replace("\u0130", "i").lower()
    pieces = TOKEN.split(low)
    words, places = pieces[1::2], list(accumulate(map(len, pieces)))
    marks = list(compress(range(len(words)), map(MARKS.get, words)))
    return Tokens(words, places[0:-1:2], places[1::2], marks)
