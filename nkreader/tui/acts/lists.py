"""Acts of every list: up and down, pages, ends. What a row leads to is said where it is listed."""

from nkreader.tui.acts.context import Acts, Context

LISTS: Acts[Context] = Acts()
SEARCH: Acts[Context] = Acts()
"""In every list but the panel, where `/` looks in the text beside it."""


@LISTS("down", by=1)
@LISTS("up", by=-1)
def step(here: Context, by: int) -> None:
    """Some rows on or back."""
    here.rows.move(here.rows.cursor + by)


@LISTS("list.page.down", by=1)
@LISTS("list.page.up", by=-1)
def page(here: Context, by: int) -> None:
    """Some pages on or back."""
    here.rows.move(here.rows.cursor + by * here.rows.page_rows)


@LISTS("list.top")
def top(here: Context) -> None:
    """First row."""
    here.rows.move(0)


@LISTS("list.end")
def end(here: Context) -> None:
    """Last row."""
    here.rows.move(here.rows.count - 1)


@SEARCH("search")
def search(here: Context) -> None:
    """Hits in context of words that are typed there."""
    here.ways.list_hits()
