"""The rows of an article, laid out and painted for one size; what was painted is kept.

Rows beyond those in sight are found in slices by the widget's timer, so that a text of any length
opens at once.
"""

from textual.geometry import Size
from textual.strip import Strip

from nkreader.tui.pane.damage import Painted
from nkreader.tui.pane.gutter import LEAST, Gutter, arrange
from nkreader.tui.pane.layout import Layout
from nkreader.tui.pane.looks import Looks
from nkreader.tui.pane.painter import Painter
from nkreader.tui.pane.state import Page
from nkreader.tui.pane.units import Unit

_AT_ONCE_S = 0.004
"""How long rows are looked for before the first paint, beyond those it needs."""
_SLICE_S = 0.005
_KEPT_STRIPS = 160
"""Rows that stay painted: some more than the tallest window shows. With all that Textual makes of
it, each is four kilobytes."""


class Rows:
    """Where the words of an article stand, and its rows as strips."""

    def __init__(self) -> None:
        self.layout: Layout | None = None
        self.gutter = Gutter(0, LEAST)
        self.measure, self.spacing, self.leading = 80, 1, 0
        """Cells of a full row of text; empty rows between blocks, and below every row."""
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}

    def fits(self, width: int) -> bool:
        """Whether the rows are laid out for a width, in cells."""
        return self.layout is not None and (self.gutter, self.layout.width) == arrange(
            width, self.measure
        )

    def lay_out(self, page: Page, size: Size, held: int) -> int:
        """Lay a page out for a size, as far as is needed to show the offset `held`; returns its
        row."""
        self.gutter, width = arrange(size.width, self.measure)
        self.layout = layout = Layout(page.reading.document, width, self.spacing, self.leading)
        row = max(0, layout.row_of(held))
        layout.grow(rows=row + 2 * size.height, seconds=_AT_ONCE_S)
        self.forget()
        return row

    def find_more(self) -> bool:
        """Find rows for a while; whether there may be more."""
        if self.layout is None:
            return False
        self.layout.grow(seconds=_SLICE_S)
        return not self.layout.done

    def forget(self) -> None:
        """Forget what was painted and how: another theme, layout or setting."""
        self._strips.clear()
        self._painter = None

    def forget_span(self, span: Unit) -> tuple[int, int]:
        """Forget the rows of a span; returns the first and the last."""
        assert self.layout is not None
        first, last = self.layout.row_of(span[0]), self.layout.row_of(span[1] - 1)
        for row in [row for row in self._strips if first <= row <= last]:
            del self._strips[row]
        return first, last

    def is_ready(self) -> bool:
        """Whether there is a painter for the present theme, layout and settings."""
        return self._painter is not None

    def prepare(self, page: Page, looks: Looks, hidden: frozenset[int]) -> None:
        """Make the painter for a page. `hidden`: codes of the labels that are switched off."""
        assert self.layout is not None
        self._painter = Painter(
            page.reading.document,
            page.reading.zones,
            page.layers,
            self.layout,
            looks,
            self.gutter,
            page.codebook,
            hidden,
        )

    def strip(self, row: int, width: int, cursor: int, painted: Painted) -> Strip:
        """One row, `width` cells, with the cursor and the selection where they are on it."""
        assert self.layout is not None
        assert self._painter is not None
        self.layout.grow(rows=row + 1)
        on_cursor, current = (row == sign[0] for sign in painted.signs)
        if on_cursor or current or painted.extent is not None:
            at = cursor if on_cursor else None
            return self._painter.strip(row, width, current, painted.extent, at)
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != width:
            if len(self._strips) >= _KEPT_STRIPS:
                del self._strips[next(iter(self._strips))]
            strip = self._strips[row] = self._painter.strip(row, width, False)
        return strip
