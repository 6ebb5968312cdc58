"""Which columns the list of articles has at a width, and the line of their names above it.

Like all that the first page is made of, it is painted before Textual is imported: it knows neither
Textual nor Rich's styles.
"""

from typing import NamedTuple

from nkreader.lists import Known
from nkreader.tui.widgets.fitting import fit

PARTS = 10
"""Cells of the strip that tells where in a text tags lie."""
SIGN = 3
"""Cells of the state that stands first."""
_GAP = 2


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
    ("date", 10, 26, "dates"),
    ("strip", PARTS, 26, "tags"),
    ("tags", 16, 40, "tags"),
    ("coded", 7, 40, "coded"),
    ("publisher", 16, 40, "publishers"),
    ("words", 6, 42, ""),
)
"""Columns in the order in which they earn their place, their cells, those that the titles must have
beside them, and of what there must be something."""
_MORE = (("publisher", 22), ("tags", 30))
"""Cells that columns may grow to, one after the other, where the titles have `_TITLE`."""
_TITLE = 50


def columns(width: int, known: Known) -> Columns:
    """The columns of a list of so many cells: as many as leave the titles room, and what is left is
    the titles'."""
    cells: dict[str, int] = {}
    left = width - SIGN
    for name, wished, title, of in _WISHES:
        if not of or getattr(known, of):
            if left - wished - _GAP < title:
                break
            cells[name] = wished + _GAP
            left -= wished + _GAP
    for name, most in _MORE:
        if name in cells:
            more = max(0, min(left - _TITLE, most - cells[name]))
            cells[name] += more
            left -= more
    return Columns(title=max(0, left), **cells)


def names(cells: Columns, date: str) -> str:
    """The names of the columns, each above its own; that of dates has a name of its own (`date`)
    where it tells other times."""
    return (
        " " * SIGN
        + fit("title", cells.title)
        + fit("publisher", cells.publisher)
        + fit(date, cells.date)
        + _right("words", cells.words)
        + fit("where tags", cells.strip)
        + fit("tags", cells.tags)
        + _right("coded", cells.coded)
    )


def _right(words: str, width: int) -> str:
    return f"{words:>{width - _GAP}}" + " " * _GAP if width else ""
