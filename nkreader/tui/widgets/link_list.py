"""The list of links: kind, state, what it leads from and to, each with where it was read."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.linked import End, Gone, LinkedPair
from nkreader.links import LINK_KINDS, LINK_STATES
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_KIND = max(map(len, LINK_KINDS))
_STATE = max(map(len, LINK_STATES))
_NARROW = 76
"""Cells below which the state is told by a sign alone."""
_SIGNS = {"open": " ", "superseded": "~", "resolved": "✓"}


class LinkList(RowList[LinkedPair]):
    """Links between passages, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("links")]

    def paint(self, row: LinkedPair, width: int) -> list[Segment]:
        """One link in `width` cells: `!` is broken; settled ones stand back."""
        state = f"{row.link.state:{_STATE}}" if width >= _NARROW else _SIGNS[row.link.state]
        sign = "!" if row.is_broken else " "
        head = f" {sign} {row.link.kind:{_KIND}}  {state}  "
        room = width - len(head) - 3
        left = room // 2
        dim = self.style("rows--dim")
        words = None if row.link.state == "open" else dim
        return [
            Segment(head, words),
            Segment(fit(_words(row.source), left), words),
            Segment(" → ", dim),
            Segment(fit(_words(row.target), room - left), words),
        ]


def _words(end: End) -> str:
    """A passage in one line, the words first: they tell most where there is little room."""
    if isinstance(end, Gone):
        return one_line(f"gone: {end.words or end.id}")
    data = end.article.metadata
    where = ", ".join(part for part in (data.publisher, data.published) if part)
    return one_line(f"{end.mark.words} — {where}" if where else end.mark.words)
