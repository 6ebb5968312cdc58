"""The one cursor: what is current and selected at it, and how a move brings it into sight."""

from textual.events import Focus
from textual.geometry import Offset

from nkreader.text.span import Span, trimmed
from nkreader.tui.pane.messages import Moved
from nkreader.tui.pane.sheet import Sheet

_CONTEXT = 1
"""Rows of context kept above and below what is gone to, where there are any."""


class PaneView(Sheet):
    """A sheet with a cursor that can be put anywhere on it."""

    _goal: int | None = None
    """The column that moves by row keep to, in cells."""

    def _opened(self) -> None:
        cluster = self._layout.cluster_of(self.cursor) if self._layout else None
        self.cursor, self._goal = cluster[0] if cluster else 0, None
        self._reveal(*self._rows_of_sentence())
        self.refresh()
        # This may be inside a paint, where a message would count as the screen's and stop there.
        self.call_next(self._moved)

    def _fitted(self) -> None:
        self._place_terminal_cursor()

    def on_focus(self, event: Focus) -> None:
        """Take the terminal's cursor along."""
        self._place_terminal_cursor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the terminal's cursor along."""
        super().watch_scroll_y(old_value, new_value)
        self._place_terminal_cursor()

    def position(self) -> tuple[int, int]:
        """Which body sentence is current (from 1; 0 before the first), of how many."""
        if self._ground is None:
            return 0, 0
        return self._ground.number(self.cursor), len(self._ground.body)

    @property
    def selection(self) -> Span | None:
        """What is selected, without white space at its ends."""
        extent = self._extent()
        if extent is None or self.reading is None:
            return None
        return trimmed(self.reading.document.text, *extent)

    def target(self) -> Span | None:
        """What a tag key acts on: the selection, else the current sentence; a selection that was
        begun and has gone nowhere is none."""
        if self._anchor is not None and not (self._by_key and self._anchor == self.cursor):
            return self.selection
        start, end, _ = self.sentence
        return Span(start, end) if start < end else None

    def _cluster(self) -> tuple[int, int]:
        """The cluster (start, end) that the cursor is on."""
        cluster = self._layout.cluster_of(self.cursor) if self._layout else None
        return cluster or (self.cursor, self.cursor + 1)

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
            self.cursor = max(0, offset)
            return
        cluster = layout.cluster_of(max(0, offset))
        if cluster is None:
            return
        if self._settled:
            self._drop_selection()
        before, signs = self._extent(), self._signs()
        self.cursor = cluster[0]
        self._refresh_signs(signs)
        self._refresh_selection(before)
        row = layout.row_of(self.cursor)
        first, last = self._rows_of_sentence() if whole and self._anchor is None else (row, row)
        if not first <= row <= min(last, first + self.size.height - 3):
            first = last = row
        self._reveal(first, last, _CONTEXT if whole else 0)
        self._moved()

    def _drop_selection(self) -> None:
        extent = self._extent()
        self._anchor = None
        self._by_key = self._settled = False
        if extent:
            self._refresh_span(*extent)

    def _refresh_selection(self, before: tuple[int, int] | None) -> None:
        """Paint again what the selection gained or lost since it was `before`."""
        after = self._extent()
        if before == after:
            return
        if before and after and before[0] == after[0]:
            low, high = sorted((before[1], after[1]))
            self._refresh_span(max(0, low - 1), high)
        elif before and after and before[1] == after[1]:
            low, high = sorted((before[0], after[0]))
            self._refresh_span(low, high + 1)
        else:
            for extent in (before, after):
                if extent:
                    self._refresh_span(*extent)

    def _reveal(self, first: int, last: int, context: int = _CONTEXT) -> None:
        """Bring rows into sight with some rows of context: by half pages where that is enough, so
        that not every key scrolls."""
        height, top = self.size.height, self._top
        last = min(last, first + max(0, height - 1 - 2 * context))
        low, high = max(0, first - context), last + context
        if low >= top and high < top + height:
            return
        half = max(1, height // 2)
        if high >= top + height and low < top + height + half:
            target = top + half
        elif low < top and high >= top - half:
            target = top - half
        else:
            target = first - height // 3
        target = max(0, min(max(target, high - height + 1), low))
        if self._layout is not None and not self._layout.done:
            self._layout.grow(rows=target + 2 * height)
            if target + height > self.virtual_size.height:
                self._fit_height(target + height)
        self._scroll_top(target)

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
