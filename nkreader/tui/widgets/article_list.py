"""The list of articles: one row an article."""

from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from nkreader.lists import ArticleRow, Heading, Known
from nkreader.model import Codebook
from nkreader.tui.article_columns import columns
from nkreader.tui.article_row import DIM, ITALIC, MARKED, STRONG, article_row
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.rows import RowList

_SLANTED = Style(italic=True)


class ArticleList(RowList[ArticleRow | Heading]):
    """Articles: state, title, publisher, date, words, where tags lie, tags as coloured counts, how
    many sentences are coded."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {MARKED}

    codebook: Codebook = Codebook(())
    known = Known()
    by_opening = False
    """Whether the column of dates tells when an article was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: set[str] = set()
        """The ids of the articles that acts mean, listed now or not."""

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor, which stands on no heading."""
        row = self.row(self.cursor)
        return row if isinstance(row, ArticleRow) else None

    def stops(self, row: ArticleRow | Heading) -> bool:
        """Headings are passed over."""
        return isinstance(row, ArticleRow)

    def paint(self, row: ArticleRow | Heading, width: int) -> list[Segment]:
        """One article, or a heading, in `width` cells."""
        if isinstance(row, Heading):
            return self._heading(row, width)
        cells = columns(width, self.known)
        marked, plain = row.id in self.marked, self.app.no_color
        words = article_row(row, cells, self.codebook.get, self._date(row), marked, plain)
        return [Segment(one.words, self.style(one.look)) for one in words if one.words]

    def style(self, name: str) -> Style:
        """The look of some words in a row."""
        if not name:
            return Style.null()
        if name.endswith(ITALIC):
            return self.style(name.removesuffix(ITALIC)) + _SLANTED
        return super().style(name)

    def _heading(self, row: Heading, width: int) -> list[Segment]:
        count = f" {row.articles:,} "
        words = shorten(one_line(row.words), width - len(count) - 4)
        line = "─" * max(0, width - cell_len(words) - len(count) - 2)
        return [
            Segment(f" {words}", self.style(STRONG)),
            Segment(f"{count}{line} ", self.style(DIM)),
        ]

    def _date(self, row: ArticleRow) -> str:
        return moment(row.opened) if self.by_opening else row.published or ""


def moment(opened: str | None) -> str:
    """When an article was opened, by the clock here, in ten cells: the time of today, else the
    day; nothing where it never was, or where that can't be read."""
    try:
        then = datetime.fromisoformat(opened or "").astimezone()
    except ValueError:
        return ""
    today = datetime.now().astimezone().date()
    return f"     {then:%H:%M}" if then.date() == today else f"{then:%Y-%m-%d}"
