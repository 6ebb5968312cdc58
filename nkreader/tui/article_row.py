"""One row of the list of articles as words and looks, for the list and for the page before it.

A look is the name of a component of the list ("rows--dim"), of a tag's colour ("tag--red"), or ""
for the list's own; `ITALIC` behind it slants. What colours they are is the painter's business.
"""

from collections.abc import Callable, Iterator
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from nkreader.lists import ArticleRow
from nkreader.tui.article_columns import PARTS, Columns
from nkreader.tui.widgets.fitting import fit, one_line

if TYPE_CHECKING:
    from nkreader.model import Colour

DIM, STRONG, MARKED = "rows--dim", "rows--strong", "rows--marked"
ITALIC = " italic"
SIGNS = "● new ○ opened ✓ done ? to review"
"""What the signs mean, for the line above the list."""
_STATES = {"new": "●", "reading": "○", "done": "✓"}
_TITLES = {"new": STRONG, "reading": "", "done": DIM}
_MARK = "▌"
"""Stands before a marked row."""
_NONE, _SOME = "─", "━"
"""A tenth of a text without tags, and one with some; without colours that is the tag's key."""


class Worded(NamedTuple):
    """Words that look alike."""

    words: str
    look: str


class TagLook(Protocol):
    """What is seen of a tag in a row; None for a key where no digit sets it."""

    @property
    def key(self) -> "str | None": ...

    @property
    def colour(self) -> "Colour": ...


TagOf = Callable[[str], TagLook | None]
"""The tag with a slug, if there is one."""


def article_row(
    row: ArticleRow, cells: Columns, tag_of: TagOf, date: str, marked: bool, plain: bool
) -> Iterator[Worded]:
    """State, title, publisher, date, words, where tags lie, tags as coloured counts, how many
    sentences are coded: each in its cells. `plain`: there are no colours, so that in the strip a
    tag is told by its key."""
    title = _TITLES[row.state]
    aside = _cell(one_line(row.publisher or ""), cells.publisher)
    aside += _cell(date, cells.date)
    aside += _right(f"{row.words:,}", cells.words)
    coded = f"{row.coded[0]}/{row.coded[1]}" if row.coded else ""
    words = _cell(one_line(row.title or row.opening), cells.title)
    yield Worded(_MARK if marked else " ", MARKED)
    yield Worded(_STATES[row.state], title)
    yield Worded("?" if row.unsettled else " ", STRONG)
    yield Worded(words, title if row.title is not None else title + ITALIC)
    yield Worded(aside, DIM)
    if cells.strip:
        yield from _strip(row, tag_of, plain)
    if cells.tags:
        yield from _tags(row, cells.tags, tag_of)
    yield Worded(_right(coded, cells.coded), DIM)


def _strip(row: ArticleRow, tag_of: TagOf, plain: bool) -> Iterator[Worded]:
    """Where in the text the tags of the set lie, a cell for each tenth of it."""
    for slug, run in groupby(row.strip):
        tag = tag_of(slug) if slug else None
        sign = _NONE if slug is None else _SOME
        if tag is not None and plain:
            sign = tag.key or "·"
        yield Worded(sign * len(list(run)), f"tag--{tag.colour}" if tag else DIM)
    yield Worded(" " * (PARTS + 2 - len(row.strip)), "")


def _tags(row: ArticleRow, width: int, tag_of: TagOf) -> Iterator[Worded]:
    """How many of an article's marks wait for review, its tags as a whole (◆), whether there is
    a memo (✎), the tags in it as `key:count`, in `width` cells; `…` where there are more."""
    known = [(tag_of(slug), count) for slug, count in row.tags]
    parts = [Worded(f"{tag.key or '·'}:{n} ", f"tag--{tag.colour}") for tag, n in known if tag]
    whole = [tag for slug in row.whole if (tag := tag_of(slug))]
    own = [Worded(f"◆{tag.key or '·'} ", f"tag--{tag.colour}") for tag in whole]
    parts = [*own, *([Worded("✎ ", STRONG)] if row.memo else []), *parts]
    if row.unsettled:
        parts.insert(0, Worded(f"?{row.unsettled} ", STRONG))
    room = width - 1
    if sum(len(words) for words, _ in parts) > room:
        ends = accumulate(len(words) for words, _ in parts)
        fitting = sum(end + 2 <= room for end in ends)
        parts = [*parts[:fitting], Worded("… ", DIM)]
    yield from parts
    yield Worded(" " * (width - sum(len(words) for words, _ in parts)), "")


def _cell(words: str, width: int) -> str:
    """Words in a column of `width` cells, the last two empty; nothing where there is no column."""
    return fit(words, width - 2) + "  " if width else ""


def _right(words: str, width: int) -> str:
    return f"{words:>{width - 2}}  " if width else ""
