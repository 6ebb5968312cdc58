"""The screens that any screen can ask for by name, each imported when it is first wanted."""

import gc
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from textual.app import App
from textual.events import ScreenResume
from textual.screen import Screen

from nkreader.library import Library

if TYPE_CHECKING:
    from nkreader.tui.screens.reader import ReaderScreen

_KEPT = "reader"
"""The name under which the app keeps its reader."""
_ROOMS = {
    "passages": ("nkreader.tui.screens.passages", "PassagesScreen"),
    "review": ("nkreader.tui.screens.review", "ReviewScreen"),
    "history": ("nkreader.tui.screens.history", "HistoryScreen"),
}


class Visit(NamedTuple):
    """What a reader is asked to open, and why."""

    article: str
    at: str | int | None = None
    """A mark or an offset to begin at; else the place where it was left."""
    find: str = ""
    """Words to find in it."""
    attaching: str | None = None
    """A mark under review that will be attached to a passage."""
    greeting: str = ""
    """What is said first."""


def room(name: str, library: Library) -> Screen[str | None]:
    """A new screen of this name over an open library."""
    module, kind = _ROOMS[name]
    screen: Screen[str | None] = getattr(import_module(module), kind)(library)
    return screen


def is_room(screen: Screen[object], name: str) -> bool:
    """Whether a screen is the one of this name."""
    return type(screen).__name__ == _ROOMS[name][1]


def reader(app: App[int], library: Library) -> "ReaderScreen":
    """The screen for an article: the one that is kept, else, where that is open already below a
    list of passages, a new one."""
    from nkreader.tui.screens.reader import ReaderScreen

    if not app.is_screen_installed(_KEPT):
        app.install_screen(ReaderScreen(library), _KEPT)
    kept = app.get_screen(_KEPT, ReaderScreen)
    return ReaderScreen(library) if kept in app.screen_stack else kept


def warm(app: App[int], library: Library) -> None:
    """Build the kept reader before it is asked for, so that the first article opens like any.
    Textual builds a screen when it is shown and has no public way to do it before; styles and
    layout come with the message that it is shown, which paints nothing while another one is."""
    if app.is_screen_installed(_KEPT):
        return
    screen, _ = app._get_screen(reader(app, library))
    screen.post_message(ScreenResume())
    screen._update_timer.resume()
    gc.freeze()
