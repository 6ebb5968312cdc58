"""The views as a list: a name, how many articles answer, the query."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList
from nkreader.view import View

_NAME = 32
"""The most cells of a name, where there is room for the query beside it."""


class ViewList(RowList[View]):
    """Views, by name."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("views")]

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[str, int | None] = {}
        """How many articles answer the query of a view, by its name, as far as it is known; None
        where it can no longer be asked."""

    def paint(self, row: View, width: int) -> list[Segment]:
        """One view in `width` cells. `…` is still counted, `!` can no longer be asked."""
        room = min(_NAME, width // 2)
        count = self.counts.get(row.name, -1)
        number = "…" if count == -1 else "!" if count is None else f"{count:,}"
        return [
            Segment(f" {fit(one_line(row.name), room)}"),
            Segment(f"{number:>8}  "),
            Segment(fit(one_line(row.query), width - room - 11), self.style("rows--dim")),
        ]
