"""The widget below the keys: an open article laid out, painted and scrolled, and one cursor.

Only what changed is painted again: a move of the cursor refreshes its cell and the gutter cells of
two sentences. What keys do is in `moving`, `selecting`, `marking`, `finding` and `mouse`.
"""

from typing import ClassVar

from textual.events import Resize
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from nkreader.model import LABELS, Codebook, Label, Reading
from nkreader.text.columns import SpanColumns
from nkreader.text.span import Span, trimmed
from nkreader.tui.pane.gutter import LEAST, Gutter, arrange
from nkreader.tui.pane.layers import Spans
from nkreader.tui.pane.layout import Layout
from nkreader.tui.pane.looks import COMPONENTS, Looks
from nkreader.tui.pane.messages import Moved
from nkreader.tui.pane.motions import Ground
from nkreader.tui.pane.painter import Layers, Painter

_AT_ONCE_S = 0.02
"""How long rows are looked for before the first paint, beyond those it needs."""
_SLICE_S = 0.008
_PAUSE_S = 0.02
_CONTEXT = 1
"""Rows of context kept above and below what is gone to, where there are any."""
_KEPT_STRIPS = 400


class PaneView(ScrollView, can_focus=True):
    """An article on the screen. Subclasses add what keys and the mouse do."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.reading: Reading | None = None
        self.codebook = Codebook(())
        self.cursor = 0
        self._anchor: int | None = None
        self._measure, self._spacing, self._leading = 80, 1, 0
        self._hidden: set[Label] = set()
        self._layers = Layers(*(Spans(SpanColumns()) for _ in range(4)))
        self._ground: Ground | None = None
        self._layout: Layout | None = None
        self._painter: Painter | None = None
        self._gutter = Gutter(0, LEAST)
        self._strips: dict[int, Strip] = {}
        self._growing: Timer | None = None
        self._goal: int | None = None

    def load(self, reading: Reading, codebook: Codebook) -> None:
        """Show an article, the cursor where the reader left or on the first body sentence."""
        self.reading, self.codebook = reading, codebook
        document = reading.document
        inline = SpanColumns((s.start, s.end, n, "") for n, s in enumerate(document.styles))
        self._layers = Layers(
            Spans(reading.mentions), Spans(reading.annotations), Spans(inline), Spans(SpanColumns())
        )
        self._ground = Ground(document, reading.zones, reading.sentences)
        self._anchor, self._goal, self._layout = None, None, None
        self.cursor = reading.place if reading.place is not None else self._opening()
        if self.size.width:
            self._arrange()
            self._start()

    def _opening(self) -> int:
        ground = self._ground
        if ground is None or not ground.body:
            return 0
        return ground.sentences.starts[ground.body[0]]

    def _start(self) -> None:
        """Scroll a freshly loaded article to its cursor."""
        cluster = self._layout.cluster_of(self.cursor) if self._layout else None
        self.cursor = cluster[0] if cluster else 0
        first, last = self._rows_of_sentence()
        top = 0 if last + _CONTEXT < self.size.height else max(0, first - self.size.height // 3)
        self.scroll_to(y=top, animate=False)
        self.refresh()
        self._moved()

    # Layout

    def on_resize(self, event: Resize) -> None:
        """Lay out again where the width changed; the words at the top, or the cursor where it is
        in sight, stay where they are."""
        if self.reading is None:
            return
        layout, height = self._layout, self.size.height
        if layout is None:
            self._arrange()
            self._start()
            return
        gutter, width = arrange(self.size.width, self._measure)
        if layout.width != max(8, width) or gutter != self._gutter:
            self._arrange()
        elif event.size.height:
            first, last = self._rows_of_sentence()
            if first >= self._top and self._top + height <= last:
                self._reveal(first, last)
        self._place_terminal_cursor()

    def _arrange(self) -> None:
        """Lay the article out for the present size and settings, keeping the place."""
        if self.reading is None or not self.size.width:
            return
        held, at = self._held_place()
        self._gutter, width = arrange(self.size.width, self._measure)
        self._layout = layout = Layout(self.reading.document, width, self._spacing, self._leading)
        layout.grow(offset=max(held, self.cursor))
        row = max(0, layout.row_of(held))
        layout.grow(rows=row + 2 * self.size.height, seconds=_AT_ONCE_S)
        self._paint_anew()
        self._fit_height()
        self.scroll_to(y=max(0, row - at), animate=False)
        self._grow_on()

    def _held_place(self) -> tuple[int, int]:
        """An offset and the row of the screen it should stay on."""
        layout = self._layout
        if layout is None or not len(layout):
            return self.cursor, self.size.height // 3
        row = layout.row_of(self.cursor) - self._top
        if 0 <= row < self.size.height:
            return self.cursor, row
        top = min(self._top, len(layout) - 1)
        return layout.bounds(top)[0], 0

    def _grow_on(self) -> None:
        if self._growing is not None:
            self._growing.stop()
            self._growing = None
        if self._layout is not None and not self._layout.done:
            self._growing = self.set_interval(_PAUSE_S, self._grow)

    def _grow(self) -> None:
        layout = self._layout
        if layout is None:
            return
        layout.grow(seconds=_SLICE_S)
        if layout.done:
            if self._growing is not None:
                self._growing.stop()
                self._growing = None
            self._fit_height()
        elif layout.height > self.virtual_size.height * 1.1:
            self._fit_height()

    def _fit_height(self) -> None:
        if self._layout is not None:
            self.virtual_size = Size(self.size.width, self._layout.height)

    def _paint_anew(self) -> None:
        """Forget what was painted and how: another theme, layout or setting."""
        self._strips.clear()
        if self.reading is None or self._layout is None or not self.is_mounted:
            return
        self._painter = Painter(
            self.reading.document,
            self.reading.zones,
            self._layers,
            self._layout,
            Looks.of(self),
            self._gutter,
            self.codebook,
        )
        self._painter.hidden = frozenset(LABELS.index(label) for label in self._hidden)
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme or stylesheet."""
        super().notify_style_update()
        self._paint_anew()

    # Painting

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    def render_line(self, y: int) -> Strip:
        """One row of the screen, `y` counted from the top of the widget."""
        row, painter, layout = self._top + y, self._painter, self._layout
        if painter is None or layout is None:
            return Strip.blank(self.size.width, self.rich_style)
        layout.grow(rows=row + 1)
        width = self.size.width
        cursor_row = layout.row_of(self.cursor)
        current = row == layout.row_of(self.sentence[0])
        selection = self._extent()
        if row != cursor_row and not current and selection is None:
            strip = self._strips.get(row)
            if strip is None or strip.cell_length != width:
                if len(self._strips) > _KEPT_STRIPS:
                    self._strips.clear()
                strip = self._strips[row] = painter.strip(row, width, False)
            return strip
        cursor = self.cursor if row == cursor_row else None
        return painter.strip(row, width, current, selection, cursor)

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

    def _refresh_signs(self) -> None:
        """Paint the cell of the cursor and the sign of the current sentence again."""
        if self._layout is None:
            return
        x, row, cells = self._layout.xy_of(self.cursor)
        sentence = self._layout.row_of(self.sentence[0])
        top, height = self._top, self.size.height
        if top <= row < top + height:
            self.refresh(Region(self._gutter.left + x, row - top, cells, 1))
        if top <= sentence < top + height:
            self.refresh(Region(self._gutter.sign, sentence - top, 1, 1))

    # The cursor

    @property
    def sentence(self) -> tuple[int, int, int]:
        """(start, end, block number) of the current sentence."""
        return self._ground.sentence(self.cursor) if self._ground else (0, 0, 0)

    def position(self) -> tuple[int, int]:
        """Which body sentence is current (from 1; 0 before the first), of how many."""
        if self._ground is None:
            return 0, 0
        return self._ground.number(self.cursor), len(self._ground.body)

    def _extent(self) -> tuple[int, int] | None:
        """The selection as it is painted: from cluster to cluster, both taken in."""
        if self._anchor is None or self._layout is None:
            return None
        low, high = sorted((self._anchor, self.cursor))
        cluster = self._layout.cluster_of(high)
        return low, cluster[1] if cluster else high + 1

    @property
    def selection(self) -> Span | None:
        """What is selected, without white space at its ends."""
        extent = self._extent()
        if extent is None or self.reading is None:
            return None
        return trimmed(self.reading.document.text, *extent)

    def target(self) -> Span | None:
        """What a tag key acts on: the selection, else the current sentence."""
        if self._anchor is not None:
            return self.selection
        start, end, _ = self.sentence
        return Span(start, end) if start < end else None

    def _rows_of_sentence(self) -> tuple[int, int]:
        if self._layout is None:
            return 0, 0
        start, end, _ = self.sentence
        return max(0, self._layout.row_of(start)), max(0, self._layout.row_of(max(start, end - 1)))

    def _move(self, offset: int, *, whole: bool = True) -> None:
        """Put the cursor on the cluster at an offset and bring it into sight: its whole sentence
        where `whole`, else its row."""
        layout = self._layout
        if layout is None:
            return
        cluster = layout.cluster_of(max(0, offset))
        if cluster is None:
            return
        before = self._extent()
        self._refresh_signs()
        self.cursor = cluster[0]
        self._refresh_signs()
        self._refresh_selection(before)
        row = layout.row_of(self.cursor)
        first, last = self._rows_of_sentence() if whole and self._anchor is None else (row, row)
        if not first <= row <= min(last, first + self.size.height - 3):
            first = last = row
        self._reveal(first, last)
        self._moved()

    def _refresh_selection(self, before: tuple[int, int] | None) -> None:
        """Paint again what the selection gained or lost since it was `before`."""
        after = self._extent()
        if before == after:
            return
        if before and after and before[0] == after[0]:
            self._refresh_span(*sorted((before[1] - 1, after[1])))
        elif before and after and before[1] == after[1]:
            self._refresh_span(min(before[0], after[0]), max(before[0], after[0]) + 1)
        else:
            for extent in (before, after):
                if extent:
                    self._refresh_span(*extent)

    def _reveal(self, first: int, last: int) -> None:
        """Bring rows into sight with a row of context: by half pages where that is enough, so that
        not every key scrolls."""
        height, top = self.size.height, self._top
        last = min(last, first + max(0, height - 1 - 2 * _CONTEXT))
        low, high = max(0, first - _CONTEXT), last + _CONTEXT
        if low >= top and high < top + height:
            return
        half = max(1, height // 2)
        if high >= top + height and low < top + height + half:
            target = top + half
        elif low < top and high >= top - half:
            target = top - half
        else:
            target = first - height // 3
        target = min(max(target, high - height + 1), low)
        if self._layout is not None and not self._layout.done:
            self._layout.grow(rows=target + 2 * height)
            if self._layout.height > self.virtual_size.height:
                self._fit_height()
        self.scroll_to(y=max(0, target), animate=False)

    def _moved(self) -> None:
        self._place_terminal_cursor()
        self.post_message(Moved(self.cursor, *self.position()))

    def _place_terminal_cursor(self) -> None:
        """Tell the terminal where the reading cursor is: input methods, magnifiers and screen
        readers follow it."""
        if self._layout is None or not self.has_focus:
            return
        x, row, _ = self._layout.xy_of(self.cursor)
        region = self.content_region
        y = min(max(row - self._top, 0), max(0, region.height - 1))
        self.app.cursor_position = Offset(region.x + self._gutter.left + x, region.y + y)
