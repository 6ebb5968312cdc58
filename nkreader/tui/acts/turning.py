"""Acts undone, done again and reverted: a short one at once, a long one beside the screen."""

from collections.abc import Callable
from typing import TypeVar

from nkreader.library import Library
from nkreader.model import Change
from nkreader.tui.acts.context import Context

AT_ONCE = 200
"""Rows that are turned before the next frame."""
_DOING = {"undo": "Undoing", "redo": "Redoing"}
_WAYS = {"undo": Library.undo, "redo": Library.redo}
Turned = TypeVar("Turned")


def turn(here: Context, way: str, then: Callable[[Change], None]) -> None:
    """Turn the next act, "undo" or "redo"; `then` is given the change."""
    said, rows = here.library.act_length(way)
    if rows <= AT_ONCE:
        then(_WAYS[way](here.library))
        return

    def shown(change: Change) -> None:
        here.library.refresh()
        # So many marks are read again, not followed one by one.
        then(change._replace(structure=True))

    _beside(here, f"{_DOING[way]} “{said}”", _WAYS[way], shown)


def revert_act(here: Context, id: str, then: Callable[[str], None]) -> None:
    """Take back the act with an id; `then` is given what is said of it."""
    said, rows = here.library.act_length(id)
    if rows <= AT_ONCE:
        then(here.library.revert(id))
        return

    def shown(words: str) -> None:
        here.library.refresh()
        then(words)

    _beside(here, f"Taking back “{said}”", lambda own, tell: own.revert(id, tell), shown)


def _beside(
    here: Context,
    title: str,
    work: "Callable[[Library, Callable[[int, int], None]], Turned]",
    then: Callable[[Turned], None],
) -> None:
    from nkreader.tui.screens.long_turn import LongTurn  # not needed to start

    here.ask(LongTurn(here.library, title, work), lambda outcome: then(outcome.result()))
