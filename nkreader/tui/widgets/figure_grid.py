"""A table of counts with a cursor on one of its cells; what there is most of is lit most.

Rows go up and down as in any list; columns behind the pinned ones go sideways below heads that
stay.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from nkreader.figures import Grid, Head
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line, shorten
from nkreader.tui.widgets.rows import RowList

LEVELS = 4
"""Steps from few to many."""
_NAME, _CELL, _WORD = 26, 5, 12
"""Cells of a row's name, at most; of a count, at least; of a column's name, at most."""
_CURSOR = Style(reverse=True, bold=True)
_NONE = "·"


class FigureGrid(RowList[int]):
    """The rows of a table, with one cell under the cursor. A row here is its number."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("times")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"grid--{level}" for level in range(1, LEVELS + 1)}

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid((), (), {})
        self.names: Sequence[str] = ()
        """Of the rows, as they are shown."""
        self.over: Sequence[str] = ()
        """Of the columns."""
        self.column = 0
        self.head = GridHead(self)
        self._first = 0

    def tell(
        self, grid: Grid, names: Sequence[str], over: Sequence[str], cell: tuple[int, int]
    ) -> None:
        """Show a table, with what its rows and columns are called, the cursor on a cell, or near it
        where there is none."""
        self.grid, self.names, self.over = grid, names, over
        self.column = max(0, min(cell[1], len(grid.heads) - 1))
        self._first = 0
        self._into_sight()
        self.show(len(grid.rows), lambda first, count: range(first, first + count), cell[0])
        self.head.refresh()

    def go(self, to: int) -> None:
        """Put the cursor on a column."""
        wanted = max(0, min(to, len(self.grid.heads) - 1))
        if wanted != self.column:
            self.column = wanted
            self._into_sight()
            self.refresh()
            self.head.refresh()
            self.post_message(self.Moved(self, self.cursor))  # type: ignore[arg-type]

    def on_click(self, event: events.Click) -> None:
        """Click puts the cursor on a cell; a click on the cursor's cell opens it."""
        event.prevent_default()
        row, column = event.y + self.scroll_offset.y, self._at(event.x)
        if row >= self.count or column is None:
            return
        if (row, column) == (self.cursor, self.column):
            self.choose()
            return
        self.move(row)
        self.go(column)

    def _at(self, x: int) -> int | None:
        """The column that a cell of the screen belongs to; None for a row's name."""
        left = self.side + 2
        for column, width in self.columns():
            if left <= x < left + width + 1:
                return column
            left += width + 1
        return None

    # What is where

    @property
    def side(self) -> int:
        """Cells of the names at the side."""
        longest = max(map(cell_len, self.names), default=0)
        return min(_NAME, longest, max(8, self.size.width // 3))

    def width(self, column: int) -> int:
        """Cells of a column."""
        head = self.grid.heads[column]
        longest = len(str(max(self.grid.numbers.values(), default=0)))
        # Names stand further apart than numbers: they have spaces of their own.
        name = 0 if head.kind == "time" else 1 + min(_WORD, cell_len(self.over[column]))
        return max(_CELL, longest, name)

    def columns(self) -> Iterator[tuple[int, int]]:
        """(column, its width) of what is in sight, from left to right."""
        grid, left = self.grid, self.scrollable_content_region.width - self.side - 2
        for column in (*range(grid.pinned), *range(grid.pinned + self._first, len(grid.heads))):
            left -= self.width(column) + 1
            if left < 0:
                return
            yield column, self.width(column)

    def _into_sight(self) -> None:
        """Let the cursor's column be among those that are painted, the last ones rather than
        empty space."""
        place = self.column - self.grid.pinned
        if place < 0 or not self.size.width:
            return
        self._first = min(self._first, place)
        while self.column not in dict(self.columns()) and self._first < place:
            self._first += 1

    def on_resize(self) -> None:
        """The cursor's cell stays in sight."""
        super().on_resize()
        self._first = 0
        self._into_sight()
        self.refresh()
        self.head.refresh()

    # How it looks

    def paint(self, row: int, width: int) -> list[Segment]:
        """A row's name and its counts."""
        if row >= len(self.names):
            return []
        here = row == self.cursor and self.has_focus
        plain, most = Style(), self.grid.most()
        name = fit(one_line(self.names[row]), self.side)
        out = [Segment(f" {name} ", self.style("rows--strong") if here else plain)]
        for column, cells in self.columns():
            number = self.grid.number(row, column)
            text = f"{str(number) if number else _NONE:>{cells}}"
            style = self._heat(number, most, (row, column))
            if here and column == self.column:
                out += [Segment(" ", plain), Segment(text, _CURSOR)]
            else:
                out.append(Segment(f" {text}", style))
        return out

    def _heat(self, number: int, most: int, cell: tuple[int, int]) -> Style:
        if not number or self.grid.is_apart(*cell):
            is_sum = number and self.grid.heads[cell[1]].kind == "all"
            return self.style("rows--strong" if is_sum else "rows--dim")
        return self.style(f"grid--{-(-number * LEVELS // max(most, number))}")

    def _under_cursor(self, strip: Strip) -> Iterator[Segment]:
        """The cell is lit, not the row."""
        yield from strip

    def heads(self, above: bool) -> list[Segment]:
        """The line of what columns are called, or of what they belong to."""
        dim, out, before = self.style("rows--dim"), [Segment(" " * (self.side + 2))], ""
        for column, cells in self.columns():
            head = self.grid.heads[column]
            words = _above(head, before) if above else self.over[column]
            before = head.above
            here = column == self.column and not above
            style = self.style("rows--strong") if here else dim
            words = shorten(words, cells if head.kind == "time" else cells - 1)
            out.append(Segment(" " * (1 + cells - cell_len(words)) + words, style))
        return out


def _above(head: Head, before: str) -> str:
    return head.above if head.above != before else ""


class GridHead(Widget):
    """The two lines over a grid."""

    def __init__(self, grid: FigureGrid) -> None:
        super().__init__()
        self._grid = grid

    def render_lines(self, crop: Region) -> list[Strip]:
        """Both lines, as wide as the grid is."""
        width, base = self.size.width, self.rich_style
        lines = [self._grid.heads(above) for above in (True, False)][: crop.height]
        return [
            Strip(Segment.apply_style(line, base)).adjust_cell_length(width, base) for line in lines
        ]
