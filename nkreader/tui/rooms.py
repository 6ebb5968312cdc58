"""The screens that any screen can ask for by name, each imported when it is first wanted."""

from importlib import import_module

from textual.screen import Screen

from nkreader.library import Library

_ROOMS = {
    "passages": ("nkreader.tui.screens.passages", "PassagesScreen"),
    "review": ("nkreader.tui.screens.review", "ReviewScreen"),
    "history": ("nkreader.tui.screens.history", "HistoryScreen"),
}


def room(name: str, library: Library) -> Screen[None]:
    """A new screen of this name over an open library."""
    module, kind = _ROOMS[name]
    screen: Screen[None] = getattr(import_module(module), kind)(library)
    return screen


def is_room(screen: Screen[object], name: str) -> bool:
    """Whether a screen is the one of this name."""
    return type(screen).__name__ == _ROOMS[name][1]
