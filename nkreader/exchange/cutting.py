"""A document with stretches of it cut out, a mark in the place of each, and where everything else
of it is then."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from nkreader.exchange.secrets import MARK, Secrets, Span, merged
from nkreader.model import Version
from nkreader.text.document import Block, Document, Style


class Cutting:
    """What became of one text. Offsets are code points."""

    def __init__(self, version: Version, spans: Iterable[Span]) -> None:
        text = version.document.text
        self._cuts = list(_within(merged(spans), _borders(version), text))
        pieces, at = [], 0
        self._shifts = [0]
        """By how much what lies behind each cut has moved."""
        for start, end in self._cuts:
            pieces += [text[at:start], MARK]
            at = end
            self._shifts.append(self._shifts[-1] + len(MARK) - (end - start))
        self.text = "".join([*pieces, text[at:]])
        """The text as it goes out."""
        self._starts = [cut[0] for cut in self._cuts]

    def __len__(self) -> int:
        return len(self._cuts)

    def place(self, start: int, end: int) -> Span:
        """A span in the new text; a mark that it touches belongs to it whole."""
        return self._at(start, False), self._at(end, True)

    def _at(self, offset: int, is_end: bool) -> int:
        # The cut that the offset may lie in begins at or before it; an end at its begin is outside.
        number = bisect_right(self._starts, offset - is_end) - 1
        if number >= 0 and offset < self._cuts[number][1] + is_end:
            start = self._cuts[number][0] + self._shifts[number]
            return start + len(MARK) * is_end
        return offset + self._shifts[number + 1]

    def document(self, document: Document, secrets: Secrets) -> Document:
        """The document with its blocks and styles in their new places."""
        styles = (
            Style(*self.place(one.start, one.end), one.kind, one.href)
            for one in document.styles
            if secrets.first_in(one.href) is None
        )
        return Document(self.text, tuple(map(self._block, document.blocks)), tuple(styles))

    def _block(self, block: Block) -> Block:
        rows = tuple(tuple(self._cell(*cell) for cell in row) for row in block.rows)
        start, end = self._cell(block.start, block.end)
        return block._replace(start=start, end=end, rows=rows)

    def _cell(self, start: int, end: int) -> Span:
        if start < end:
            return self.place(start, end)
        at = self._at(start, False)
        return at, at


def _borders(version: Version) -> Sequence[int]:
    """Where blocks, cells and sentences begin and end: no mark lies over one of these."""
    found = {0}
    for block in version.document.blocks:
        found |= {block.start, block.end}
        found |= {at for row in block.rows for cell in row for at in cell}
    for sentence in version.sentences:
        found |= set(sentence)
    return sorted(found)


def _within(spans: Iterable[Span], borders: Sequence[int], text: str) -> Iterable[Span]:
    """The spans, parted at borders; white space between two of them stays."""
    for start, end in spans:
        inner = borders[bisect_right(borders, start) : bisect_left(borders, end)]
        for first, last in pairwise([start, *inner, end]):
            if text[first:last].strip():
                yield first, last
