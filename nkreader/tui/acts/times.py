"""Acts of the screen of times: from cell to cell, what is counted, what is behind a cell."""

from datetime import date
from typing import get_args

from nkreader.figures import BY, ROWS, SPOKEN_ROWS, Rows
from nkreader.library.query import writing
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import Table, TimesContext
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[TimesContext] = Acts()
_TABLES: tuple[Table, ...] = get_args(Table)


@_OWN("times.left", by=-1)
@_OWN("times.right", by=1)
def sideways(here: TimesContext, by: int) -> None:
    """Some cells to the side."""
    here.rows.go(here.rows.column + by)


@_OWN("times.first")
def first(here: TimesContext) -> None:
    """The first cell of the row."""
    here.rows.go(0)


@_OWN("times.last")
def last(here: TimesContext) -> None:
    """The last cell of the row."""
    here.rows.go(len(here.rows.grid.heads) - 1)


@_OWN("times.rows")
def rows(here: TimesContext) -> None:
    """Count something else: articles, tags, entities, publishers."""
    some: tuple[Rows, ...] = SPOKEN_ROWS if here.wanted.spoken else ROWS
    place = some.index(here.wanted.rows) if here.wanted.table == "time" else -1
    here.show(here.wanted._replace(table="time", rows=some[(place + 1) % len(some)]))


@_OWN("times.by")
def by(here: TimesContext) -> None:
    """By longer stretches of time, after the longest by the shortest."""
    following = BY[(BY.index(here.wanted.by) + 1) % len(BY)]
    here.show(here.wanted._replace(table="time", by=following))


@_OWN("times.spoken")
def spoken(here: TimesContext) -> None:
    """By the days that texts speak of, where entities are not counted, or again by when they were
    published."""
    rows: Rows = here.wanted.rows if here.wanted.rows in SPOKEN_ROWS else "article"
    here.show(here.wanted._replace(table="time", rows=rows, spoken=not here.wanted.spoken))


@_OWN("times.table")
def table(here: TimesContext) -> None:
    """The next table: over time, by publisher, tag by tag."""
    following = _TABLES[(_TABLES.index(here.wanted.table) + 1) % len(_TABLES)]
    here.show(here.wanted._replace(table=following))


@_OWN("times.query")
def query(here: TimesContext) -> None:
    """Type a query; at Enter only what answers it is counted."""

    here.prompt.ask(
        Asked(
            'words, "phrases", OR, -not, tag: publisher: on: …',
            here.wanted.query,
            entered=lambda typed: here.show(here.wanted._replace(query=typed.strip())),
        )
    )


@_OWN("clear")
def clear(here: TimesContext) -> None:
    """Give up counting; where nothing is counted, count everything again."""
    if here.stop():
        here.say("stopped counting")
    else:
        here.show(here.wanted._replace(query=""))


@_OWN("open")
def open_cell(here: TimesContext) -> None:
    """List the articles or passages that a cell stands for."""
    grid, look, row, column = here.rows.grid, here.look, here.rows.cursor, here.rows.column
    if not grid.number(row, column):
        here.say("nothing is counted here")
        return
    name, head = grid.rows[row], grid.heads[column]
    if look.table == "tag":
        here.ways.list_passages(name or "", look.query, head.name)
        return
    if look.table == "publisher":
        of = writing.publisher(head.name or None) if head.kind == "name" else ""
        here.ways.list_passages(name or "", writing.joined(look.query, of))
        return
    if look.spoken and (head.start is None or head.end is None):
        here.say(f"spoken of less exactly than a {look.by}: b counts by longer stretches")
        return
    if look.spoken and head.start and head.end:
        if look.rows == "tag":
            days = (date.fromisoformat(head.start), date.fromisoformat(head.end))
            here.ways.list_passages(name or "", look.query, days=days)
            return
        when = writing.spoken(head.start, head.end)
    else:
        when = "" if head.kind == "all" else writing.dated(head.start, head.end, look.by)
    asked = writing.behind(look.rows, name, when, look.query)
    if look.rows == "tag":
        here.ways.list_passages(name or "", asked)
    else:
        here.ways.list_articles(asked)


TIMES = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the screen of times, by id."""
