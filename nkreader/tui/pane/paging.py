"""Pages and the wheel: the text goes by, and the cursor never stays behind out of sight.

A key acts on the sentence that the cursor is in; out of sight it would act on what nobody sees. A
selection that is open is let be: it is what was chosen, wherever it is.
"""

from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

from nkreader.tui.pane.moving import Moving

_OVERLAP = 2
"""Rows that stay in sight from one page to the next."""


class Paging(Moving):
    """Moves of the window over the text, which take the cursor along."""

    def _page(self, step: int) -> None:
        layout, ground = self._layout, self._ground
        if layout is None or ground is None or not len(layout):
            return
        height, before = self.size.height, self._top
        layout.grow(rows=before + 3 * height)
        if layout.height > self.virtual_size.height:
            self._fit_height()
        seen = self._sight()[1]
        self._scroll_top(before + step * max(1, height - _OVERLAP))
        moved = self._top - before
        if not moved or self._selecting():
            self._row_move(moved if moved else step * layout.height)
            return
        start, end = self._sight()
        unit = ground.first_seen(seen if step > 0 else start, start)
        if unit is not None and unit[0] < end:
            self._move(unit[0], whole=False)
        else:
            self._row_move(moved)

    def action_page_down(self) -> None:
        """Go one page down, to the first sentence that was not seen whole."""
        self._page(1)

    def action_page_up(self) -> None:
        """Go one page up, to the first sentence that begins there."""
        self._page(-1)

    def _selecting(self) -> bool:
        return self._anchor is not None and not self._settled

    def _sight(self) -> tuple[int, int]:
        """The offsets (start, end) of what is in sight."""
        layout = self._layout
        if layout is None or not len(layout):
            return 0, 0
        last = min(self._top + self.size.height, len(layout)) - 1
        return layout.bounds(min(self._top, last))[0], layout.bounds(last)[1]

    def _scroll_by(self, rows: int) -> None:
        """Scroll, and take the cursor along: down to the first sentence that begins in sight, up to
        the last."""
        layout, ground = self._layout, self._ground
        if layout is None or ground is None:
            return
        layout.grow(rows=self._top + rows + 2 * self.size.height)
        self._scroll_top(self._top + rows)
        row = layout.row_of(self.cursor) - self._top
        if self._selecting() or 0 <= row < self.size.height:
            return
        start, end = self._sight()
        unit = ground.first_seen(start, start) if row < 0 else ground.last_begun(end)
        if unit is not None and start <= unit[0] < end:
            self._move(unit[0], whole=False)
        else:
            self._row_move(-row if row < 0 else self.size.height - 1 - row)

    def on_scroll_to(self, event: ScrollTo) -> None:
        """The bar was dragged."""
        event.stop()
        event.prevent_default()
        if event.y is not None:
            self._scroll_by(round(event.y) - self._top)

    def on_scroll_up(self, event: ScrollUp) -> None:
        """The bar was clicked above its thumb."""
        event.stop()
        event.prevent_default()
        self._page(-1)

    def on_scroll_down(self, event: ScrollDown) -> None:
        """The bar was clicked below its thumb."""
        event.stop()
        event.prevent_default()
        self._page(1)

    def _fitted(self) -> None:
        """A window that became smaller still has the cursor in it."""
        if self._layout is not None and len(self._layout):
            self._reveal(*self._rows_of_sentence())
            row = self._layout.row_of(self.cursor)
            self._reveal(row, row, 0)
        super()._fitted()
