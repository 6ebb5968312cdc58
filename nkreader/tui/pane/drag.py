"""The mouse in the text: what a press, a drag and a click lead to, a drag being a value.

No event comes while the mouse rests past the upper or lower edge, so the widget asks by a timer. It
begins slowly and goes faster further out; but a terminal tells of no place outside its window,
often a single row away, so it goes faster with time as well.
"""

from typing import NamedTuple

from nkreader.tui.pane import selecting
from nkreader.tui.pane.state import Go, Scene, Selection

PAUSE_S = 0.05
_PACES = (0.25, 0.5, 1.0, 2.0)
"""Rows for each pause, from the slowest: 5, 10, 20, 40 a second."""
_PATIENCE = 24
"""Pauses at one pace, before the next one."""


class Drag(NamedTuple):
    """The button is held."""

    pressed: int
    """The offset where the button went down, or where the selection began that it extends."""
    moved: bool = False
    x: int = 0
    """The column where the mouse is past an edge."""
    past: int = 0
    """Rows below the lower edge; negative above the upper one."""
    pauses: int = 0
    owed: float = 0.0
    """Rows, or a part of one, that it has yet to scroll."""

    def to(self, x: int, y: int, height: int) -> "Drag":
        """The mouse at a cell of a widget of some height; back in the text, it begins slowly
        again."""
        past = min(y, 0) or max(y - height + 1, 0)
        return self._replace(x=x, past=past) if past else Drag(self.pressed, self.moved)

    def later(self) -> tuple["Drag", int]:
        """After a pause past the edge: the drag, and by how many rows it scrolls."""
        owed = self.owed + pace(abs(self.past), self.pauses)
        whole = int(owed)
        after = self._replace(pauses=self.pauses + 1, owed=owed - whole)
        return after, whole if self.past > 0 else -whole


def pace(out: int, pauses: int) -> float:
    """Rows to scroll in one pause of a drag that is `out` rows past the edge (from 1) and has been
    past it for so many pauses."""
    return _PACES[min((max(out, 1) - 1) // 2 + pauses // _PATIENCE, len(_PACES) - 1)]


def press(scene: Scene, offset: int, shift: bool) -> tuple[Drag, Go]:
    """The button goes down: the cursor there; with shift, selected up to there."""
    if not shift:
        return Drag(offset), Go(Selection(offset), "row")
    old = scene.selection
    start = scene.cursor if old.anchor is None else old.anchor
    return Drag(start), Go(Selection(offset, start, old.by_key))


def draw(scene: Scene, drag: Drag, offset: int) -> Go | None:
    """The mouse is over an offset: selected from where the button went down; None until it leaves
    the cluster there."""
    if offset == scene.cursor and not drag.moved:
        return None
    anchor = drag.pressed if scene.selection.anchor is None else scene.selection.anchor
    return Go(scene.selection._replace(cursor=offset, anchor=anchor, goal=None), "row")


def click(scene: Scene, offset: int, times: int) -> Go | None:
    """Select the word at a double click, the sentence at a triple click."""
    if times < 2:
        return None
    word = selecting.word_at(scene, offset) if times == 2 else None
    if times == 2:
        return selecting.over(scene, word) if word else None
    start, end, _ = scene.page.units.sentence(offset)
    return selecting.over(scene, (start, end)) if start < end else None
