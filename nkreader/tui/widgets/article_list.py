"""The list of articles: one row an article."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from nkreader.model import COLOURS, ArticleRow, Codebook
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_STATES = {"new": "●", "reading": "○", "done": "✓"}
_TAGS = 20
"""Cells kept for the tags where there is room, so that the other columns stand still."""
_WIDEST = 140
"""Cells from which every tag of an article has room."""
_WIDE = 84
"""Cells from which publisher and words have room too."""


class ArticleList(RowList[ArticleRow]):
    """Articles: state, date, title, publisher, words, and tags as coloured counts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tag--{colour}" for colour in COLOURS}

    codebook: Codebook = Codebook(())

    def paint(self, row: ArticleRow, width: int) -> list[Segment]:
        """One article in `width` cells."""
        dim, strong = self.style("rows--dim"), self.style("rows--strong")
        title = strong if row.state == "new" else dim if row.state == "done" else Style.null()
        wide = width >= _WIDE
        room = _TAGS * 2 if width >= _WIDEST else _TAGS
        tags = self._tags(row, room if wide else width // 3)
        used = sum(s.cell_length for s in tags)
        rest = width - 16 - (26 + room if wide else used)
        out = [
            Segment(f" {_STATES[row.state]} ", title),
            Segment(fit(row.published or "", 10) + "  ", dim),
            Segment(fit(one_line(row.title or row.opening), rest), title),
            Segment(" "),
        ]
        if row.title is None:
            out[2] = Segment(out[2].text, title + Style(italic=True))
        if wide:
            publisher = one_line(row.publisher or "")
            out.append(Segment(fit(publisher, 18) + f"{row.words:>7,} ", dim))
        return [*out, *tags]

    def _tags(self, row: ArticleRow, most: int) -> list[Segment]:
        """The tags of an article as `key:count`, in their colours, in at most `most` cells."""
        out: list[Segment] = []
        used = 0
        for slug, count in row.tags:
            tag = self.codebook.get(slug)
            if tag is None:
                continue
            words = f"{tag.key or '·'}:{count} "
            if used + len(words) > most - 2 and slug != row.tags[-1][0]:
                out.append(Segment("… ", self.style("rows--dim")))
                break
            used += len(words)
            out.append(Segment(words, self.style(f"tag--{tag.colour}")))
        if row.unsettled:
            out.append(Segment(f"?{row.unsettled} ", self.style("rows--strong")))
        return out
