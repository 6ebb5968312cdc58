"""A text as sentences of words, with every quotation as one word: what the families read.

Owns how the text is cut and which marks of quotation belong together. What the words mean is the
business of `lexicon` and the families.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

QUOTE = "\u201c"
"""The word that stands for a whole quotation."""
SHORT = 60
"""Words a quotation between single marks may have: they look like apostrophes."""

TOKEN = re.compile(
    r"\d[\d,.]*\d|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Sens|Reps|Gov|Gen|Lt|Col|St|Jr|Sr|Prof"
    r"|Rev|Capt|Sgt|Maj|Inc|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|No|Ltd|[A-Z])\.(?=\s|,)|\w+(?:[-.&/]\w+)*(?:['\u2019](?:t\b|[A-Z]\w+))?"
    r"|''|``|['\u2019](?:s|ve|ll|d|re|m)\b|\.\.+|--+|[^\w\s]"
)
_CLOSERS = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", '"': '"', "''": "''", "``": "''",
            "\u00ab": "\u00bb", "\u201d": "\u201d"}  # fmt: skip
_SINGLE = {"\u2018": "\u2019", "'": "'"}


class Sentence(NamedTuple):
    """Words `first` to `end` (exclusive) of a page."""

    first: int
    end: int
    block: int
    """The number of its paragraph."""


class Page(NamedTuple):
    """`words[i]`, in small letters, stands at `starts[i]:ends[i]`; a quotation is `QUOTE`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The code points of words `i` to `j` (exclusive)."""
        return self.starts[i], self.ends[j - 1]

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()


def page(text: str, sentences: Sequence[tuple[int, int]]) -> Page:
    """Cut `text`, whose sentences are given in order, into words."""
    out = Page(text, [], [], [], [])
    first, size = 0, len(sentences)
    block = 0
    while first < size:
        last = first + 1
        while last < size and "\n" not in text[sentences[last - 1][1] : sentences[last][0]]:
            last += 1
        _paragraph(out, sentences[first:last], block)
        block += 1
        first = last
    return out


def _paragraph(out: Page, sentences: Sequence[tuple[int, int]], block: int) -> None:
    """Add the words and sentences of one paragraph; no sentence ends inside a quotation."""
    text, starts = out.text, out.starts
    found = [match.span() for match in TOKEN.finditer(text, sentences[0][0], sentences[-1][1])]
    borders = iter([*(start for start, _ in sentences[1:]), len(text) + 1])
    border = next(borders)
    first = len(starts)
    i, size = 0, len(found)
    while i < size:
        start, end = found[i]
        if start >= border:
            if len(starts) > first:
                out.sentences.append(Sentence(first, len(starts), block))
                first = len(starts)
            while start >= border:
                border = next(borders)
        word = text[start:end]
        close = _closing(text, found, i, word) if not word[0].isalnum() else 0
        if close:
            i, end, word = close, found[close][1], QUOTE
            while border < end:
                border = next(borders)
        out.words.append(word.lower())
        starts.append(start)
        out.ends.append(end)
        i += 1
    if len(starts) > first:
        out.sentences.append(Sentence(first, len(starts), block))


def _closing(text: str, found: list[tuple[int, int]], i: int, mark: str) -> int:
    """The token that closes the quotation token `i` opens, 0 where it opens none."""
    closers = _CLOSERS.get(mark)
    if mark == "\u201d" and found[i][0] and not text[found[i][0] - 1].isspace():
        return 0
    if closers is not None:
        for k in range(i + 1, len(found)):
            start, end = found[k]
            if text[start] in closers and text[start:end] in (closers, *closers):
                return k
        return len(found) - 1 if len(found) - i > 4 and mark != "\u201d" else 0
    single = _SINGLE.get(mark)
    start = found[i][0]
    if single is None or (start and not text[start - 1].isspace() and text[start - 1] not in "(["):
        return 0
    for k in range(i + 2, min(len(found), i + SHORT)):
        start, end = found[k]
        if text[start:end] == single and not text[start - 1].isspace() and (
            end >= len(text) or not text[end].isalnum()
        ):  # fmt: skip
            return k
    return 0
