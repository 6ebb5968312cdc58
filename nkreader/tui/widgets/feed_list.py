"""The feeds as a list: one row a feed."""

from typing import ClassVar, Protocol

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_WIDE = 90
"""Cells from which on there is room for the address beside the title."""


class FeedRow(Protocol):
    """What the list shows of a feed."""

    @property
    def id(self) -> str:
        """What tells it from others."""

    @property
    def added(self) -> str:
        """When it was first known, ISO 8601 in UTC."""

    @property
    def address(self) -> str:
        """Where it is."""

    @property
    def title(self) -> str | None:
        """What it calls itself."""

    @property
    def articles(self) -> int:
        """How many of its articles are in the library."""

    @property
    def looked(self) -> str | None:
        """When it was looked at last, ISO 8601 in UTC."""

    @property
    def trouble(self) -> str | None:
        """What was wrong then."""


class FeedList(RowList[FeedRow]):
    """Feeds, by title."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("feeds")]

    def paint(self, row: FeedRow, width: int) -> list[Segment]:
        """One feed in `width` cells: whether the last look failed (!), when it was, how many
        articles came, title, address."""
        dim = self.style("rows--dim")
        room = max(0, width - 31)
        aside = room // 2 if width >= _WIDE and row.title else 0
        return [
            Segment(" ! " if row.trouble else "   "),
            Segment(fit(when(row.looked), 18), dim),
            Segment(f"{row.articles:>7,}  "),
            Segment(fit(one_line(row.title or row.address), room - aside)),
            Segment(f" {fit(one_line(row.address), aside)}", dim),
        ]


def when(looked: str | None) -> str:
    """The time of a look, as the list says it (UTC)."""
    return f"{looked[:10]} {looked[11:16]}" if looked else "never"
