"""Acts of every place: undo, redo, looks of the program, hand over, help, other screens, back."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from nkreader.model import Change
from nkreader.tui.acts.context import Acts, Context, later, visit_of
from nkreader.tui.acts.turning import turn
from nkreader.tui.acts.ways import Visit
from nkreader.tui.themes import in_order

if TYPE_CHECKING:
    from nkreader.tui.scopes import Scope

EVERYWHERE: Acts[Context] = Acts()
EVERYWHERE.update(later("taking_in:TAKING_IN", "take.in"))


@EVERYWHERE("undo")
def undo(here: Context) -> None:
    """Take back the last act, wherever it was."""
    turn(here, "undo", partial(_turned, here))


@EVERYWHERE("redo")
def redo(here: Context) -> None:
    """Do again what was undone."""
    turn(here, "redo", partial(_turned, here))


def _turned(here: Context, change: Change) -> None:
    here.say(change.said)
    here.follow(change)


def remember(here: Context, name: str, value: object) -> None:
    """Keep a setting; where it can't be kept it holds until the end, and that is said."""
    here.attempt(partial(here.library.remember, name, value))


@EVERYWHERE("theme")
def theme(here: Context) -> None:
    """Another theme; the app remembers it."""
    if here.app.no_color:
        here.say("NO_COLOR is set: themes are for terminals with colours")
        return
    from nkreader.tui.screens.chooser import Choice  # not needed to start

    now = here.app.theme
    others = [name for name in in_order(here.app.available_themes) if name != now]
    choices = [Choice(now, now, "now"), *(Choice(name, name) for name in others)]
    here.choose("Another theme", choices, lambda name: setattr(here.app, "theme", name))


@EVERYWHERE("emoji")
def emoji(here: Context) -> None:
    """Emoji in a form that every terminal shows alike, or whole; remembered."""
    here.app.whole_emoji = whole = not here.app.whole_emoji
    remember(here, "emoji", "whole" if whole else "safe")
    here.say("emoji whole" if whole else "emoji in a steady form")


@EVERYWHERE("handover")
def hand_over(here: Context) -> None:
    """Export the current set."""
    from nkreader.tui.scopes import everything  # not needed to start

    export(here, [everything(here.library)])


def export(here: Context, scopes: "Sequence[Scope]") -> None:
    """Export annotations; `scopes` are which these can be, the likeliest first."""
    from nkreader.tui.screens.handover import HandOverScreen  # not needed to start

    here.ask(HandOverScreen(here.library, scopes), here.say)


@EVERYWHERE("help")
def help(here: Context) -> None:
    """Every key."""
    from nkreader.tui.screens.help import HelpScreen  # not needed to start

    page = HelpScreen(here.library.codebook, here.place(), here.keys(), here.app.own_keys)
    here.app.push_screen(page)


@EVERYWHERE("go.id")
def go_to_id(here: Context) -> None:
    """Type the id of an article or annotation, and open it there."""
    from nkreader.tui.screens.going import GoScreen  # not needed to start

    def find(typed: str) -> Visit:
        return visit_of(here.library, here.library.named(typed))

    here.ask(GoScreen(find), here.read)


@EVERYWHERE("tour")
def tour(here: Context) -> None:
    """Begin the guided minute, or leave it."""
    if here.ways.tour.on:
        here.ways.tour.end()
        here.say("the guided minute is over")
    else:
        here.ways.tour.begin()


@EVERYWHERE("passages", name="passages")
@EVERYWHERE("review", name="review")
@EVERYWHERE("history", name="history")
@EVERYWHERE("feeds", name="feeds")
@EVERYWHERE("codebook", name="codebook")
@EVERYWHERE("views", name="views")
@EVERYWHERE("times", name="times")
@EVERYWHERE("sets", name="sets")
@EVERYWHERE("agreement", name="agreement")
@EVERYWHERE("rules", name="rules")
@EVERYWHERE("suggestions", name="suggestions")
@EVERYWHERE("links", name="links")
@EVERYWHERE("claims", name="claims")
def go(here: Context, name: str) -> None:
    """To a screen that is reached from everywhere; its own key goes back."""
    here.ways.go(name)


@EVERYWHERE("compare")
def compare(here: Context) -> None:
    """Two sets side by side."""
    from nkreader.tui.acts.two_sets import choose_two  # not needed to start

    choose_two(here)


@EVERYWHERE("sets.back")
def to_the_set_before(here: Context) -> None:
    """Work in the set that was used before this one; the same key goes back."""
    one = here.library.current.back()
    here.reload()
    here.say(f"you are {one.annotator}, in the set {one.name}")


@EVERYWHERE("back")
def back(here: Context) -> None:
    """Back to the screen before; at the top, leave the program."""
    here.leave()
