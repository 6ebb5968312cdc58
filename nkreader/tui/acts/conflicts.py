"""Acts of the conflicts: what stands stays, or the other version takes its place."""

from nkreader.conflicts import Which
from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.ways import Visit

_OWN: Acts[Context] = Acts()


@_OWN("conflict.mine", which="mine")
@_OWN("conflict.theirs", which="theirs")
def settle(here: Context, which: Which) -> None:
    """Settle the conflict under the cursor."""
    one = here.rows.current
    if one is None:
        return
    try:
        change = here.library.conflicts.settle(one.id, which, one)
    finally:
        # Also where it was refused: what is there now is shown before it is asked again.
        here.reload()
    here.say(f"{change.said} · u undoes")


@_OWN("open")
def open_place(here: Context) -> None:
    """Open the article where it is, at the passage if it is one."""
    one = here.rows.current
    if one is None:
        return
    if one.article is None:
        here.say("what it is about is no longer there")
        return
    about = one.about if one.kind == "annotation" else one.mine.more.get("source")
    at = None if about is None else here.library.mark(str(about)).placement.start
    here.read(Visit(one.article, at))


CONFLICTS = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the conflicts, by id."""
