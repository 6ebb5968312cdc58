"""The history as a list: one row an act."""

from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_SAID = 26
"""Cells of what was done, where there is more to say."""
_TITLE = 24
"""Cells of the article it happened in, where there is room for it."""
_ROOM = 76
"""Cells for both and the words it was about, from which that is so."""


class HistoryRow(Protocol):
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
    def words(self) -> str:
        """What it was about."""

    @property
    def undone(self) -> bool:
        """Whether it is undone now."""

    @property
    def reverted(self) -> bool:
        """Whether another act has taken it back."""


class HistoryList(RowList[HistoryRow]):
    """Acts, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("history")]

    def paint(self, row: HistoryRow, width: int) -> list[Segment]:
        """One act in `width` cells."""
        dim = self.style("rows--dim")
        room = width - 20
        words, title = one_line(row.words[:width]), one_line(row.title)
        aside = (_TITLE if room >= _ROOM else 0) if words else max(0, room - _SAID)
        said = min(_SAID, room) if words or aside else room
        gone = dim + Style(strike=True) if row.undone or row.reverted else None
        return [
            Segment(f" {row.created[:10]} {row.created[11:16]}  ", dim),
            Segment(fit(one_line(row.said), said), gone),
            Segment(fit(f"  {words}", room - said - aside), gone),
            Segment(fit(f"  {title}", aside), dim),
        ]
