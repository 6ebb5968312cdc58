"""A text as sentences of words, with every quotation as one word: what the families read.

Owns how the text is cut and which marks of quotation belong together. What the words mean is the
business of `lexicon` and the families.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from nkreader.attribution.lexicon import lexicon, word_set

QUOTE = "\u201c"
"""The word that stands for a whole quotation."""
SHORT = 60
"""Words a quotation between single marks may have: they look like apostrophes."""
TOKEN = re.compile(
    r"(\w+(?:(?:[-.&/]|,(?=\d))\w+)*(?:['\u2019](?:t\b|[A-Z]\w+))?"
    r"|''|``|['\u2019](?:s|ve|ll|d|re|m)\b|\.\.+|--+|[^\w\s])"
)
SHORTENED = word_set(
    "mr mrs ms dr sen rep sens reps gov gen lt col st jr sr prof rev capt sgt maj inc co corp ltd "
    "no jan feb mar apr aug sept sep oct nov dec"
)
"""Words that a full stop belongs to."""
CLOSERS = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", '"': '"', "''": "''", "``": "''",
           "\u00ab": "\u00bb", "\u201d": "\u201d"}  # fmt: skip
SINGLE = {"\u2018": "\u2019", "'": "'"}
JOINED = frozenset(CLOSERS) | frozenset(SINGLE) | {"."}
"""Words that may be put together with others."""


class Sentence(NamedTuple):
    """Words `first` to `end` (exclusive) of a page."""

    first: int
    end: int
    block: int
    """The number of its paragraph."""


class Words(NamedTuple):
    """`words[i]`, in small letters, stands at `starts[i]:ends[i]`."""

    words: list[str]
    starts: list[int]
    ends: list[int]


class Page(NamedTuple):
    """`words[i]`, in small letters, stands at `starts[i]:ends[i]`; a quotation is `QUOTE`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]
    every: Words
    """The words before quotations were put together."""
    marked: list[int]
    """The words that some family may look for."""

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The code points of words `i` to `j` (exclusive)."""
        return self.starts[i], self.ends[j - 1]

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def where(self, words: Container[str]) -> Iterator[tuple[int, Sentence]]:
        """The marked words that are among `words`, in order, each with its sentence."""
        number, size = 0, len(self.sentences)
        for i in self.marked:
            if self.words[i] not in words:
                continue
            while number < size and self.sentences[number].end <= i:
                number += 1
            if number < size and self.sentences[number].first <= i:
                yield i, self.sentences[number]


def page(text: str, sentences: Sequence[tuple[int, int]]) -> Page:
    """Cut `text`, whose sentences are given in order, into words."""
    pieces = TOKEN.split(text)
    places = list(accumulate(map(len, pieces)))
    every = Words(list(map(str.lower, pieces[1::2])), places[0:-1:2], places[1::2])
    blocks = list(_blocks(text, sentences))
    borders = [end for _, end in blocks]
    words, starts, ends = _joined(text, every, [bisect_left(every.starts, end) for end in borders])
    cut: list[Sentence] = []
    for block, ((first, last), _) in enumerate(blocks):
        for start, end in sentences[first:last]:
            i, j = bisect_left(starts, start), bisect_left(starts, end)
            if cut and cut[-1].block == block and i and ends[i - 1] > start:
                # It begins inside a quotation, and belongs to the sentence that has that.
                cut[-1] = cut[-1]._replace(end=max(j, cut[-1].end))
            elif i < j:
                cut.append(Sentence(i, j, block))
    wanted = lexicon().wanted
    marked = [i for i, word in enumerate(words) if word in wanted]
    return Page(text, words, starts, ends, cut, every, marked)


def _blocks(
    text: str, sentences: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], int]]:
    """The paragraphs: their sentences (first, after the last), where the last ends."""
    first = 0
    for last in range(1, len(sentences) + 1):
        if last == len(sentences) or "\n" in text[sentences[last - 1][1] : sentences[last][0]]:
            yield (first, last), sentences[last - 1][1]
            first = last


def _joined(text: str, every: Words, borders: list[int]) -> Words:
    """The words with quotations put together, and full stops with what they shorten."""
    words, starts, ends = every
    out = Words([], [], [])
    done, size = 0, len(words)
    for i in [i for i, word in enumerate(words) if word in JOINED]:
        if i < done:
            continue
        if words[i] == ".":
            if not i or (i == done and not out.words) or not _is_shortened(every, i, text):
                continue
            first, last, word = i - 1, i, words[i - 1] + "."
        else:
            at = bisect_right(borders, i)
            last = _closing(text, every, i, borders[at] if at < len(borders) else size)
            first, word = i, QUOTE
            if not last:
                continue
        if first < done:
            continue
        _extend(out, every, done, first)
        out.words.append(word)
        out.starts.append(starts[first])
        out.ends.append(ends[last])
        done = last + 1
    _extend(out, every, done, size)
    return out


def _is_turn(text: str, every: Words, i: int, end: int) -> bool:
    """Whether "NAME:" stands at word `i`: somebody's turn in a transcript."""
    if i + 1 >= end or every.words[i + 1] != ":" or len(every.words[i]) < 3:
        return False
    return text[every.starts[i] : every.ends[i]].isupper()


def _extend(out: Words, every: Words, first: int, end: int) -> None:
    """Take over words `first` to `end` as they are."""
    out.words.extend(every.words[first:end])
    out.starts.extend(every.starts[first:end])
    out.ends.extend(every.ends[first:end])


def _is_shortened(every: Words, i: int, text: str) -> bool:
    """Whether the full stop at `i` belongs to the word before it."""
    if every.ends[i - 1] != every.starts[i]:
        return False
    before = every.words[i - 1]
    if before in SHORTENED or (len(before) > 2 and before[1] == "." and len(before) % 2):
        return text[every.starts[i - 1]].isupper()
    return len(before) == 1 and text[every.starts[i - 1]].isupper()


def _closing(text: str, every: Words, i: int, end: int) -> int:
    """The word that closes the quotation word `i` opens, 0 where it opens none."""
    words, starts, ends = every
    mark = words[i]
    start = starts[i]
    glued = start > 0 and not text[start - 1].isspace()
    closers = CLOSERS.get(mark)
    if closers is not None and _is_turn(text, every, i + 1, end):
        return 0
    if closers is not None:
        if mark == "\u201d" and glued:
            return 0
        wanted = (closers, *closers)
        for k in range(i + 1, end):
            if words[k] in wanted:
                return k
        return end - 1 if end - i > 4 and mark != "\u201d" else 0
    if glued and text[start - 1] not in "([":
        return 0
    single = SINGLE[mark]
    for k in range(i + 2, min(end, i + SHORT)):
        if words[k] == single and not text[starts[k] - 1].isspace() and (
            ends[k] >= len(text) or not text[ends[k]].isalnum()
        ):  # fmt: skip
            return k
    return 0
