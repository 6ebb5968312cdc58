"""Whether a stretch of a text holds words: what SQL asks of very many stretches of the same texts.

A text is read once for all its stretches, and where it is spelled plainly most of them are told by
looking for a word as it stands; the others are looked at as every search looks at words.
"""

import re
import sqlite3
from array import array
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from nkreader.text.search_words import Wanted, holds
from nkreader.text.spelling import spelled

_KNOWN = 16
"""Words, with the places they stand at in the last text, that are remembered: a query has some."""
_HANGUL_AND_HAN = "\uac00-\ud7a3\u4e00-\u9fff"
_ODD = re.compile(
    f"[^\\x00-\\x7f\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026{_HANGUL_AND_HAN}]"
)
"""A sign that may be spelled otherwise, or be read as none, inside a word."""
_RUN = re.compile(f"[0-9a-z{_HANGUL_AND_HAN}]+")


class _Places(NamedTuple):
    """Where wanted words stand in a plain text."""

    parts: "array[int]"
    """Where the longest part of them does, which is in every place of them."""
    starts: "array[int]"
    ends: "array[int]"
    """Where they do as they are, one place behind the other; there may be others."""


class Holding:
    """`holds_between(version, start, end, words, starred)` of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version = -1
        self._text = ""
        self._plain: str | None = None
        """The text in small letters, where nothing in it is odd."""
        self._places: dict[tuple[str, int], _Places | None] = {}
        """Of the last text."""

    def __call__(self, version: int, start: int, end: int, words: str, starred: int) -> bool:
        """Whether the text of a version (by key) holds words in `[start, end)`."""
        if version != self._version:
            self._read(version)
        places = self._of(words, starred)
        if places is not None:
            at = bisect_left(places.parts, start)
            if at == len(places.parts) or places.parts[at] >= end:
                return False
            at = bisect_left(places.starts, start)
            if at < len(places.starts) and places.ends[at] <= end:
                return True
        return holds(self._text[start:end], words, bool(starred))

    def _read(self, version: int) -> None:
        # A cursor of its own: another one waits for the answer.
        sql = "SELECT text FROM version_text WHERE version = ?"
        row = self._connection.cursor().execute(sql, (version,)).fetchone()
        self._version, self._text = version, row[0] if row else ""
        self._plain = None if _ODD.search(self._text) else self._text.lower()
        self._places.clear()

    def _of(self, words: str, starred: int) -> _Places | None:
        """Where words stand; None where that can't be told so."""
        if self._plain is None:
            return None
        if (words, starred) not in self._places:
            if len(self._places) >= _KNOWN:
                self._places.clear()
            self._places[words, starred] = self._found(self._plain, words, starred)
        return self._places[words, starred]

    def _found(self, plain: str, words: str, starred: int) -> _Places | None:
        part = _part(words)
        if not part:
            return None
        parts = _every(plain, part)
        found = list(Wanted(words, bool(starred)).pattern().finditer(plain)) if parts else []
        return _Places(
            parts,
            array("L", [one.start() for one in found]),
            array("L", [one.end() for one in found]),
        )


@lru_cache(64)
def _part(words: str) -> str:
    """The longest run of letters in words as they are compared."""
    return max(_RUN.findall(spelled(words)), key=len, default="")


def _every(text: str, part: str) -> "array[int]":
    found = array("L")
    at = text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found
