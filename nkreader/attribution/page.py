"""A text as sentences of words, with every quotation as one word: what the families read.

Owns which words are put together, and which of them a family may look for. How a text is cut into
words and what lies between marks of quotation is the business of `text`; what words mean that of
`lexicon` and the families.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

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
Marked = tuple[int, int]
"""A word, and what it is looked for as."""
Sentence = tuple[int, int, int]
"""First word of a page, word after the last, number of the paragraph."""


class Page:
    """`words[i]`, in small letters, stands at `starts[i]:ends[i]`; a quotation is `QUOTE`.

    `every` has the words before any were put together, `hedging` those of them that a hedge may be
    known by.
    """

    __slots__ = ("_sought", "ends", "every", "hedging", "sentences", "starts", "text", "words")

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        """Cut `text`, whose sentences are given in order, into words."""
        self.text, self.every = text, tokens(text)
        words, kinds = self.every.words, KNOWN.kinds
        there = compress(range(len(words)), map(kinds.__contains__, words))
        flagged = [(i, kinds[words[i]]) for i in there]
        blocks, borders = _blocks(text, sentences, self.every.starts)
        joints = [(i, j, QUOTE) for i, j in quotations(text, self.every, borders)]
        joints += _shortened(text, self.every, [i for i, kind in flagged if kind & STOP])
        joints.sort()
        self.hedging = [i for i, kind in flagged if kind & HEDGING]
        sought = [one for one in flagged if one[1] & SOUGHT]
        self.words, self.starts, self.ends, sought = _joined(self.every, joints, sought)
        self.sentences = _cut(self.starts, self.ends, sentences, blocks)
        self._sought = _placed(sought, self.sentences)

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The code points of words `i` to `j` (exclusive)."""
        return self.starts[i], self.ends[j - 1]

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def where(self, kind: int) -> Sequence[tuple[int, Sentence]]:
        """The words of a kind that `lexicon` names, in order, each with its sentence."""
        return self._sought.get(kind, ())


def _blocks(
    text: str, sentences: Sequence[tuple[int, int]], starts: list[int]
) -> tuple[list[int], list[int]]:
    """The paragraph of each sentence, and the word behind the last one of each paragraph."""
    blocks: list[int] = []
    borders: list[int] = []
    before = 0
    for start, end in sentences:
        if blocks and "\n" in text[before:start]:
            borders.append(bisect_left(starts, before))
        blocks.append(len(borders))
        before = end
    if blocks:
        borders.append(bisect_left(starts, before))
    return blocks, borders


def _cut(
    starts: list[int], ends: list[int], sentences: Sequence[tuple[int, int]], blocks: list[int]
) -> list[Sentence]:
    """The sentences in words."""
    out: list[Sentence] = []
    i = j = 0
    last = -1
    for (start, end), block in zip(sentences, blocks, strict=True):
        i = j if j < len(starts) and starts[j] == start else bisect_left(starts, start, j)
        j = bisect_left(starts, end, i)
        if block == last and i and ends[i - 1] > start:
            # It begins inside a quotation, and belongs to the sentence that has that.
            first, until, _ = out[-1]
            j = max(j, until)
            out[-1] = (first, j, block)
        elif i < j:
            out.append((i, j, block))
            last = block
    return out


def _placed(
    sought: list[Marked], sentences: list[Sentence]
) -> dict[int, list[tuple[int, Sentence]]]:
    """By each single kind the words that are sought as that, with their sentences."""
    out: defaultdict[int, list[tuple[int, Sentence]]] = defaultdict(list)
    following = iter(sentences)
    sentence = next(following, None)
    for i, kinds in sought:
        while sentence is not None and sentence[1] <= i:
            sentence = next(following, None)
        if sentence is None:
            break
        if sentence[0] <= i:
            for kind in _singles(kinds):
                out[kind].append((i, sentence))
    return out


@cache
def _singles(kinds: int) -> tuple[int, ...]:
    """The single kinds in several."""
    return tuple(1 << place for place in range(kinds.bit_length()) if kinds >> place & 1)


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
    every: Tokens, joints: list[Joint], sought: list[Marked]
) -> tuple[list[str], list[int], list[int], list[Marked]]:
    """Words, starts and ends with the joints made, and where the sought words are now."""
    if not joints:
        return every.words, every.starts, every.ends, sought
    every_word, every_start, every_end, _ = every
    size = len(every_word)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marked: list[Marked] = []
    following = iter([*sought, (size, 0)])
    i, kinds = next(following)
    done = 0
    for first, last, word in (*joints, (size, size, "")):
        if first < done:
            continue
        if i < first:
            shift = len(words) - done
            while i < first:
                marked.append((i + shift, kinds))
                i, kinds = next(following)
        words += every_word[done:first]
        starts += every_start[done:first]
        ends += every_end[done:first]
        if last < size:
            words.append(word)
            starts.append(every_start[first])
            ends.append(every_end[last])
            while i <= last:
                i, kinds = next(following)
        done = last + 1
    return words, starts, ends, marked
