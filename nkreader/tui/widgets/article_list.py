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
SIGNS = "● new ○ opened ✓ done"
"""What the signs mean, for the line above the list."""
_COLUMNS = ((140, 22, 8, 40), (110, 18, 8, 20), (84, 16, 0, 20))
"""Width of the list from which on there is room for the columns behind the title, and their cells:
publisher, words, tags. They have no more, so that the titles have most, and stand still."""


class ArticleList(RowList[ArticleRow]):
    """Articles: state, date, title, publisher, words, and tags as coloured counts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tag--{colour}" for colour in COLOURS}

    codebook: Codebook = Codebook(())

    def paint(self, row: ArticleRow, width: int) -> list[Segment]:
        """One article in `width` cells."""
        dim, strong = self.style("rows--dim"), self.style("rows--strong")
        title = strong if row.state == "new" else dim if row.state == "done" else Style.null()
        columns = next((cells for least, *cells in _COLUMNS if width >= least), None)
        publisher, words, room = columns or (0, 0, width // 4)
        tags = self._tags(row, room)
        used = sum(columns) if columns else sum(s.cell_length for s in tags)
        slant = Style(italic=row.title is None)
        source = fit(one_line(row.publisher or ""), publisher - 2) + "  " if publisher else ""
        return [
            Segment(f" {_STATES[row.state]} ", title),
            Segment(fit(row.published or "", 10) + "  ", dim),
            Segment(fit(one_line(row.title or row.opening), width - 17 - used), title + slant),
            Segment("  "),
            Segment(source + (f"{row.words:>{words - 2},}  " if words else ""), dim),
            *tags,
        ]

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
