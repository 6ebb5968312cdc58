"""The line of the guided minute: what to do next."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static


class TourLine(Static):
    """Stands above the bottom line while there is something to do; else nowhere."""

    def __init__(self, words: Callable[[], str]) -> None:
        """`words` is what is to be done now; nothing where the minute is over."""
        super().__init__(Content(""), id="tour")
        self._words = words

    def on_mount(self) -> None:
        """Show what is to be done."""
        self.show()

    def show(self) -> None:
        """Show what is to be done now."""
        words = self._words()
        if self.display != bool(words):
            self.display = bool(words)
        if words:
            self.update(Content(f" {words}"))
