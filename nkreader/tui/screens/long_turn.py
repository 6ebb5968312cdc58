"""A long act is turned: how far it is, and a key that stops it and leaves everything as it was."""

import asyncio
from asyncio import Future
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.library.history import StoppedError
from nkreader.shipped import sheets
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.key_line import KeyLine

PAUSE = 0.1
"""Seconds between two looks at how far it is."""
Turned = TypeVar("Turned")


class HowFar(Static, can_focus=True):
    """Has the keys, so that one that stops is heard."""


class LongTurn(Dialog[Future[Turned] | None], Generic[Turned]):
    """Works in a thread, with a connection of its own. Returns the outcome, which raises
    NkreaderError where it was stopped or can't be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,X,alt+x,ctrl+c", "stop", "stop"),
    ]
    AUTO_FOCUS = "HowFar"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self,
        library: Library,
        title: str,
        work: Callable[[Library, Callable[[int, int], None]], Turned],
    ) -> None:
        """`work` is given a library and whom to tell how many rows of how many are turned."""
        super().__init__()
        self._library = library
        self._title = title
        self._work = work
        self._far = (0, 0)
        self._stopped = False
        self._outcome: Future[Turned] | None = None
        self._line = HowFar(Content("…"))

    def compose(self) -> ComposeResult:
        """What is done, how far it is, the key that stops it."""
        with Vertical(classes="dialog"):
            yield Static(Content(one_line(self._title)), classes="title")
            yield self._line
            yield KeyLine("Esc stops it; everything is then as it was")

    def on_mount(self) -> None:
        """Begin."""
        self.set_interval(PAUSE, self._show)
        self._outcome = asyncio.ensure_future(asyncio.to_thread(self._turn))

    def on_unmount(self) -> None:
        """Whoever leaves the program does not wait for the end."""
        self._stopped = True

    def _turn(self) -> Turned:
        here = self._library
        with Library(here.path, here.annotator, here.set_name) as own:
            return self._work(own, self._tell)

    def _tell(self, done: int, of: int) -> None:
        """From the thread."""
        self._far = (done, of)
        if self._stopped:
            raise StoppedError("stopped; everything is as it was")

    def _show(self) -> None:
        done, of = self._far
        if self._outcome is not None and self._outcome.done():
            self.dismiss(self._outcome)
        elif self._stopped:
            self._line.update(Content("taking itself back …"))
        elif of:
            self._line.update(Content(f"{100 * done // of} % of {of:,} rows"))

    def action_stop(self) -> None:
        """Stop at the next row, and put back what was turned."""
        self._stopped = True
