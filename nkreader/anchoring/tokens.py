"""A text as numbered tokens, so that texts can be compared word by word.

Retyping does not change a token: case, Unicode composition, the shape of quotes, dashes and
ellipses, and invisible characters are folded away, and white space lies between tokens. Each token
keeps its offsets in the text as it is, so nothing folded is ever reported.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from unicodedata import normalize

MANY = 100
"""A sequence that stands in so many places is told from no other; further ones are not sought."""

_CHARACTERS = 0x110000
"""How many there are: more tokens than these share some, so what is found is looked at again."""

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"
_SYLLABIC = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and ideographs: written without spaces, so each character is a token."""
_LETTERS = rf"[^\W{_SYLLABIC}]"
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*"
    rf"|{_LETTERS}+(?:[{_MARKS}{_INVISIBLE}]+{_LETTERS}*)*"
    rf"|\.{{3}}|-{{2,3}}|[^\s{_INVISIBLE}{_MARKS}]"
)
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_FOLDS = str.maketrans(
    dict.fromkeys("“”„‟«»″〝〞＂", '"')
    | dict.fromkeys("‘’‚‛‹›′`´＇", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "..."}
)


def _folded(token: str) -> str:
    if token in ("--", "---"):
        return "-"
    if token.isascii():
        return "'" if token == "`" else token.lower()
    return normalize("NFC", _DROPPED.sub("", token)).translate(_FOLDS).casefold()


class Vocabulary:
    """Numbers for folded tokens; texts that are to be compared share one."""

    def __init__(self) -> None:
        self._raw: dict[str, int] = {}
        self._folded: dict[str, int] = {}

    def number(self, token: str) -> int:
        """The number of a token as it stands in a text."""
        known = self._raw.get(token)
        if known is None:
            known = self._folded.setdefault(_folded(token), len(self._folded))
            self._raw[token] = known
        return known


class Tokens:
    """The tokens of `text` in order: `ids`, and `starts` and `ends` in code points."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.starts = array("I")
        self.ends = array("I")
        self.ids: list[int] = []
        self._found: dict[tuple[int, ...], list[int]] = {}
        for match in _TOKEN.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.ids.append(vocabulary.number(match.group()))

    def __len__(self) -> int:
        return len(self.ids)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that `[start, end)` touches; empty over white space."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def raw(self, index: int) -> str:
        """A token as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_word(self, index: int) -> bool:
        """Whether a token has a letter or digit, so that it says something about a place."""
        return self.text[self.starts[index]].isalnum()

    def words(self, first: int, last: int) -> int:
        """How many of the tokens `first..last` (half-open) are words."""
        return sum(map(self.is_word, range(first, last)))

    @cached_property
    def _line(self) -> str:
        """The tokens as one character each, in which Python looks in linear time."""
        return _line(self.ids)

    def occurrences(self, ids: list[int]) -> list[int]:
        """Where this sequence of tokens stands, folded: the first MANY places."""
        key = tuple(ids)
        if key not in self._found:
            self._found[key] = list(islice(self._search(ids), MANY)) if ids else []
        return self._found[key]

    def _search(self, ids: list[int]) -> Iterator[int]:
        line, at = _line(ids), -1
        while (at := self._line.find(line, at + 1)) >= 0:
            if self.ids[at : at + len(ids)] == ids:
                yield at


def _line(ids: list[int]) -> str:
    return "".join([chr(number % _CHARACTERS) for number in ids])
