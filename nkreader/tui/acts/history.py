"""Acts of the history: look at where an act was, or take it back alone."""

from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.turning import revert_act
from nkreader.tui.acts.ways import Visit

_OWN: Acts[Context] = Acts()


@_OWN("open")
def open_place(here: Context) -> None:
    """Open the article where the act was done."""
    entry = here.rows.current
    if entry is None:
        return
    if entry.article is None:
        here.say("this act was in no article")
    else:
        here.read(Visit(entry.article, here.library.place_of(entry)))


@_OWN("revert")
def revert(here: Context) -> None:
    """Take back the act under the cursor, and no other."""
    entry = here.rows.current
    if entry is None:
        return
    if entry.reverted:
        here.say("another act has taken it back already: x on that one does it again")
        return

    def tell(said: str) -> None:
        here.reload()
        here.say(f"{said} · u undoes")

    revert_act(here, entry.id, tell)


HISTORY = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the history, by id."""
