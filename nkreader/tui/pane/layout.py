"""The wrap index: which words of a document stand on which row at a width, and back.

Rows are found from the top down and only as far as asked; `Layout.grow` goes on in slices. Rows
count from 0; x is in cells from the left edge of the text column. The index is three arrays, so a
text of 10 MB costs 2 MB.
"""

import re
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from rich.cells import cell_len

from nkreader.text.document import Block, Document
from nkreader.tui.cells import Cells, measure
from nkreader.tui.pane.prefixes import prefix
from nkreader.tui.pane.tables import Fragment, TableRow, table_rows
from nkreader.tui.pane.wrapping import wrap

BLANK = 0xFFFFFFFF
"""Stands for the block of a row that has none."""
_HARD_WRAPPED = 40
"""Code points: a newline after a line at least so long is the file's wrapping, not the writer's."""
_SAMPLES, _SAMPLE = 120, 1200
"""How many places the height is estimated from, and code points at each."""
_NEWLINES = re.compile(r"\n\s*\n")


class Line(NamedTuple):
    """What stands on one row: stretches of cells from left to right."""

    row: int
    block: int
    """BLANK on an empty row."""
    pieces: tuple[tuple[int, Cells], ...]
    """(x, cells) of each stretch; none on rows without words."""


def is_soft(text: str, block: Block) -> bool:
    """Whether the newlines in a block only wrap a hard-wrapped file, and are shown as spaces."""
    if block.kind == "code" or text.find("\n", block.start, block.end) < 0:
        return False
    lines = text[block.start : block.end].split("\n")[:-1]
    return all(len(line) >= _HARD_WRAPPED for line in lines)


class Layout:
    """Rows of one document at one width."""

    def __init__(self, document: Document, width: int, spacing: int, leading: int = 0) -> None:
        """`width` in cells; `spacing` empty rows between blocks, `leading` below every row."""
        self.document = document
        self.width = max(width, 8)
        self.spacing = spacing
        self.leading = leading
        self.done = False
        self._starts = array("I")
        self._ends = array("I")
        self._blocks = array("I")
        self._tables: dict[int, tuple[TableRow, int]] = {}
        self._lines: dict[int, Line] = {}
        self._density = 0.0
        self._growing = self._rows()

    def __len__(self) -> int:
        """How many rows are known so far."""
        return len(self._starts)

    @property
    def reached(self) -> int:
        """The offset up to which rows are known."""
        return self._ends[-1] if self._ends else 0

    @property
    def height(self) -> int:
        """How many rows the document has: an estimate until `done`."""
        known, blocks = len(self._starts), self.document.blocks
        if self.done or not known:
            return known
        if not self._density:
            self._density = self._sampled()
        gaps = (len(blocks) - self._blocks[-1]) * (0 if self.leading else self.spacing)
        rest = (len(self.document.text) - self.reached) * self._density
        return known + int(rest * (1 + self.leading) + gaps) + 1

    def _sampled(self) -> float:
        """Rows for each code point: the mean over blocks at places all over the document (a long
        block is as much likelier to be met as it is longer, so each counts by its own rate)."""
        text, blocks, rates = self.document.text, self.document.blocks, []
        starts = [block.start for block in blocks]
        for place in range(0, len(text), max(1, len(text) // _SAMPLES)):
            block = blocks[max(0, bisect_right(starts, place) - 1)]
            start = block.start if block.end - block.start <= _SAMPLE else min(place, block.end)
            end = min(block.end, start + _SAMPLE)
            found = list(wrap(text, start, end, self.width))
            if end < block.end and len(found) > 1:
                end = found.pop()[0]
            rates.append(len(found) / max(1, end - start))
        return sum(rates) / max(1, len(rates))

    def grow(self, *, rows: int = 0, offset: int = -1, seconds: float = 0.0) -> None:
        """Find more rows: until `rows` are known, `offset` lies in them, or the time is up,
        whichever comes last."""
        until = time.perf_counter() + seconds if seconds else 0.0
        while not self.done:
            known = len(self._starts) >= rows and self.reached > offset
            if known and (not until or time.perf_counter() > until):
                return
            self.done = next(self._growing, None) is None

    def _rows(self) -> Iterator[int]:
        blocks = self.document.blocks
        for number, block in enumerate(blocks):
            if number:
                self._add_gap(blocks[number - 1], block)
            elif self.spacing:
                self._add(block.start, block.start, BLANK)
            if block.kind == "table":
                yield from self._add_table(number, block)
            else:
                yield from self._add_words(number, block)
            yield number

    def _add(self, start: int, end: int, block: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._blocks.append(block)

    def _add_leading(self) -> None:
        """The empty rows below a row; they begin where it ends, for starts never fall."""
        for _ in range(self.leading):
            self._add(self._ends[-1], self._ends[-1], BLANK)

    def _add_gap(self, before: Block, block: Block) -> None:
        between = self.document.text[before.end : block.start]
        tight = before.kind == block.kind == "item" and not _NEWLINES.search(between)
        if not tight and not self.leading:
            for _ in range(self.spacing):
                self._add(before.end, before.end, BLANK)

    def _add_words(self, number: int, block: Block) -> Iterator[int]:
        text, shift = self.document.text, 0
        start, end = block.start, block.end
        if is_soft(text, block):
            text, shift = text[start:end].replace("\n", " "), start
        width = self.width - self.indent(number)
        for count, (a, b) in enumerate(wrap(text, start - shift, end - shift, width)):
            self._add(a + shift, b + shift, number)
            self._add_leading()
            if count % 256 == 255:
                yield number

    def _add_table(self, number: int, block: Block) -> Iterator[int]:
        start = end = block.start
        for row in table_rows(self.document.text, block, self.width - self.indent(number)):
            words = [fragment for line in row.lines for fragment in line]
            start = min((fragment.start for fragment in words), default=end)
            end = max((fragment.end for fragment in words), default=end)
            for index in range(len(row.lines)):
                self._tables[len(self._starts)] = (row, index)
                self._add(start, end, number)
            self._add_leading()
            yield number

    def prefix(self, number: int, first: bool) -> str:
        """What stands left of a block's words on its first row, or on its others; half the width is
        left for the words."""
        block = self.document.blocks[number]
        return prefix(block, self.width // 2, first) if block.prefix else ""

    def indent(self, number: int) -> int:
        """Cells that quote bars and list markers take left of a block's words."""
        return cell_len(self.prefix(number, True))

    def block_of(self, row: int) -> int:
        """The number of the block on a row, or BLANK."""
        return self._blocks[row]

    def is_first(self, row: int) -> bool:
        """Whether a row is the first of its block."""
        return self._starts[row] == self.document.blocks[self._blocks[row]].start and (
            row == 0 or self._blocks[row - 1] != self._blocks[row]
        )

    def bounds(self, row: int) -> tuple[int, int]:
        """The offsets (start, end) of the words on a row; of all words of a table's row."""
        return self._starts[row], self._ends[row]

    def table_line(self, row: int) -> tuple[TableRow, int] | None:
        """The row of a table that a screen row belongs to, and which of its lines it is."""
        return self._tables.get(row)

    def line(self, row: int) -> Line:
        """What stands on one row."""
        line = self._lines.get(row)
        if line is None:
            if len(self._lines) > 512:
                self._lines.clear()
            line = self._lines[row] = self._line(row)
        return line

    def _line(self, row: int) -> Line:
        text, block = self.document.text, self._blocks[row]
        if block == BLANK:
            return Line(row, BLANK, ())
        left, here = self.indent(block), self._tables.get(row)
        if here is not None:
            fragments: tuple[Fragment, ...] = here[0].lines[here[1]]
            return Line(
                row, block, tuple((left + f.x, measure(text, f.start, f.end)) for f in fragments)
            )
        start, end = self._starts[row], self._ends[row]
        return Line(row, block, ((left, measure(text, start, end)),) if end > start else ())

    def row_of(self, offset: int) -> int:
        """The row that shows an offset, or the one it would follow; -1 without any row."""
        self.grow(offset=offset)
        row = bisect_right(self._starts, offset) - 1
        while row > 0 and self._blocks[row] == BLANK:
            row -= 1
        if row < 0 or row not in self._tables:
            return row
        first = bisect_left(self._starts, self._starts[row])
        for candidate in range(first, row + 1):
            here = self._tables.get(candidate)
            if here and any(f.start <= offset < f.end for f in here[0].lines[here[1]]):
                return candidate
        return row

    def xy_of(self, offset: int) -> tuple[int, int, int]:
        """(x, row, cells) of the cluster that holds an offset; behind the end of its row, one cell
        where nothing stands there."""
        row = self.row_of(offset)
        if row < 0:
            return 0, 0, 1
        pieces = self.line(row).pieces
        for x, cells in pieces:
            if cells.starts[0] <= offset < cells.end:
                i = cells.at_offset(offset)
                return x + cells.edges[i], row, cells.edges[i + 1] - cells.edges[i]
        before = [(x, cells) for x, cells in pieces if cells.end <= offset]
        if before:
            x, cells = before[-1]
            return x + cells.width, row, 1
        return self.indent(self._blocks[row]) if self._blocks[row] != BLANK else 0, row, 1

    def cluster_at(self, x: int, row: int) -> tuple[int, int] | None:
        """The cluster (start, end) nearest to a cell of a row; of an empty row, of the nearest
        above, else below. None where the document has no words."""
        self.grow(rows=row + 1)
        count = len(self._starts)
        row = min(max(row, 0), count - 1)
        for near in chain(range(row, -1, -1), range(row + 1, count)):
            pieces = self.line(near).pieces
            if pieces:
                left, cells = min(pieces, key=lambda p: max(p[0] - x, x - p[0] - p[1].width + 1, 0))
                i = cells.at_cell(x - left)
                after = cells.starts[i + 1] if i + 1 < len(cells.starts) else cells.end
                return cells.starts[i], after
        return None

    def cluster_of(self, offset: int) -> tuple[int, int] | None:
        """The visible cluster (start, end) that holds an offset; where it lies in white space that
        is not shown, the next one, or at the end of the text the last."""
        row = self.row_of(offset)
        if row < 0:
            return None
        while row < len(self._starts):
            for _, cells in self.line(row).pieces:
                if offset < cells.end:
                    i = cells.at_offset(offset)
                    after = cells.starts[i + 1] if i + 1 < len(cells.starts) else cells.end
                    return cells.starts[i], after
            row += 1
            self.grow(rows=row + 1)
        return self.cluster_at(self.width, len(self._starts) - 1)
