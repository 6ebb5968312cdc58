"""Screens where something is typed in one line at the bottom: find, filter, search, a path."""

from textual import on

from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.widgets.bars import BottomBar
from nkreader.tui.widgets.prompt import Prompt


class AskingScreen(LibraryScreen):
    """Opens the line, follows what is typed, and gives the keys back when it is left."""

    def ask(self, purpose: str, placeholder: str, value: str = "") -> None:
        """Open the line; where it is open it goes on."""
        if isinstance(self.focused, Prompt) and not self.focused.over:
            return
        self.query(Prompt).remove()
        prompt = Prompt(purpose, placeholder, value)
        self.mount(prompt, before=self.query_one(BottomBar))
        self.set_focus(prompt)

    def typed(self, purpose: str, value: str) -> None:
        """The line has changed."""

    def entered(self, purpose: str, value: str) -> None:
        """Enter was pressed; the line is gone."""

    def left(self, purpose: str) -> None:
        """Escape was pressed; the line is gone."""

    def refocus(self) -> None:
        """Give the keys back to what the screen is about."""

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        if isinstance(event.input, Prompt):
            self.typed(event.input.purpose, event.value)

    @on(Prompt.Submitted)
    def _entered(self, event: Prompt.Submitted) -> None:
        if isinstance(event.input, Prompt):
            self._close()
            self.entered(event.input.purpose, event.value)

    @on(Prompt.Gone)
    def _gone(self, event: Prompt.Gone) -> None:
        """The keys went somewhere else, by a click: what was typed holds, the line is over."""
        event.prompt.remove()

    @on(Prompt.Left)
    def _left(self, event: Prompt.Left) -> None:
        self._close()
        self.left(event.prompt.purpose)

    def _close(self) -> None:
        self.query(Prompt).remove()
        self.refocus()
