"""Figures over many articles, as values: how far one is, what was when, what stands together.

Dates are ISO days; of a stretch of time both ends are within it.
"""

from typing import Literal, NamedTuple, get_args

By = Literal["day", "week", "month", "year"]
Rows = Literal["article", "tag", "entity", "publisher"]
Columns = Literal["tag", "publisher", "annotator", "month"]
BY: tuple[By, ...] = get_args(By)
ROWS: tuple[Rows, ...] = get_args(Rows)
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
