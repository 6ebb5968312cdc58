"""The list of articles: one row an article."""

from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate, groupby
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from nkreader.lists import ArticleRow, Heading, Known
from nkreader.model import Codebook
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.article_columns import PARTS, Columns, columns
from nkreader.tui.widgets.fitting import fit, one_line, shorten
from nkreader.tui.widgets.rows import RowList

_STATES = {"new": "●", "reading": "○", "done": "✓"}
SIGNS = "● new ○ opened ✓ done ? to review"
"""What the signs mean, for the line above the list."""
_MARK = "▌"
"""Stands before a marked row."""
_NONE, _SOME = "─", "━"
"""A tenth of a text without tags, and one with some; without colours that is the tag's key."""


class ArticleList(RowList[ArticleRow | Heading]):
    """Articles: state, title, publisher, date, words, where tags lie, tags as coloured counts, how
    many sentences are coded."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--marked"}

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

    def columns(self) -> Columns:
        """The columns that there is room for now."""
        return columns(self.scrollable_content_region.width, self.known)

    def paint(self, row: ArticleRow | Heading, width: int) -> list[Segment]:
        """One article, or a heading, in `width` cells."""
        if isinstance(row, Heading):
            return self._heading(row, width)
        cells = columns(width, self.known)
        dim, strong = self.style("rows--dim"), self.style("rows--strong")
        title = strong if row.state == "new" else dim if row.state == "done" else Style.null()
        slant = Style(italic=row.title is None)
        aside = _cell(one_line(row.publisher or ""), cells.publisher)
        aside += _cell(self._date(row), cells.date)
        aside += _right(f"{row.words:,}", cells.words)
        coded = f"{row.coded[0]}/{row.coded[1]}" if row.coded else ""
        return [
            Segment(_MARK if row.id in self.marked else " ", self.style("rows--marked")),
            Segment(_STATES[row.state], title),
            Segment("?" if row.unsettled else " ", strong),
            Segment(_cell(one_line(row.title or row.opening), cells.title), title + slant),
            Segment(aside, dim),
            *(self._strip(row) if cells.strip else ()),
            *(self._tags(row, cells.tags) if cells.tags else ()),
            Segment(_right(coded, cells.coded), dim),
        ]

    def _heading(self, row: Heading, width: int) -> list[Segment]:
        count = f" {row.articles:,} "
        words = shorten(one_line(row.words), width - len(count) - 4)
        line = "─" * max(0, width - cell_len(words) - len(count) - 2)
        return [
            Segment(f" {words}", self.style("rows--strong")),
            Segment(f"{count}{line} ", self.style("rows--dim")),
        ]

    def _date(self, row: ArticleRow) -> str:
        return moment(row.opened) if self.by_opening else row.published or ""

    def _strip(self, row: ArticleRow) -> Iterator[Segment]:
        """Where in the text the tags of the set lie, a cell for each tenth of it."""
        dim = self.style("rows--dim")
        for slug, run in groupby(row.strip):
            tag = self.codebook.get(slug) if slug else None
            sign = _NONE if slug is None else _SOME
            if tag is not None and self.app.no_color:
                sign = tag.key or "·"
            yield Segment(sign * len(list(run)), self.style(f"tag--{tag.colour}") if tag else dim)
        yield Segment(" " * (PARTS + 2 - len(row.strip)))

    def _tags(self, row: ArticleRow, width: int) -> Iterator[Segment]:
        """How many of an article's marks wait for review, its tags as a whole (◆), whether there is
        a memo (✎), the tags in it as `key:count`, in `width` cells; `…` where there are more."""
        known = [(self.codebook.get(slug), count) for slug, count in row.tags]
        parts = [(f"{tag.key or '·'}:{n} ", f"tag--{tag.colour}") for tag, n in known if tag]
        whole = [tag for slug in row.whole if (tag := self.codebook.get(slug))]
        own = [(f"◆{tag.key or '·'} ", f"tag--{tag.colour}") for tag in whole]
        parts = [*own, *([("✎ ", "rows--strong")] if row.memo else []), *parts]
        if row.unsettled:
            parts.insert(0, (f"?{row.unsettled} ", "rows--strong"))
        room = width - 1
        if sum(len(words) for words, _ in parts) > room:
            ends = accumulate(len(words) for words, _ in parts)
            fitting = sum(end + 2 <= room for end in ends)
            parts = [*parts[:fitting], ("… ", "rows--dim")]
        for words, look in parts:
            yield Segment(words, self.style(look))
        yield Segment(" " * (width - sum(len(words) for words, _ in parts)))


def moment(opened: str | None) -> str:
    """When an article was opened, by the clock here, in ten cells: the time of today, else the
    day; nothing where it never was, or where that can't be read."""
    try:
        then = datetime.fromisoformat(opened or "").astimezone()
    except ValueError:
        return ""
    today = datetime.now().astimezone().date()
    return f"     {then:%H:%M}" if then.date() == today else f"{then:%Y-%m-%d}"


def _cell(words: str, width: int) -> str:
    """Words in a column of `width` cells, the last two empty; nothing where there is no column."""
    return fit(words, width - 2) + "  " if width else ""


def _right(words: str, width: int) -> str:
    return f"{words:>{width - 2}}  " if width else ""
