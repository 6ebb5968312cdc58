"""The line above and the line below: where you are, and what a key just did."""

from time import monotonic

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nkreader.tui.cells import plain
from nkreader.tui.widgets.fitting import one_line, shorten

SAID_FOR = 4.0
"""Seconds that a sentence stays in the bottom line."""
MATTERS = 1.0
"""Seconds after which the next move takes it away."""


class TopBar(Static):
    """What is open on the left, who and where on the right."""

    _words = ("", "")
    _line = ""

    def on_resize(self) -> None:
        """Put both to the new ends."""
        self.tell(*self._words)

    def tell(self, left: str, right: str) -> None:
        """Show both, the left one cut where they don't fit."""
        self._words = (left, right)
        width = self.size.width or self.app.size.width
        right = shorten(one_line(right), max(0, width - 2))
        room = width - len(right) - 3
        left = shorten(one_line(left), room) if room > 3 else ""
        gap = " " * max(1, width - Content(left).cell_length - Content(right).cell_length - 2)
        line = f" {left}{gap}{right} "
        if line != self._line:
            self._line = line
            self.update(Content(line), layout=False)


class BottomBar(Static):
    """Keys worth knowing here, or for a moment what was done."""

    _timer: Timer | None = None
    _hints: str = ""
    _said = ""
    _since = 0.0

    def hint(self, words: str) -> None:
        """The line that stands while nothing else is said."""
        self._hints = words
        if self._timer is None:
            self._show(words)

    def say(self, words: str, severe: bool = False) -> None:
        """One sentence for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._said = words
        self.set_class(severe, "-severe")
        self.set_class(True, "-said")
        self._show(words)
        self._since = monotonic()
        self._timer = self.set_timer(SAID_FOR * (2 if severe else 1), self._quiet)

    def fade(self) -> None:
        """Something else was done: what was said a while ago no longer matters."""
        if monotonic() - self._since > MATTERS:
            self.fall_silent()

    def fall_silent(self) -> None:
        """What was said is over."""
        if self._timer is not None:
            self._timer.stop()
            self._quiet()

    def _quiet(self) -> None:
        self._timer = None
        self.remove_class("-said", "-severe")
        self._show(self._hints)

    def _show(self, words: str) -> None:
        width = self.size.width or self.app.size.width
        self.update(Content(" " + shorten(plain(words), max(1, width - 2))), layout=False)

    def on_resize(self) -> None:
        """Cut the words to the new width."""
        self._show(self._hints if self._timer is None else self._said)
