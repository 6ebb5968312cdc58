"""Rows in columns: aligned and cut to the width of a terminal, tab-separated, whole, in a pipe."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from nkreader.cli.printing import flush, on_terminal, styled, write
from nkreader.text.hidden import one_line

CHUNK = 200
"""Rows that are looked at before the first is printed, to find the widths of all."""
LEAST = 12
"""Cells that the column which gives way keeps, however narrow the terminal is."""


class Column(NamedTuple):
    """One column: its heading, the most cells it takes (None: it takes what is left), its looks."""

    name: str
    most: int | None = 40
    right: bool = False
    style: dict[str, Any] = {}


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> int:
    """Print rows; returns how many. Headings are for people: a pipe gets rows only."""
    if on_terminal():
        return _aligned(columns, (tuple(one_line(cell) for cell in row) for row in rows))
    count = 0
    for row in rows:
        write(tabbed(row))
        count += 1
        if count == 1:  # whoever reads the pipe need not wait for more
            flush()
    return count


def tabbed(row: Sequence[str]) -> str:
    """A row as a pipe gets it: each cell on one line, nothing hidden in it."""
    line = "\t".join(row)
    if (
        line.count("\t") + 1 == len(row)
        and line.replace("\t", "").isprintable()
        and not ("  " in line or " \t" in line or "\t " in line or line.startswith(" "))
    ):
        return line.rstrip(" ") + "\n"  # what `one_line` would leave of the cells, told at once
    return "\t".join(map(one_line, row)) + "\n"


def _aligned(columns: Sequence[Column], rows: Iterator[Sequence[str]]) -> int:
    """Columns in which nothing stands are left out, where all rows are known."""
    first: list[Sequence[str]] = list(islice(rows, CHUNK))
    if not first:
        return 0
    used = list(range(len(columns)))
    if len(first) < CHUNK:
        used = [number for number in used if any(row[number] for row in first)]
    shown = [columns[number] for number in used]
    first = [[row[number] for number in used] for row in first]
    widths = _widths(shown, first)
    write(_line(shown, widths, [column.name for column in shown], heading=True))
    count = 0
    for row in chain(first, ([row[number] for number in used] for row in rows)):
        write(_line(shown, widths, row))
        count += 1
    return count


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    from rich.cells import cell_len

    widths = []
    for number, column in enumerate(columns):
        natural = max(cell_len(text) for text in (column.name, *(row[number] for row in rows)))
        widths.append(natural if column.most is None else min(natural, column.most))
    over = sum(widths) + 2 * (len(widths) - 1) - shutil.get_terminal_size().columns
    for number, column in enumerate(columns):
        if over > 0 and column.most is None:
            widths[number] = max(LEAST, widths[number] - over)
    return widths


def _line(
    columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str], heading: bool = False
) -> str:
    parts = []
    for column, width, cell in zip(columns, widths, cells, strict=True):
        text = fitted(cell, width, column.right)
        parts.append(styled(text, dim=True) if heading else styled(text, **column.style))
    return "  ".join(parts).rstrip() + "\n"


def fitted(text: str, width: int, right: bool = False) -> str:
    """`text` in exactly `width` cells: cut with an ellipsis, or padded."""
    from rich.cells import cell_len, set_cell_size

    cells = cell_len(text)
    if cells > width:
        return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
    return " " * (width - cells) + text if right else text + " " * (width - cells)


def ending(text: str, width: int) -> str:
    """The end of `text` in exactly `width` cells: cut before with an ellipsis, or padded there."""
    from rich.cells import cell_len

    if cell_len(text) <= width:
        return fitted(text, width, right=True)
    kept, room = len(text), width - 1
    while kept and room >= (cells := cell_len(text[kept - 1])):
        kept, room = kept - 1, room - cells
    return fitted("…" + text[kept:], width, right=True)


def wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The lines of a paragraph, broken between words at `width` cells; long words stay whole."""
    from rich.cells import cell_len

    line, used = indent, len(indent)
    empty = True
    for word in text.split():
        cells = cell_len(word)
        if not empty and used + 1 + cells > width:
            yield line
            line, used, empty = indent, len(indent), True
        line += word if empty else " " + word
        used += cells + (not empty)
        empty = False
    yield line
