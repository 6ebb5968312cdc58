"""The history as a list: one row an act."""

from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_SAID = 40
"""Cells of what was done, where the article it happened in has room beside it."""
_TITLE = 20
"""Cells of a title below which it is left out."""


class DeedRow(Protocol):
    """What the list shows of an act."""

    @property
    def said(self) -> str:
        """What was done."""

    @property
    def created(self) -> str:
        """When, ISO 8601 in UTC."""

    @property
    def title(self) -> str:
        """The article it happened in."""

    @property
    def undone(self) -> bool:
        """Whether it is undone now."""


class DeedList(RowList[DeedRow]):
    """Acts, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("history")]

    def paint(self, row: DeedRow, width: int) -> list[Segment]:
        """One act in `width` cells."""
        dim = self.style("rows--dim")
        room = width - 20
        aside = room - _SAID if room - _SAID >= _TITLE else 0
        return [
            Segment(f" {row.created[:10]} {row.created[11:16]}  ", dim),
            Segment(
                fit(one_line(row.said), room - aside),
                dim + Style(strike=True) if row.undone else None,
            ),
            Segment(fit(f"  {one_line(row.title)}", aside), dim),
        ]
