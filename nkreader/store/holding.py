"""Whether a stretch of a text holds words: what SQL asks of very many stretches of the same texts.

A text is read once for all its stretches, and where it is spelled plainly most of them are told by
looking for a word as it stands; the others are looked at as every search looks at words.
"""

import re
import sqlite3
from array import array
from bisect import bisect_left

from nkreader.text.search_words import holds, spelled

_KNOWN = 16
"""Words, with the places they stand at in the last text, that are remembered: a query has some."""
_HANGUL_AND_HAN = "\uac00-\ud7a3\u4e00-\u9fff"
_ODD = re.compile(
    f"[^\\x00-\\x7f\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026{_HANGUL_AND_HAN}]"
)
"""A sign that may be spelled otherwise, or be read as none, inside a word."""
_RUN = re.compile(f"[0-9a-z{_HANGUL_AND_HAN}]+")


class Holding:
    """`holds_between(version, start, end, words, starred)` of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version = -1
        self._text = ""
        self._plain: str | None = None
        """The text in small letters, where nothing in it is odd."""
        self._places: dict[str, array[int]] = {}
        """Where the longest part of wanted words stands in it."""

    def __call__(self, version: int, start: int, end: int, words: str, starred: int) -> bool:
        """Whether the text of a version (by key) holds words in `[start, end)`."""
        if version != self._version:
            self._read(version)
        places = self._of(words)
        if places is not None:
            at = bisect_left(places, start)
            if at == len(places) or places[at] >= end:
                return False
        return holds(self._text[start:end], words, bool(starred))

    def _read(self, version: int) -> None:
        # A cursor of its own: another one waits for the answer.
        sql = "SELECT text FROM version_text WHERE version = ?"
        row = self._connection.cursor().execute(sql, (version,)).fetchone()
        self._version, self._text = version, row[0] if row else ""
        self._plain = None if _ODD.search(self._text) else self._text.lower()
        self._places.clear()

    def _of(self, words: str) -> "array[int] | None":
        """Where a part of the words stands that is in every place of them; None where that can't be
        told so."""
        if self._plain is None:
            return None
        known = self._places.get(words)
        if known is None:
            part = max(_RUN.findall(spelled(words)), key=len, default="")
            if not part:
                return None
            if len(self._places) >= _KNOWN:
                self._places.clear()
            known = self._places[words] = _every(self._plain, part)
        return known


def _every(text: str, part: str) -> "array[int]":
    found = array("L")
    at = text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found
