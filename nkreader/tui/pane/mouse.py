"""The mouse: click puts the cursor, drag selects, double click a word, triple click a sentence.

Dragging past the upper or lower edge scrolls by a timer of ours, for no event comes while the mouse
rests there. It begins slowly and goes faster further out; but a terminal tells of no place outside
its window, often a single row away, so it goes faster with time as well.
"""

from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.timer import Timer

from nkreader.tui.pane.finding import Finding

_SCROLL_PAUSE_S = 0.05
_PACES = (0.25, 0.5, 1.0, 2.0)
"""Rows for each pause, from the slowest: 5, 10, 20, 40 a second."""
_PATIENCE = 24
"""Pauses at one pace, before the next one."""
_WHEEL_ROWS = 3


def pace(out: int, pauses: int) -> float:
    """Rows to scroll in one pause of a drag that is `out` rows past the edge (from 1) and has been
    past it for so many pauses."""
    return _PACES[min((max(out, 1) - 1) // 2 + pauses // _PATIENCE, len(_PACES) - 1)]


class MouseDriven(Finding):
    """What the mouse does over the text."""

    _pressed: int | None = None
    """The offset where the button went down, while it is held."""
    _dragging = False
    _past_edge = 0
    """Rows below the lower edge; negative above the upper one."""
    _pauses = 0
    _owed = 0.0
    """Rows, or a part of one, that the drag has yet to scroll."""
    _edge_x = 0
    _edge_timer: Timer | None = None

    def let_go(self) -> None:
        """A button that is held holds nothing of another text."""
        super().let_go()
        if self._pressed is not None:
            self.release_mouse()
            self._stop_scrolling()
            self._pressed, self._dragging = None, False

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the cluster at a cell of the widget, the nearest one beside the text; None
        where nothing is shown."""
        if self._layout is None:
            return None
        cluster = self._layout.cluster_at(x - self._gutter.left, self._top + y)
        return cluster[0] if cluster else None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor there; with shift, select up to there."""
        offset = self.offset_at(event.x, event.y)
        if event.button != 1 or offset is None:
            return
        event.stop()
        self.capture_mouse()
        self._goal = None
        if event.shift:
            if self._anchor is None:
                self._anchor = self.cursor
            self._pressed = self._anchor
            self._move(offset)
            return
        self._drop_selection()
        self._pressed = offset
        self._move(offset, whole=False)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select from where the button went down."""
        if self._pressed is None:
            return
        event.stop()
        self._edge_x = event.x
        self._past_edge = min(event.y, 0) or max(event.y - self.size.height + 1, 0)
        if self._past_edge:
            self._drag_to_edge()
            if self._edge_timer is None:
                self._edge_timer = self.set_interval(_SCROLL_PAUSE_S, self._scroll_on)
            return
        self._stop_scrolling()
        self._drag_to(event.x, event.y)

    def _drag_to(self, x: int, y: int) -> None:
        offset = self.offset_at(x, y)
        if offset is None or (offset == self.cursor and not self._dragging):
            return
        self._dragging = True
        if self._anchor is None:
            self._anchor = self._pressed
        self._move(offset, whole=False)

    def _drag_to_edge(self) -> None:
        self._drag_to(self._edge_x, 0 if self._past_edge < 0 else self.size.height - 1)

    def _scroll_on(self) -> None:
        self._owed += pace(abs(self._past_edge), self._pauses)
        self._pauses += 1
        rows = int(self._owed)
        if rows:
            self._owed -= rows
            self._scroll_top(self._top + (rows if self._past_edge > 0 else -rows))
            self._drag_to_edge()

    def _stop_scrolling(self) -> None:
        if self._edge_timer is not None:
            self._edge_timer.stop()
            self._edge_timer = None
            self._pauses, self._owed = 0, 0.0

    def on_mouse_up(self, event: MouseUp) -> None:
        """End a drag."""
        if self._pressed is not None:
            event.stop()
            self.release_mouse()
            self._stop_scrolling()
            self._pressed, self._dragging = None, False

    def on_click(self, event: Click) -> None:
        """Select the word at a double click, the sentence at a triple click."""
        if event.chain < 2 or self._ground is None:
            return
        event.stop()
        offset = self.offset_at(event.x, event.y)
        if offset is None:
            return
        if event.chain == 2:
            word = self._ground.word_unit(offset, True)
            if word is not None and word[0] <= offset:
                self.select_span(*word)
        else:
            start, end, _ = self._ground.sentence(offset)
            self.select_span(start, end)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll at once: an animation would send every step of it."""
        event.stop()
        event.prevent_default()
        self._scroll_by(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll at once."""
        event.stop()
        event.prevent_default()
        self._scroll_by(-_WHEEL_ROWS)
