"""Figures over many articles, as values: how far one is, what was when, what stands together.

Dates are ISO days; of a stretch of time both ends are within it.
"""

from datetime import date
from typing import Literal, NamedTuple, get_args

By = Literal["day", "week", "month", "year"]
Rows = Literal["article", "tag", "entity", "publisher"]
SpokenRows = Literal["article", "tag", "publisher"]
Columns = Literal["tag", "publisher", "annotator", "month"]
BY: tuple[By, ...] = get_args(By)
ROWS: tuple[Rows, ...] = get_args(Rows)
SPOKEN_ROWS: tuple[SpokenRows, ...] = get_args(SpokenRows)
Days = tuple[date, date]
"""The first and the last of some days."""
COLUMNS: tuple[Columns, ...] = get_args(Columns)


class Progress(NamedTuple):
    """How far one is with some articles."""

    articles: int
    done: int
    """Articles that the annotator has called done."""
    sentences: int
    """Of their bodies."""
    coded: int
    """Of these, those that carry a tag of the set."""


class Dated(NamedTuple):
    """How many there are of something on a date as it is known."""

    row: str | None
    published: str | None
    """ISO, of any precision; None without one."""
    number: int


class InTime(NamedTuple):
    """How many there are of something in a stretch of time: one bar of a timeline."""

    row: str | None
    """A tag's slug, an entity, a publisher (None: without one), or `article`."""
    start: str | None
    """Its first day; None for those whose date is missing, or known less exactly than asked."""
    end: str | None
    """Its last day."""
    number: int


class Cell(NamedTuple):
    """How many there are where a row and a column of a table meet."""

    row: str
    column: str | None
    """None: without a publisher, or without a month."""
    number: int


class Coded(NamedTuple):
    """Body sentences of one article that an annotation codes."""

    article: int
    """Its key."""
    tag: str
    first: int
    stop: int
    """Behind the last of them."""


class Head(NamedTuple):
    """What stands over a column of a grid."""

    kind: Literal["all", "undated", "time", "name"]
    name: str = ""
    """Empty for what has no name, such as articles without a publisher."""
    above: str = ""
    """What it belongs to: the year of a month."""
    start: str | None = None
    """Of a stretch of time, its first day."""
    end: str | None = None


class Grid(NamedTuple):
    """Counts in rows and columns, to be walked through."""

    rows: tuple[str | None, ...]
    heads: tuple[Head, ...]
    numbers: dict[tuple[int, int], int]
    """By (row, column); what is none is left out."""

    @property
    def pinned(self) -> int:
        """How many columns stand before those that move sideways."""
        return sum(head.kind in ("all", "undated") for head in self.heads)

    def number(self, row: int, column: int) -> int:
        """How many there are in a cell."""
        return self.numbers.get((row, column), 0)

    def is_apart(self, row: int, column: int) -> bool:
        """Whether a count is not to be held against the others: of a whole row, of what is undated,
        of a tag with itself."""
        head = self.heads[column]
        return head.kind in ("all", "undated") or head.name == self.rows[row]

    def most(self) -> int:
        """The highest count of those that can be held against each other."""
        return max((n for cell, n in self.numbers.items() if not self.is_apart(*cell)), default=0)
