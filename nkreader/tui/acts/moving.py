"""Acts that move and select in the text: each is a motion of the pane, by the id of its key."""

from functools import partial

from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.pane.motions import MOTIONS


def in_text(here: ReadingContext, id: str) -> None:
    """Make a motion in the text, which has the keys again if the panel had them; where there is
    nothing to go to, the pane says so."""
    if here.in_panel():
        here.to_text()
    here.pane.apply(id)


MOVING: Acts[ReadingContext] = Acts({id: partial(in_text, id=id) for id in MOTIONS})
