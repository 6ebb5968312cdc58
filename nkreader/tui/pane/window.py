"""The window over the rows: what is in sight, and where it goes so that something is.

A key acts on the sentence that the cursor is in; out of sight it would act on what nobody sees. So
pages and the wheel take the cursor along; an open selection is let be, wherever it is.
"""

from nkreader.tui.pane.layout import Layout
from nkreader.tui.pane.state import Scene, Selection, Window
from nkreader.tui.pane.units import Unit

CONTEXT = 1
"""Rows of context kept above and below what is gone to, where there are any."""
OVERLAP = 2
"""Rows that stay in sight from one page to the next."""


def revealed(window: Window, first: int, last: int, context: int = CONTEXT) -> int:
    """The top row from which the rows from `first` to `last` are in sight with some rows of
    context: half a page off where that is enough, so that not every key scrolls."""
    top, height, _ = window
    last = min(last, first + max(0, height - 1 - 2 * context))
    low, high = max(0, first - context), last + context
    if low >= top and high < top + height:
        return top
    half = max(1, height // 2)
    if high >= top + height and low < top + height + half:
        target = top + half
    elif low < top and high >= top - half:
        target = top - half
    else:
        target = first - height // 3
    return max(0, min(max(target, high - height + 1), low))


def rows_of(layout: Layout, unit: Unit) -> tuple[int, int]:
    """The first and the last row of a unit."""
    start, end = unit
    return max(0, layout.row_of(start)), max(0, layout.row_of(max(start, end - 1)))


def wanted_rows(scene: Scene, whole: bool) -> tuple[int, int]:
    """The rows to be in sight: those of the current sentence where it is wanted `whole`, nothing is
    selected and it fits, else the cursor's."""
    row = scene.layout.row_of(scene.cursor)
    if whole and scene.selection.anchor is None:
        first, last = rows_of(scene.layout, scene.sentence()[:2])
        if first <= row <= min(last, first + scene.window.height - 3):
            return first, last
    return row, row


def in_sight(layout: Layout, window: Window) -> Unit:
    """The offsets (start, end) of what is in sight."""
    if not len(layout):
        return 0, 0
    last = min(window.top + window.height, len(layout)) - 1
    return layout.bounds(min(window.top, last))[0], layout.bounds(last)[1]


def held_place(layout: Layout | None, selection: Selection, window: Window) -> tuple[int, int]:
    """An offset and how many rows below the top it should stay when rows are laid out anew: the
    cursor while in sight, else the first words in sight."""
    if layout is None or not len(layout):
        return selection.cursor, window.height // 3
    row = layout.row_of(selection.cursor) - window.top
    if 0 <= row < window.height:
        return selection.cursor, row
    return layout.bounds(min(window.top, len(layout) - 1))[0], 0


def scrolled(scene: Scene, rows: int) -> Window:
    """The window so many rows further down (up, where negative), not past the ends."""
    top, height, _ = scene.window
    scene.layout.grow(rows=top + rows + 2 * height)
    return scene.window._replace(top=max(0, min(top + rows, scene.layout.height - height)))
