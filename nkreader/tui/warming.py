"""What is imported and read while nobody waits for it: parts and styles of screens that are opened
often, a few milliseconds at a time, once the list and the reader stand. Whoever is quicker does it
himself.
"""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from textual.timer import Timer

from nkreader.shipped import sheets
from nkreader.tui.safety import SafeApp

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
SHEETS = ("hits", "passages", "entities", "times", "dialogs")
"""Styles that a screen of these brings; each costs more to read than all else of opening it."""


class Warming:
    """Does what is left to do, a piece at a tick of a timer."""

    def __init__(self, app: SafeApp) -> None:
        self._app = app
        imports = [partial(import_module, name) for name in MODULES]
        styles = [partial(app.read_styles, sheets(name)) for name in SHEETS]
        self._left: Iterator[Callable[[], object]] = iter([*styles, *imports])
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Begin in a while, once."""
        if self._timer is None:
            self._timer = self._app.set_timer(FIRST, self._go_on)

    def _go_on(self) -> None:
        piece = next(self._left, None)
        if piece is None:
            # What stays to the end is not looked through by each collection of garbage.
            gc.freeze()
            return
        piece()
        self._timer = self._app.set_timer(EACH, self._go_on)
