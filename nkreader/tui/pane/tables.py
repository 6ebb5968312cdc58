"""A table as columns of cells: how wide each column is, and on which rows each cell's words lie.

Columns keep their natural width where the table fits; else the widest give way first and their
cells wrap. Where not even a few cells a column are left, the cells of a row stand below each other.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from nkreader.text.document import Block
from nkreader.tui.cells import measure
from nkreader.tui.pane.wrapping import wrap

BAR = " │ "
_LEAST = 4
"""Cells of the narrowest column worth reading."""
_PROBE = 200
"""Rows of a table that are measured for the width of its columns."""


class Fragment(NamedTuple):
    """Words of one cell on one screen row: `text[start:end]` begins `x` cells from the left."""

    x: int
    start: int
    end: int


class TableRow(NamedTuple):
    """One row of a table on the screen."""

    lines: tuple[tuple[Fragment, ...], ...]
    """For each screen row, its fragments from left to right."""
    bars: tuple[int, ...] = ()
    """Where the bars between the columns stand, in cells from the left."""
    width: int = 0
    """Cells of the whole row; 0 where it has no columns."""
    part: Literal["row", "head", "rule"] = "row"


def column_widths(natural: list[int], width: int) -> list[int] | None:
    """Widths of columns that fit `width` cells together with their bars; None if it is too few."""
    room = width - len(BAR) * (len(natural) - 1)
    if room < min(_LEAST, max(natural, default=1)) * len(natural):
        return None
    widths, most = list(natural), max(natural, default=1)
    while sum(widths) > room and most > 1:
        over = sum(widths) - room
        widest = [n for n, w in enumerate(widths) if w == most]
        second = max((w for w in widths if w < most), default=1)
        most = max(second, most - max(1, over // len(widest)))
        for n in widest:
            widths[n] = most
    return widths


def table_rows(text: str, block: Block, width: int) -> Iterator[TableRow]:
    """The rows of a table laid out in `width` cells, a rule below the heading row among them."""
    columns = max((len(row) for row in block.rows), default=0)
    natural = [1] * columns
    for row in block.rows[:_PROBE]:
        for n, (a, b) in enumerate(row):
            natural[n] = max(natural[n], min(measure(text, a, b).width, width))
    widths = column_widths(natural, width)
    if widths is None:
        for n, row in enumerate(block.rows):
            yield TableRow(_stacked(text, row, width), part="row" if n else "head")
        return
    lefts, x = [], 0
    for w in widths:
        lefts.append(x)
        x += w + len(BAR)
    bars = tuple(left - len(BAR) for left in lefts[1:])
    frame = TableRow(((),), bars, x - len(BAR))
    aligns = tuple(block.aligns) + ("left",) * columns
    for n, row in enumerate(block.rows):
        if n == 1:
            yield frame._replace(part="rule")
        lines = _lines(text, row, widths, lefts, aligns)
        yield frame._replace(lines=lines, part="row" if n else "head")


def _lines(
    text: str,
    row: tuple[tuple[int, int], ...],
    widths: list[int],
    lefts: list[int],
    aligns: tuple[str, ...],
) -> tuple[tuple[Fragment, ...], ...]:
    lines: list[list[Fragment]] = [[]]
    for n, (a, b) in enumerate(row):
        for index, (start, end) in enumerate(wrap(text, a, b, widths[n])):
            if index == len(lines):
                lines.append([])
            slack = max(0, widths[n] - measure(text, start, end).width)
            shift = {"right": slack, "center": slack // 2}.get(aligns[n], 0)
            if end > start:
                lines[index].append(Fragment(lefts[n] + shift, start, end))
    return tuple(map(tuple, lines))


def _stacked(
    text: str, row: tuple[tuple[int, int], ...], width: int
) -> tuple[tuple[Fragment, ...], ...]:
    lines = [
        (Fragment(0, start, end),)
        for a, b in row
        if b > a
        for start, end in wrap(text, a, b, width)
    ]
    return *lines, ()
