"""A text as sentences of words, with every quotation as one word: what the families read.

Owns which words are put together, and which of them a family may look for. How a text is cut into
words and what lies between marks of quotation is the business of `text`; what words mean that of
`lexicon` and the families.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from nkreader.attribution.lexicon import HEDGING, KNOWN, SOUGHT, STOP
from nkreader.text.quotations import quotations
from nkreader.text.tokens import Tokens, tokens
from nkreader.text.word_set import word_set

QUOTE = "\u201c"
"""The word that stands for a whole quotation."""
SHORTENED = word_set(
    "mr mrs ms dr sen rep sens reps gov gen lt col st jr sr prof rev capt sgt maj inc co corp ltd "
    "no jan feb mar apr aug sept sep oct nov dec"
)
"""Words that a full stop belongs to."""
LONGEST = max(map(len, SHORTENED))
Joint = tuple[int, int, str]
"""First word and last of those that are put together, and the word they become."""


class Sentence(NamedTuple):
    """Words `first` to `end` (exclusive) of a page."""

    first: int
    end: int
    block: int
    """The number of its paragraph."""


class Page:
    """`words[i]`, in small letters, stands at `starts[i]:ends[i]`; a quotation is `QUOTE`.

    `every` has the words before any were put together, `hedging` those of them that may begin a
    hedge. `marked` are the words that some family may look for, `kinds` what they are looked for
    as (`lexicon`).
    """

    __slots__ = (
        "ends",
        "every",
        "hedging",
        "kinds",
        "marked",
        "sentences",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        """Cut `text`, whose sentences are given in order, into words."""
        self.text, self.every = text, tokens(text)
        known = KNOWN.kinds
        there = list(map(known.get, self.every.words))
        flagged = [(i, there[i] or 0) for i in compress(range(len(there)), there)]
        blocks = list(_blocks(text, sentences))
        borders = [bisect_left(self.every.starts, end) for _, _, end in blocks]
        joints = [(i, j, QUOTE) for i, j in quotations(text, self.every, borders)]
        stops = [i for i, kind in flagged if kind & STOP]
        joints += _shortened(text, self.every, stops)
        joints.sort()
        self.hedging = [i for i, kind in flagged if kind & HEDGING]
        sought = [i for i, kind in flagged if kind & SOUGHT]
        self.words, self.starts, self.ends, self.marked = _joined(self.every, joints, sought)
        self.kinds = [known[self.words[i]] for i in self.marked]
        self.sentences = _cut(self.starts, self.ends, sentences, blocks)

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The code points of words `i` to `j` (exclusive)."""
        return self.starts[i], self.ends[j - 1]

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def where(self, kind: int) -> Iterator[tuple[int, Sentence]]:
        """The words of a kind that `lexicon` names, in order, each with its sentence."""
        number, sentences = 0, self.sentences
        size = len(sentences)
        for i in [i for i, kinds in zip(self.marked, self.kinds, strict=True) if kinds & kind]:
            while number < size and sentences[number].end <= i:
                number += 1
            if number < size and sentences[number].first <= i:
                yield i, sentences[number]


def _blocks(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """The paragraphs: their first sentence, the one after the last, where the last ends."""
    first = 0
    for last in range(1, len(sentences) + 1):
        end = sentences[last - 1][1]
        if last == len(sentences) or "\n" in text[end : sentences[last][0]]:
            yield first, last, end
            first = last


def _cut(
    starts: list[int], ends: list[int], sentences: Sequence[tuple[int, int]],
    blocks: list[tuple[int, int, int]],
) -> list[Sentence]:  # fmt: skip
    """The sentences in words."""
    out: list[Sentence] = []
    j = 0
    for block, (first, last, _) in enumerate(blocks):
        begun = len(out)
        for start, end in sentences[first:last]:
            i = bisect_left(starts, start, j)
            if len(out) > begun and i and ends[i - 1] > start:
                # It begins inside a quotation, and belongs to the sentence that has that.
                j = max(bisect_left(starts, end), out[-1].end)
                out[-1] = out[-1]._replace(end=j)
                continue
            j = bisect_left(starts, end, i)
            if i < j:
                out.append(Sentence(i, j, block))
    return out


def _shortened(text: str, every: Tokens, stops: list[int]) -> Iterator[Joint]:
    """The full stops that belong to the word before them: "Mr.", "U.S."."""
    words, starts, ends, _ = every
    for i in stops:
        if not i or ends[i - 1] != starts[i]:
            continue
        before = words[i - 1]
        if len(before) > LONGEST and before[1] != ".":
            continue
        is_short = len(before) == 1 or before in SHORTENED
        if (is_short or (before[1] == "." and len(before) % 2)) and text[starts[i - 1]].isupper():
            yield i - 1, i, before + "."


def _joined(
    every: Tokens, joints: list[Joint], sought: list[int]
) -> tuple[list[str], list[int], list[int], list[int]]:
    """Words, starts and ends with the joints made, and where the sought words are now."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marked: list[int] = []
    done = at = 0
    for first, last, word in joints:
        if first < done:
            continue
        words += every.words[done:first]
        starts += every.starts[done:first]
        ends += every.ends[done:first]
        till = bisect_left(sought, first, at)
        marked += [i + len(words) - first for i in sought[at:till]]
        at = bisect_left(sought, last + 1, till)
        words.append(word)
        starts.append(every.starts[first])
        ends.append(every.ends[last])
        done = last + 1
    words += every.words[done:]
    starts += every.starts[done:]
    ends += every.ends[done:]
    marked += [i + len(words) - len(every.words) for i in sought[at:]]
    return words, starts, ends, marked
