"""What is imported while nobody waits for it: the parts of screens that are opened often, a few
milliseconds at a time, once the list and the reader stand. Whoever is quicker imports it himself.
"""

import gc
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from textual.app import App
from textual.timer import Timer

FIRST, EACH = 0.5, 0.05
"""Seconds until the first module is imported, and from one to the next."""
MODULES = (
    "nkreader.figures",
    "nkreader.tui.screens.dialog",
    "nkreader.tui.screens.chooser",
    "nkreader.tui.acts.proposal_contexts",
    "nkreader.tui.acts.screen_contexts",
    "nkreader.tui.hit_rows",
    "nkreader.tui.widgets.hit_list",
    "nkreader.tui.widgets.article_beside",
    "nkreader.tui.acts.hits",
    "nkreader.tui.screens.hits",
    "nkreader.text.dates",
    "nkreader.library.query.values",
    "nkreader.library.query.parsing",
    "nkreader.library.query.plan",
    "nkreader.library.searching",
    "nkreader.tui.acts.passages",
    "nkreader.tui.screens.passages",
    "nkreader.tui.acts.tag_all",
    "nkreader.tui.acts.entities",
    "nkreader.tui.screens.entities",
    "nkreader.store.entity_places",
    "nkreader.library.naming",
    "nkreader.library.named",
    "nkreader.store.removing",
    "nkreader.library.placing",
    "nkreader.library.history",
    "nkreader.tui.screens.history",
    "nkreader.analysis.timeline",
    "nkreader.store.figures",
    "nkreader.library.figures",
    "nkreader.tui.screens.times",
)
"""Each behind those that it imports."""


class Warming:
    """Imports what is left of the modules, one at a tick of a timer."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._left: Iterator[str] = iter(MODULES)
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Begin in a while, once."""
        if self._timer is None:
            self._timer = self._app.set_timer(FIRST, self._go_on)

    def _go_on(self) -> None:
        name = next(self._left, None)
        if name is None:
            # What stays to the end is not looked through by each collection of garbage.
            gc.freeze()
            return
        import_module(name)
        self._timer = self._app.set_timer(EACH, self._go_on)
