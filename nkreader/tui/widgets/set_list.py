"""The annotation sets as a list: below each annotator their sets, last those that are put away."""

from collections.abc import Collection, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from nkreader.sets import SetRow
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_COLUMNS = (("marks", 8), ("whole", 7), ("done", 7), ("coded", 8))
"""What is counted, and the cells that it has."""
_WORD = 10
"""Cells of what is so of a set."""
_NARROW = 60
"""Cells below which whole articles and coded sentences are left out."""


class Owner(NamedTuple):
    """A heading: whose sets stand below it, or that these are put away."""

    words: str
    is_first: bool = False
    """Whether the columns are named in it."""


class SetList(RowList[SetRow | Owner]):
    """Sets by annotator and name."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sets")]

    def __init__(self) -> None:
        super().__init__()
        self.current_id = ""
        """The id of the set that one works in."""
        self.marked: list[str] = []
        """The ids of those that acts on two sets mean, the first marked first."""
        self.beside: Collection[str] = ()
        """The ids of those whose marks are shown beside one's own."""

    @property
    def current(self) -> SetRow | None:
        """The set under the cursor, which stands on no heading."""
        row = self.row(self.cursor)
        return row if isinstance(row, SetRow) else None

    def stops(self, row: SetRow | Owner) -> bool:
        """Headings are passed over."""
        return isinstance(row, SetRow)

    def paint(self, row: SetRow | Owner, width: int) -> list[Segment]:
        """One set, or a heading, in `width` cells."""
        dim, strong = self.style("rows--dim"), self.style("rows--strong")
        cells = [one for one in _COLUMNS if width >= _NARROW or one[0] in ("marks", "done")]
        room = max(0, width - sum(cell for _, cell in cells) - _WORD - 6)
        if isinstance(row, Owner):
            names = "".join(f"{name * row.is_first:>{cell}}" for name, cell in cells)
            return [
                Segment(f" {fit(one_line(row.words), room + 3)}", strong),
                Segment(f"{names}", dim),
            ]
        here = row.set.id == self.current_id
        word = "current" if here else "beside" if row.set.id in self.beside else ""
        counts = {
            "marks": row.annotations, "whole": row.whole, "done": row.done, "coded": row.coded,
        }  # fmt: skip
        name = strong if here else dim if row.archived else Style.null()
        called = f"{row.set.name}@{row.set.annotator}" if row.archived else row.set.name
        numbers = "".join(f"{counts[name]:>{cell},}" for name, cell in cells)
        return [
            Segment("▌" if row.set.id in self.marked else " ", strong),
            Segment("▸ " if here else "  ", strong),
            Segment(f" {fit(one_line(called), room)}", name),
            Segment(numbers, dim),
            Segment(f"  {fit(word, _WORD)}", strong if here else dim),
        ]


def rows_of(found: Sequence[SetRow]) -> list[SetRow | Owner]:
    """The rows of the list: a heading above the sets of each annotator, archived ones last."""
    out: list[SetRow | Owner] = []
    for row in (one for one in found if not one.archived):
        if not out or out[-1].set.annotator != row.set.annotator:  # type: ignore[union-attr]
            out.append(Owner(row.set.annotator, not out))
        out.append(row)
    away = [one for one in found if one.archived]
    return [*out, *([Owner("archived", not out)] if away else []), *away]
