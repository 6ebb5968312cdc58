"""The widget below the cursor: an open article laid out for the pane's size and painted by rows.

Rows beyond those in sight are found in slices on a timer, so that a text of any length opens at
once. Where the cursor goes is `view`'s; what keys do is in the modules above that.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from nkreader.model import LABELS, Codebook, Label, Reading
from nkreader.text.columns import SpanColumns
from nkreader.tui.line_view import LineView
from nkreader.tui.pane.gutter import LEAST, Gutter, arrange
from nkreader.tui.pane.layers import Spans
from nkreader.tui.pane.layout import Layout
from nkreader.tui.pane.looks import COMPONENTS, Looks
from nkreader.tui.pane.motions import Ground
from nkreader.tui.pane.painter import Layers, Painter

_AT_ONCE_S = 0.004
"""How long rows are looked for before the first paint, beyond those it needs."""
_SLICE_S = 0.005
_PAUSE_S = 0.015
_KEPT_STRIPS = 400
_UNSEEN = 0.05
"""How far, as a part of the height, the scroll bar may be off until the next scroll."""


class Sheet(LineView):
    """An article on the screen, with a cursor and an anchor that others move."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.reading: Reading | None = None
        self.codebook = Codebook(())
        self.cursor = 0
        self._anchor: int | None = None
        self._by_key = False
        """Whether a key began the selection: then its beginning is a border, not a cell."""
        self._settled = False
        """Whether something was done with the selection: then the next move begins anew."""
        self._measure, self._spacing, self._leading = 80, 1, 0
        self._hidden: set[Label] = set()
        self._layers = Layers(*(Spans(SpanColumns()) for _ in range(4)))
        self._ground: Ground | None = None
        self._layout: Layout | None = None
        self._painter: Painter | None = None
        self._looks: Looks | None = None
        self._gutter = Gutter(0, LEAST)
        self._strips: dict[int, Strip] = {}
        self._growing: Timer | None = None

    def load(self, reading: Reading, codebook: Codebook) -> None:
        """Show an article, the cursor where the reader left or on the first body sentence. The same
        text again, its zones or sentences changed, stays where it is on the screen."""
        before = self.reading
        held, at = -1, 0
        if before and before.version == reading.version and reading.place == self.cursor:
            held, at = self._held_place()
        else:
            self.let_go()
        self._adopt(reading, codebook)
        self._layout = None
        self.cursor = self._opening() if reading.place is None else reading.place
        if self.size.width:
            self._arrange(held, at)
            self._opened()

    def let_go(self) -> None:
        """Another text, or a new look at this one: nothing is selected or held any more."""
        self._anchor = None
        self._by_key = self._settled = False

    def _adopt(self, reading: Reading, codebook: Codebook) -> None:
        self.reading, self.codebook = reading, codebook
        styles = reading.document.styles
        inline = SpanColumns((s.start, s.end, n, "") for n, s in enumerate(styles))
        self._layers = Layers(
            Spans(reading.mentions), Spans(reading.annotations), Spans(inline), Spans(SpanColumns())
        )
        self._ground = Ground(reading.document, reading.zones, reading.sentences)

    def _opening(self) -> int:
        ground = self._ground
        if ground is None or not ground.body:
            return 0
        return ground.sentences.starts[ground.body[0]]

    def _opened(self) -> None:
        """Put the cursor of a freshly laid out article on a cluster and tell where it is."""

    # Layout

    def on_resize(self, event: Resize) -> None:
        """Lay out again where the width changed, keeping the place."""
        self._fit_width()
        self._fit_height()
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self._fitted()

    def _fitted(self) -> None:
        """The window has another size."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region. The first frame of another width is already laid out for it."""
        self._fit_width()
        return super().render_lines(crop)

    def _fit_width(self) -> None:
        if self.reading is None or not self.size.width:
            return
        if self._layout is None:
            self._arrange()
            self._opened()
        elif (self._gutter, self._layout.width) != arrange(self.size.width, self._measure):
            self._arrange()

    def _arrange(self, held: int = -1, at: int = 0) -> None:
        """Lay the article out for the present size and settings. The offset `held` comes to stand
        `at` rows below the top; by default the place stays where it is."""
        if self.reading is None or not self.size.width:
            return
        if held < 0:
            held, at = self._held_place()
        self._gutter, width = arrange(self.size.width, self._measure)
        self._layout = layout = Layout(self.reading.document, width, self._spacing, self._leading)
        row = max(0, layout.row_of(held))
        layout.grow(rows=row + 2 * self.size.height, seconds=_AT_ONCE_S)
        self._strips.clear()
        self._painter = None
        self._fit_height()
        self._scroll_top(max(0, row - at))
        if self._growing is not None:
            self._growing.stop()
        self._growing = None if layout.done else self.set_interval(_PAUSE_S, self._grow)

    def _held_place(self) -> tuple[int, int]:
        """An offset and how many rows below the top it should stay: the cursor while in sight,
        else the first words in sight."""
        layout, height = self._layout, self.size.height
        if layout is None or not len(layout):
            return self.cursor, height // 3
        row = layout.row_of(self.cursor) - self._top
        if 0 <= row < height:
            return self.cursor, row
        return layout.bounds(min(self._top, len(layout) - 1))[0], 0

    def _grow(self) -> None:
        layout = self._layout
        if layout is None:
            return
        layout.grow(seconds=_SLICE_S)
        if layout.done and self._growing is not None:
            self._growing.stop()
            self._growing = None
        if layout.done or layout.height > self.virtual_size.height * 1.1:
            self._fit_height(len(layout))

    def _fit_height(self, rows: int = 0) -> None:
        """Tell the scroll bar how tall the article is, at least `rows`."""
        if self._layout is not None:
            self.be_tall(max(rows, self._layout.height), _UNSEEN)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show the exact height, now that the bar is painted anyway."""
        super().watch_scroll_y(old_value, new_value)
        self.vertical_scrollbar.window_virtual_size = self.virtual_size.height

    # Painting

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    def _scroll_top(self, row: int) -> None:
        """Show the rows from `row` on; forced, for the bar of a fresh article is not up yet."""
        self.scroll_to(y=row, animate=False, force=True)

    def _extent(self) -> tuple[int, int] | None:
        """The selection as it is painted: from cluster to cluster, both taken in; but backwards
        from where a key began it, the cluster it began at is not."""
        if self._anchor is None or self._layout is None:
            return None
        if self._by_key and self.cursor < self._anchor:
            return self.cursor, self._anchor
        low, high = sorted((self._anchor, self.cursor))
        cluster = self._layout.cluster_of(high)
        return (low, cluster[1]) if cluster else None

    @property
    def sentence(self) -> tuple[int, int, int]:
        """(start, end, block number) of the current sentence."""
        return self._ground.sentence(self.cursor) if self._ground else (0, 0, 0)

    def notify_style_update(self) -> None:
        """Another theme or stylesheet."""
        super().notify_style_update()
        self._looks = None
        self._paint_anew()

    def _paint_anew(self) -> None:
        """Forget what was painted and how: another theme, layout or setting."""
        self._strips.clear()
        self._painter = None
        self.refresh()

    def _painting(self) -> Painter | None:
        """The painter for the present theme, layout and settings."""
        if self._painter is None and self.reading is not None and self._layout is not None:
            if self._looks is None:
                self._looks = Looks.of(self)
            self._painter = Painter(
                self.reading.document,
                self.reading.zones,
                self._layers,
                self._layout,
                self._looks,
                self._gutter,
                self.codebook,
                frozenset(LABELS.index(label) for label in self._hidden),
            )
        return self._painter

    def render_line(self, y: int) -> Strip:
        """One row of the screen, `y` counted from the top of the widget."""
        row, width, layout, painter = self._top + y, self.size.width, self._layout, self._painting()
        if painter is None or layout is None:
            return Strip.blank(width, self.rich_style)
        layout.grow(rows=row + 1)
        on_cursor = row == layout.row_of(self.cursor)
        current = row == layout.row_of(self.sentence[0])
        extent = self._extent()
        if on_cursor or current or extent is not None:
            return painter.strip(row, width, current, extent, self.cursor if on_cursor else None)
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != width:
            if len(self._strips) > _KEPT_STRIPS:
                self._strips.clear()
            strip = self._strips[row] = painter.strip(row, width, False)
        return strip

    def _refresh_rows(self, first: int, last: int) -> None:
        """Paint the rows from `first` to `last` again, as far as they are in sight."""
        top, height = self._top, self.size.height
        first, last = max(first, top), min(last, top + height - 1)
        if first <= last:
            self.refresh(Region(0, first - top, self.size.width, last - first + 1))

    def _refresh_span(self, start: int, end: int) -> None:
        """Paint the rows of `[start, end)` again."""
        if self._layout is None:
            return
        first, last = self._layout.row_of(start), self._layout.row_of(end - 1)
        for row in [row for row in self._strips if first <= row <= last]:
            del self._strips[row]
        self._refresh_rows(first, last)

    def _signs(self) -> list[tuple[int, int, int]]:
        """(row, first cell, cell behind the last) of the cursor, of the find hit that it is on and
        of the sentence's sign."""
        if self._layout is None:
            return []
        x, row, cells = self._layout.xy_of(self.cursor)
        left, sign = self._gutter.left + x, self._gutter.sign
        on_hit = self._layers.hits.over(self.cursor, self.cursor + 1)
        return [
            (row, sign, self.size.width) if on_hit else (row, left, left + cells),
            (self._layout.row_of(self.sentence[0]), sign, sign + 1),
        ]

    def _refresh_signs(self, before: Sequence[tuple[int, int, int]] = ()) -> None:
        """Paint the signs again where they are, and where they were `before`. A row's cells are
        painted as one region, for Textual writes a row from its left edge for each region."""
        rows: dict[int, tuple[int, int]] = {}
        for row, first, last in (*before, *self._signs()):
            low, high = rows.get(row, (first, last))
            rows[row] = min(low, first), max(high, last)
        top, height = self._top, self.size.height
        for row, (first, last) in rows.items():
            if top <= row < top + height:
                self.refresh(Region(first, row - top, last - first, 1))
