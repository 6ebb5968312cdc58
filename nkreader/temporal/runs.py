"""Where a text may speak of time: runs of words that time expressions are made of.

Everything else of a text is passed over by one look-up a word. A run has at least one *head*
("week", "Monday", "2019"), whose families are told to look at it, and around it the words that
may stand beside heads ("the", "last", "two"). Runs are short, so what families do inside one is
bounded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, compress
from typing import NamedTuple

from nkreader.temporal.family import COUNTS, FIGURES
from nkreader.temporal.words import MONTHS, WEEKDAYS
from nkreader.text.tokens import Tokens

REACH = 12
"""Words that a run has before its first head and behind its last, at most."""
LONGEST = 48
"""Words of a run, at most."""

_WORD = re.compile(r"([a-z]+|[0-9]+)")
_JOINING = ("", " ", "  ", "-", "- ", " - ", ",", ", ", "/", ":", "'", "' ", " '", " (", "(", ") ")
_GAPS = frozenset([*_JOINING, *(gap.replace(" ", "\n") for gap in _JOINING if gap != "  ")]) | {
    " \n", "\n ",
}  # fmt: skip
"""What lies between two words of a run; a line may break there."""
_DOTS = frozenset([".", ". ", ".\n", "., "])
_SIGNS = frozenset("/-.")
"""Signs between the figures of a date."""
_SHORT = frozenset(
    [name[:3] for name in (*MONTHS, *WEEKDAYS)]
    + ["sept", "tues", "thurs", "weds", "a", "p", "m", "b"]
)
"""Words that a full stop may end without ending the run."""
_JOINTS = frozenset(".,-/:'()")
"""Signs that may lie between the words of a run."""
_REMEMBERED = 40_000
"""Words of texts that are kept with what they are here."""
_TWO = re.compile(r"\d\d")
"""What a year is behind an apostrophe: "'98"."""
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_FLAT = tuple(
    zip("\t\r\u2019\u2018\u00a0\u2011\u2013\u2010\u202f\u2009", "  '' ---  ", strict=True)
)
"""Signs, and the plain ones that stand for them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text as a part of runs, of which it may be several: "third-quarter", "1990s"."""

    rules: int
    """The rules that it wakes; a bit stands for a rule, or for what a rule needs besides."""
    parts: tuple[tuple[int, int], ...]
    """Where in it the words of a run begin, and the rules whose matches may begin with each; none
    in a sign that may lie between two."""
    begin: int
    """Where in it the first of them begins."""
    end: int
    """Where in it the last of them ends."""
    last: str
    """The last of them."""
    is_head: bool
    """Whether it begins a run; an apostrophe does where a short year is behind it."""
    opens: bool
    """Whether a run may go on before it."""
    closes: bool
    """Whether one may go on behind it."""


class Vocabulary(dict[str, Word | None]):
    """What is known of the words of texts, worked out when first asked for; None: no run has it."""

    def __init__(
        self, heads: Mapping[str, int], words: Mapping[str, int], first: Mapping[str, int], any: int
    ) -> None:
        """The words that begin a run, and all that may stand in one, with the rules they wake; the
        rules that begin with each, and those that begin with any word."""
        super().__init__()
        self.heads, self.words, self.first, self.any = heads, words, first, any
        self.begins = _Begins(self)

    def __missing__(self, word: str) -> Word | None:
        if len(self) > _REMEMBERED:
            self.clear()
        self[word] = told = self._told(word)
        return told

    def _told(self, word: str) -> Word | None:
        pieces = _WORD.split(flat(word))
        parts, gaps = pieces[1::2], pieces[0::2]
        if not parts:
            sign = gaps[0]
            return Word(0, (), 0, 0, "", sign == "'", True, True) if sign in _JOINTS else None
        stands = [part in self.words or part < ":" for part in parts]
        if not any(stands):
            return None
        rules, is_head = 0, False
        for i, part in enumerate(parts):
            rules |= self.words.get(part, 0) | (self.words[COUNTS] if part < ":" else 0)
            if part in self.heads or (part < ":" and _is_date(parts, gaps, i)):
                is_head = True
                rules |= self.heads.get(part, 0) or self.heads[FIGURES]
            rules |= self.words.get(gaps[i], 0)
        ends = list(accumulate(map(len, pieces)))
        begins = [self.first.get(COUNTS if part < ":" else part, 0) | self.any for part in parts]
        return Word(
            rules, tuple(zip(ends[0:-1:2], begins, strict=True)), ends[0], ends[-2], parts[-1],
            is_head, stands[0], stands[-1],
        )  # fmt: skip


class _Begins(dict[str, bool]):
    """Whether a word of a text begins a run."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, word: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        told = self.vocabulary[word]
        self[word] = head = told is not None and told.is_head
        return head


class Run(NamedTuple):
    """Words that belong together, as `[start, end)`, and the rules that are to look."""

    start: int
    end: int
    rules: int
    words: list[tuple[int, int]]
    """Where its words begin, and the rules whose matches may begin there."""


def flat(text: str) -> str:
    """`text` in small letters with plain signs, a code point for each of its own."""
    plain = text.lower()
    if len(plain) != len(text):  # one capital has two code points as a small letter
        plain = text.replace("\u0130", "i").lower()
    for sign, stands in _FLAT[: 2 if text.isascii() else None]:
        plain = plain.replace(sign, stands)
    return plain


def runs(plain: str, cut: Tokens, vocabulary: Vocabulary) -> Iterator[Run]:
    """The runs of a flat text that is cut into words, in order."""
    words, done, size = cut.words, 0, len(cut.words)
    for head in compress(range(size), map(vocabulary.begins.__getitem__, words)):
        told = vocabulary[words[head]]
        if told is not None and not told.parts:
            head += 1
            told = vocabulary[words[head]] if head < size and _TWO.fullmatch(words[head]) else None
            told = told and replace(told, rules=told.rules | vocabulary.heads[FIGURES])
        if head >= done and told is not None:
            run, done = _around(plain, cut, vocabulary, head, done, told)
            yield run


def _around(
    plain: str, cut: Tokens, vocabulary: Vocabulary, head: int, done: int, told: Word
) -> tuple[Run, int]:
    """The run around a head, not before word `done`, and the word behind it."""
    words, starts, rules, signs = cut.words, cut.starts, told.rules, vocabulary.words
    start = starts[head]
    first, end = start + told.begin, start + told.end
    row, this, i, least = [(start, told.parts)], told, head - 1, max(done, head - REACH)
    while i >= least and this.opens and (near := vocabulary[words[i]]) is not None:
        if near.parts:
            start = starts[i]
            gap = plain[start + near.end : first]
            if not near.closes or not (gap == " " or _joins(gap, near.last)):
                break
            row.append((start, near.parts))
            first = start + near.begin
            rules |= near.rules | signs.get(gap, 0)
            this = near
        i -= 1
    if len(row) > 1:
        row.reverse()
    done, i, until = head + 1, head + 1, min(len(words), head + REACH)
    this = told
    while i < until and this.closes and (near := vocabulary[words[i]]) is not None:
        if near.parts:
            start = starts[i]
            gap = plain[end : start + near.begin]
            if not near.opens or not (gap == " " or _joins(gap, this.last)):
                break
            row.append((start, near.parts))
            rules |= near.rules | signs.get(gap, 0)
            this, end, done = near, start + near.end, i + 1
            if near.is_head:
                until = min(len(words), i + REACH, head + LONGEST)
        i += 1
    end += this.last in _SHORT and plain.startswith(".", end)
    return Run(
        first, end, rules, [(at + part, ones) for at, parts in row for part, ones in parts]
    ), done


def _joins(gap: str, before: str) -> bool:
    """Whether a gap keeps the words on its sides in one run."""
    return gap in _GAPS or (gap in _DOTS and (before in _SHORT or before[-1] <= "9"))


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
