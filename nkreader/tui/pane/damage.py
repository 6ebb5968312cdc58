"""What must be painted again from one scene to the next: the cells of signs, the rows of spans."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.geometry import Region

from nkreader.tui.pane.gutter import Gutter
from nkreader.tui.pane.selecting import extent
from nkreader.tui.pane.state import Scene, Window
from nkreader.tui.pane.units import Unit

Cells = tuple[int, int, int]
"""(row, first cell, cell behind the last)."""


class Painted(NamedTuple):
    """What of a scene shows where the cursor and the selection are."""

    signs: tuple[Cells, ...]
    """The cursor, or the find hit that it is on, and the sentence's sign."""
    extent: Unit | None


def painted(scene: Scene, gutter: Gutter) -> Painted:
    """The same of a scene."""
    x, row, cells = scene.layout.xy_of(scene.cursor)
    left = gutter.left + x
    on_hit = scene.page.layers.hits.over(scene.cursor, scene.cursor + 1)
    return Painted(
        (
            (row, gutter.sign, scene.window.width) if on_hit else (row, left, left + cells),
            (scene.layout.row_of(scene.sentence()[0]), gutter.sign, gutter.sign + 1),
        ),
        extent(scene),
    )


def between(before: Painted, after: Painted, window: Window) -> Iterator[Region]:
    """The regions of the signs, where they are and where they were. A row's cells are one region,
    for Textual writes a row from its left edge for each region."""
    rows: dict[int, tuple[int, int]] = {}
    for row, first, last in (*before.signs, *after.signs):
        low, high = rows.get(row, (first, last))
        rows[row] = min(low, first), max(high, last)
    for row, (first, last) in rows.items():
        if window.top <= row < window.top + window.height:
            yield Region(first, row - window.top, last - first, 1)


def changed(before: Unit | None, after: Unit | None) -> Sequence[Unit]:
    """The spans that a selection gained or lost."""
    if before == after:
        return ()
    if before and after and before[0] == after[0]:
        low, high = sorted((before[1], after[1]))
        return ((max(0, low - 1), high),)
    if before and after and before[1] == after[1]:
        low, high = sorted((before[0], after[0]))
        return ((low, high + 1),)
    return [span for span in (before, after) if span]
