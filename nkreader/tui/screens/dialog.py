"""What lies over a screen for a moment, and closes once however often it is told to."""

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from nkreader.model import NkreaderError
from nkreader.tui.widgets.fitting import one_line

Result = TypeVar("Result")
LOW = 18
"""Rows of a screen below which a dialog has none to give away."""


class Dialog(ModalScreen[Result], Generic[Result]):
    """A modal screen; a second Enter that was on its way when it closed closes nothing else.

    One that saves does so before it closes, so that nothing typed is lost where it can't be saved.
    """

    VERTICAL_BREAKPOINTS = [(0, "-short"), (LOW, "-tall")]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, unless it is closing already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it and return True; where it can't be done, say why in the dialog."""
        try:
            act()
        except NkreaderError as error:
            self.trouble(str(error))
            return False
        self.trouble("")
        return True

    def trouble(self, words: str) -> None:
        """Say what is wrong, in the line that the dialog keeps for it."""
        line = self.query_one("#trouble", Static)
        line.update(Content(one_line(words)))
        line.display = bool(words)
