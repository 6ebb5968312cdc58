"""Bringing in what somebody else has annotated, from every place of the program."""

from nkreader.model import NkreaderError
from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.screens.taking_in import TakeInScreen

TAKING_IN: Acts[Context] = Acts()


@TAKING_IN("take.in")
def take_in(here: Context) -> None:
    """Ask for a path, say what would come, and bring it in."""
    if here.library.read_only:
        raise NkreaderError(here.library.read_only)

    def done(said: str) -> None:
        here.library.refresh()
        here.reload()
        here.say(said)

    here.ask(TakeInScreen(here.library), done)
