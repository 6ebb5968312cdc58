"""The list of claims: under its article's heading, who says what, how, and how sure."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType

from nkreader.model import Codebook, Tag
from nkreader.tui.claim_rows import ClaimRow, Heading, Line
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line, shorten
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.says import NOBODY, hedges

_WIDE = 76
"""Cells from which a heading has the publisher, and how sure a claim is stands before its words."""
_PUBLISHER = 18
_TAGS = 3
"""Keys of tags that have room before a claim."""
_MANNER = 9
"""Cells of the longest manner and a space."""


class ClaimList(RowList[ClaimRow]):
    """Claims, grouped by article."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("claims")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"claims--title", "claims--speaker"}

    codebook: Codebook = Codebook(())

    @property
    def line(self) -> Line | None:
        """The claim under the cursor."""
        row = self.current
        return row if isinstance(row, Line) else None

    def stops(self, row: ClaimRow) -> bool:
        """The cursor stands on claims."""
        return isinstance(row, Line)

    def paint(self, row: ClaimRow, width: int) -> list[Segment]:
        """One row in `width` cells."""
        return self._line(row, width) if isinstance(row, Line) else self._heading(row, width)

    def _heading(self, row: Heading, width: int) -> list[Segment]:
        dim = self.style("rows--dim")
        publisher = _PUBLISHER if width >= _WIDE and row.publisher else 0
        count = f"{row.claims:,} " if row.claims else ""
        room = max(0, width - 13 - publisher - 8)
        title = shorten(one_line(row.title), room)
        return [
            Segment(" " + fit(row.published or "", 10) + "  ", dim),
            Segment(title, self.style("claims--title")),
            Segment(" " * (room - cell_len(title))),
            Segment(f"  {fit(one_line(row.publisher or ''), publisher - 2)}" * bool(publisher)),
            Segment(f"{count:>8}", dim),
        ]

    def _line(self, row: Line, width: int) -> list[Segment]:
        """Keys of tags, whose claim (`?`: perhaps somebody else's), how, how sure, what."""
        claim, dim = row.claim, self.style("rows--dim")
        who = one_line(claim.name or NOBODY)
        speaker = min(36, width // 4)
        sure = ", ".join(hedges(claim))
        how = max(16, min(28, width // 5)) if width >= _WIDE else _MANNER
        manner = f"{claim.manner} " if sure and width >= _WIDE else fit(claim.manner, how)
        sure = fit(sure, how - cell_len(manner))
        room = width - _TAGS - 2 - speaker - 1 - how - 1
        looks = dim if row.again or claim.name is None else self.style("claims--speaker")
        return [
            *self._keys(row),
            Segment("? " if claim.doubtful else "  ", dim),
            Segment(fit(who, speaker) + " ", looks),
            Segment(manner, dim),
            Segment(f"{sure} ", self.style("rows--strong")),
            Segment(fit(one_line(claim.words), room)),
        ]

    def _keys(self, row: Line) -> list[Segment]:
        found = (self.codebook.get(slug) for slug in row.claim.tags)
        tags: list[Tag] = [tag for tag in found if tag is not None][:_TAGS]
        keys = [Segment(tag.key or "·", self.style(f"tag--{tag.colour}")) for tag in tags]
        return [*keys, Segment(" " * (_TAGS - len(tags)))]
