"""What moves go over: sentences, words and blocks of one document, before or behind an offset.

Rows and pages need a width and are `layout`'s.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from nkreader.text.columns import SpanColumns
from nkreader.text.document import Document, Zone
from nkreader.text.words import words

_AROUND = 400
"""Code points either side of the cursor in which words are looked for."""

Unit = tuple[int, int]
"""A word, sentence or block as (start, end)."""
Step = Callable[[int, bool], Unit | None]
"""The unit before or after an offset: first that ends behind it, or last that starts before it."""


class Units:
    """What moves go over: one document with its zones and sentences."""

    def __init__(self, document: Document, zones: list[Zone], sentences: SpanColumns) -> None:
        self.document = document
        self.zones = zones
        self.sentences = sentences
        self.starts = array("I", [block.start for block in document.blocks])
        self.body = self._body()

    def _body(self) -> "array[int]":
        """Numbers of the sentences that are stepped over: those of body blocks, else all."""
        codes, zones = self.sentences.codes, self.zones
        body = {n for n in range(len(self.starts)) if n >= len(zones) or zones[n] == "body"}
        steps = array("I", [n for n, code in enumerate(codes) if code in body])
        return steps if steps else array("I", range(len(codes)))

    def block_at(self, offset: int) -> int:
        """The number of the block that holds an offset or ends before it; -1 without blocks."""
        if not self.starts:
            return -1
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset; between two, the following one of the
        same block, else the one before; -1 where the document has none."""
        starts, ends, codes = self.sentences.starts, self.sentences.ends, self.sentences.codes
        n = bisect_right(starts, offset) - 1
        if n < 0:
            return 0 if starts else -1
        if offset >= ends[n] and n + 1 < len(starts):
            block = self.block_at(offset)
            if codes[n] != block or codes[n + 1] == block:
                return n + 1 if codes[n + 1] == block else n
        return n

    def sentence(self, offset: int) -> tuple[int, int, int]:
        """(start, end, block) of the sentence at an offset; where its block has none, the block."""
        n, block = self.sentence_at(offset), self.block_at(offset)
        if n >= 0 and self.sentences.codes[n] == block:
            start, end, code, _ = self.sentences.row(n)
            return start, end, code
        if block < 0:
            return 0, 0, 0
        here = self.document.blocks[block]
        return here.start, here.end, block

    def number(self, offset: int) -> int:
        """How many of the sentences that are stepped over begin at or before the current one."""
        start = self.sentence(offset)[0]
        return bisect_right(self.body, bisect_right(self.sentences.starts, start) - 1)

    def position(self, offset: int) -> tuple[int, int]:
        """The number of the sentence at an offset, and how many are stepped over."""
        return self.number(offset), len(self.body)

    def opening(self) -> int:
        """Where reading begins: at the first sentence that is stepped over."""
        return self.sentences.starts[self.body[0]] if self.body else 0

    def step_sentence(self, offset: int, forward: bool) -> Unit | None:
        """The sentence that `j` or `k` goes to, from the one at an offset."""
        start = self.sentence(offset)[0]
        if forward:
            at = bisect_left(self.body, bisect_right(self.sentences.starts, start))
        else:
            at = bisect_left(self.body, bisect_left(self.sentences.starts, start)) - 1
        if not 0 <= at < len(self.body):
            return None
        return self._unit(self.body[at])

    def first_seen(self, seen: int, start: int) -> Unit | None:
        """The first sentence that is stepped over, ends behind `seen` and begins at `start` or
        later."""
        n = max(bisect_right(self.sentences.ends, seen), bisect_left(self.sentences.starts, start))
        at = bisect_left(self.body, n)
        return self._unit(self.body[at]) if at < len(self.body) else None

    def last_begun(self, end: int) -> Unit | None:
        """The last sentence that is stepped over and begins before `end`."""
        at = bisect_left(self.body, bisect_left(self.sentences.starts, end)) - 1
        return self._unit(self.body[at]) if at >= 0 else None

    def _unit(self, n: int) -> Unit:
        return self.sentences.starts[n], self.sentences.ends[n]

    def sentence_unit(self, offset: int, forward: bool) -> Unit | None:
        """As a `Step`: the sentence that ends behind an offset, or starts before it."""
        starts, ends = self.sentences.starts, self.sentences.ends
        n = max(0, bisect_right(starts, offset) - 1) if forward else bisect_left(starts, offset) - 1
        while 0 <= n < len(starts):
            if not forward or ends[n] > offset:
                return self._unit(n)
            n += 1
        return None

    def block_unit(self, offset: int, forward: bool) -> Unit | None:
        """As a `Step`: the block that ends behind an offset, or starts before it."""
        blocks = self.document.blocks
        n = self.block_at(offset) if forward else bisect_left(self.starts, offset) - 1
        while 0 <= n < len(blocks):
            block = blocks[n]
            if block.end > block.start and (not forward or block.end > offset):
                return block.start, block.end
            n += 1 if forward else -1
        return None

    def word_unit(self, offset: int, forward: bool) -> Unit | None:
        """As a `Step`: the word that ends behind an offset, or starts before it."""
        n = self.block_at(offset)
        blocks = self.document.blocks
        while 0 <= n < len(blocks):
            low = max(blocks[n].start, offset - _AROUND)
            while low < blocks[n].end:
                high = min(blocks[n].end, low + 4 * _AROUND)
                before = None
                for word in words(self.document.text, low, high):
                    if forward and word[1] > offset:
                        return word
                    if not forward and word[0] >= offset:
                        break
                    before = word
                if not forward:
                    if before is not None:
                        return before
                    break
                low = high
            n += 1 if forward else -1
            if not forward and n >= 0:
                offset = min(offset, blocks[n].end)
        return None

    def word_after(self, offset: int) -> Unit | None:
        """The first word that starts behind an offset."""
        here = self.word_unit(offset, True)
        if here is not None and here[0] <= offset:
            return self.word_unit(here[1], True)
        return here

    def step_block(self, offset: int, forward: bool) -> Unit | None:
        """The next block with words, or the one before."""
        n = self.block_at(offset) + (1 if forward else -1)
        while 0 <= n < len(self.starts):
            block = self.document.blocks[n]
            if block.end > block.start:
                return block.start, block.end
            n += 1 if forward else -1
        return None

    def step_heading(self, offset: int, forward: bool) -> Unit | None:
        """The next heading or title, or the one before."""
        n = self.block_at(offset) + (1 if forward else -1)
        while 0 <= n < len(self.starts):
            block = self.document.blocks[n]
            zone = self.zones[n] if n < len(self.zones) else "body"
            if block.end > block.start and (
                block.kind == "heading" or zone in ("title", "heading")
            ):
                return block.start, block.end
            n += 1 if forward else -1
        return None
