"""Which columns the list of articles has at a width, and the line of their names above it."""

from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static

from nkreader.lists import Known
from nkreader.tui.widgets.fitting import fit

PARTS = 10
"""Cells of the strip that tells where in a text tags lie."""
SIGN = 3
"""Cells of the state that stands first."""
_GAP = 2
_TITLE = 26
"""Cells that a title has before any column has some."""


class Columns(NamedTuple):
    """Cells of each column, the gap behind it included; 0 where there is none."""

    title: int
    publisher: int = 0
    date: int = 0
    words: int = 0
    strip: int = 0
    tags: int = 0
    coded: int = 0


_WISHES = (
    ("date", 10, "dates"),
    ("strip", PARTS, "tags"),
    ("coded", 7, "coded"),
    ("tags", 16, "tags"),
    ("publisher", 16, "publishers"),
    ("words", 6, ""),
)
"""Columns in the order in which they earn their place, their cells, and of what there must be
something."""
_MORE = (("title", 50), ("publisher", 20), ("tags", 30))
"""Where all of them have a place: cells that they may grow to, one after the other."""


def columns(width: int, known: Known) -> Columns:
    """The columns of a list of so many cells: as many as leave the titles room, and what is left is
    the titles'."""
    cells = {"title": _TITLE}
    left = width - SIGN - _TITLE
    for name, wished, of in _WISHES:
        if not of or getattr(known, of):
            if left < wished + _GAP:
                break
            cells[name] = wished + _GAP
            left -= wished + _GAP
    for name, most in _MORE:
        if name in cells:
            more = max(0, min(left, most - cells[name]))
            cells[name] += more
            left -= more
    cells["title"] += max(0, left)
    return Columns(**cells)


class ColumnNames(Static):
    """The names of the columns, each above its own."""

    def tell(self, cells: Columns, date: str) -> None:
        """Show them; the column of dates has a name of its own where it tells other times."""
        self.update(
            Content(
                " " * SIGN
                + fit("title", cells.title)
                + fit("publisher", cells.publisher)
                + fit(date, cells.date)
                + _right("words", cells.words)
                + fit("where tags", cells.strip)
                + fit("tags", cells.tags)
                + _right("coded", cells.coded)
            ),
            layout=False,
        )


def _right(words: str, width: int) -> str:
    return f"{words:>{width - _GAP}}" + " " * _GAP if width else ""
