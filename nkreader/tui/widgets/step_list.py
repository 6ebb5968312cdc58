"""The list of a chain of reports: an article a row, and how it stands to an earlier one."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.lineage import CALLED, Step
from nkreader.model import Article
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

SIGNS = {
    "confirmed": "✓", "proposed": "?", "waiting": "…", "refused": "✗", "linked": "⇄", "first": " ",
}  # fmt: skip
"""How a step stands, in one cell."""
_DATE = 10
_KIND = 12
_NARROW = 90
"""Cells below which the earlier article is told by its date alone."""


class StepList(RowList[Step]):
    """The steps of a chain, in the order of the articles' dates."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lineage")]
    of = ""
    """The id of the article whose chain it is: it stands out."""

    def paint(self, row: Step, width: int) -> list[Segment]:
        """One step in `width` cells."""
        dim = self.style("rows--dim")
        words = dim if row.state == "refused" else None
        strong = self.style("rows--strong") if row.article.id == self.of else words
        head = f" {SIGNS[row.state]} {_date(row.article)}  "
        kind = "" if row.state == "first" else CALLED.get(row.kind, row.kind)
        room = width - len(head) - _KIND - 2
        there = 0 if row.state == "first" else _DATE + 1 if width < _NARROW else room // 2
        return [
            Segment(head, dim),
            Segment(fit(_title(row.article), room - there), strong),
            Segment(f"  {fit(kind, _KIND)}", dim),
            Segment(fit(_earlier(row, width < _NARROW), there), words),
        ]


def _earlier(step: Step, narrow: bool) -> str:
    """The earlier article, or what is known of it."""
    if step.earlier is not None:
        date = _date(step.earlier)
        return date if narrow else f"{date}  {_title(step.earlier)}"
    stub = step.stub
    if stub is None:
        return ""
    date = stub.first or "some day"
    return date if narrow else f"{date}  not in the library"


def _date(article: Article) -> str:
    return f"{article.metadata.published or 'no date':{_DATE}}"


def _title(article: Article) -> str:
    return one_line(article.metadata.title or article.opening)
