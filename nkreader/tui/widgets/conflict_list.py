"""The conflicts as a list: what each is about, and in what the two versions differ."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.conflicts import Conflict, differing
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_WIDE = 100
"""Cells from which the article stands beside its words."""
_DIFFERS = 18
"""Cells of what the versions differ in, where there is room."""
_WHOLE = {"article_mark": "the whole article", "link": "a link"}


class ConflictList(RowList[Conflict]):
    """Conflicts, by article and place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conflicts")]

    def paint(self, row: Conflict, width: int) -> list[Segment]:
        """One conflict in `width` cells."""
        dim = self.style("rows--dim")
        aside = min(44, width // 3) if width >= _WIDE else 0
        words = _WHOLE.get(row.kind) or f"“{one_line(row.mine.exact or '')}”"
        if not aside and row.kind != "annotation":
            words = f"{words}: {one_line(row.title)}"
        first = min(_DIFFERS, width // 5)
        room = width - first - aside - 3
        return [
            Segment(f" {fit(', '.join(differing(row)), first)}  ", dim),
            Segment(fit(words, room)),
            Segment(f" {fit(one_line(row.title), aside - 1)}" if aside else "", dim),
        ]
