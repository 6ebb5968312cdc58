"""The mouse over a sheet: holds the drag, and the timer by which it goes on scrolling."""

from textual.timer import Timer

from nkreader.tui.pane.drag import PAUSE_S, Drag, click, draw, press
from nkreader.tui.pane.sheet import Sheet


class Mouse:
    """What the mouse does to one sheet. Cells are the widget's; each act tells whether it did
    anything."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._drag: Drag | None = None
        """While the button is held."""
        self._timer: Timer | None = None

    def press(self, x: int, y: int, shift: bool) -> bool:
        """The button goes down: the cursor is put there; with shift, what is between selected."""
        scene, offset = self._sheet.scene(), self._sheet.offset_at(x, y)
        if scene is None or offset is None:
            return False
        self._sheet.capture_mouse()
        self._drag, go = press(scene, offset, shift)
        self._sheet.put(go)
        return True

    def move(self, x: int, y: int) -> bool:
        """The mouse moves; selects while the button is held, past an edge with scrolling."""
        if self._drag is None:
            return False
        self._drag = self._drag.to(x, y, self._sheet.size.height)
        self._draw(x, y)
        if self._drag.past and self._timer is None:
            self._timer = self._sheet.set_interval(PAUSE_S, self._scroll_on)
        elif not self._drag.past:
            self._stop()
        return True

    def release(self) -> bool:
        """The button is up."""
        if self._drag is None:
            return False
        self._drag = None
        self._sheet.release_mouse()
        self._stop()
        return True

    def click(self, x: int, y: int, times: int) -> bool:
        """The button went down and up so many times in a row."""
        scene, offset = self._sheet.scene(), self._sheet.offset_at(x, y)
        go = click(scene, offset, times) if scene and offset is not None else None
        if go is not None:
            self._sheet.put(go)
        return go is not None

    def _draw(self, x: int, y: int) -> None:
        row = min(max(y, 0), self._sheet.size.height - 1)
        scene, offset = self._sheet.scene(), self._sheet.offset_at(x, row)
        if self._drag is None or scene is None or offset is None:
            return
        go = draw(scene, self._drag, offset)
        if go is not None:
            self._drag = self._drag._replace(moved=True)
            self._sheet.put(go)

    def _scroll_on(self) -> None:
        if self._drag is None:
            return
        height = self._sheet.size.height
        self._drag, rows = self._drag.later()
        if rows:
            self._sheet.scroll_top(self._sheet.scroll_offset.y + rows)
            self._draw(self._drag.x, self._drag.past + (height if self._drag.past > 0 else 0))

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
