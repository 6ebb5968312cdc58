"""Acts of the list of articles: open, the next one. What is listed is `filtering`'s, acts on
several are `chosen`'s; those are imported when they are wanted."""

from collections.abc import Callable

from nkreader.tui.acts.context import Acts, in_this_list, later
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.ways import Visit
from nkreader.tui.keymap import key_of
from nkreader.tui.keys import DIGITS
from nkreader.tui.widgets.fitting import one_line

_OWN: Acts[ListContext] = Acts()


@_OWN("open")
def open_article(here: ListContext) -> None:
    """Open the article under the cursor."""
    row = here.rows.current
    if row is not None:
        here.open(row.id)


@_OWN("entities")
def entities(here: ListContext) -> None:
    """To the entities of the library."""
    here.ways.go("entities")


@_OWN("beside")
def beside(here: ListContext) -> None:
    """Open the article under the cursor beside the one that was read last."""
    row = here.rows.current
    if row is not None:
        visit = Visit(row.id, find=here.listing.words, listing=here.listing)
        here.read(here.ways.beside(visit))


@_OWN("undo")
def undo(here: ListContext) -> None:
    """Say what would be taken back and in which article; pressed again, take it back."""
    act = next((one for one in here.library.entries() if not one.undone), None)
    if act is None or (act.id == here.told_undo and here.before == "undo"):
        EVERYWHERE["undo"](here)
        return
    here.told_undo = act.id
    place = f" in “{one_line(act.title)}”" if act.title else ""
    again = key_of("undo", here.app.own_keys)
    here.say(f"{again} again: takes back “{one_line(act.said)}”{place}")


@_OWN("unread")
def next_unread(here: ListContext) -> None:
    """Open the article under the cursor if it was never opened, else the next such one."""
    row = here.rows.current
    if row is not None and row.state == "new":
        here.open(row.id)
    else:
        _next(here, here.listing.next_unread, "no unread article is left")


@_OWN("list.untagged")
def next_untagged(here: ListContext) -> None:
    """Open the next article that has an untagged sentence."""
    _next(here, here.listing.next_untagged, "every body sentence of every article is tagged")


def _next(here: ListContext, following: Callable[[str | None], str | None], otherwise: str) -> None:
    row = here.rows.current
    article = following(row.id if row is not None else None)
    if article is None:
        here.say(otherwise + in_this_list(here.listing))
        return
    here.go(article)
    here.open(article)


@_OWN("opened")
def last_opened(here: ListContext) -> None:
    """Open the article that was opened last."""
    article = here.library.shelf.last_opened()
    if article is None:
        here.say("no article was opened yet")
        return
    here.go(article)
    here.open(article)


_WHOLE = later(
    "whole:WHOLE_LISTED", *(f"tag.{n}" for n in DIGITS), "tag.any", "tag.again", "whole.memo"
)
_JOBS = later("jobs:JOBS", "job")
_FILTERING = later("filtering:FILTERING", "filter", "clear", "back", "view.save")
_ARRANGING = later("arranging:ARRANGING", "order", "grouping", "preview")
_CHOSEN = later(
    "chosen:CHOSEN", "row.mark", "row.mark.all", "done", "data", "handover", "article.remove"
)
_ADDING = later("adding:ADDING", "add", "sample", "minute")
_LINEAGE = later("lineage:LINEAGE_LISTED", "lineage")
ARTICLES = {
    **EVERYWHERE, **LISTS, **SEARCH, **_WHOLE, **_JOBS, **_FILTERING, **_ARRANGING, **_CHOSEN,
    **_ADDING, **_LINEAGE,
    **_OWN,
}  # fmt: skip
"""Every act of the list, by id."""
