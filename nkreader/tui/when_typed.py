"""What is typed is looked for when the keys rest; what is entered, at once."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from textual.timer import Timer
from textual.widget import Widget

TYPING = 0.01
"""Seconds after a letter, unless another one has come: letters that arrive together, as from a
paste or a slow line, are looked for once."""


class Answer(Protocol):
    """What answers a query."""

    @property
    def at_least(self) -> int:
        """How many are known of, at once."""


Found = TypeVar("Found", bound=Answer)


def entered(words: str, found: Found, look: Callable[[str], Found]) -> tuple[str, Found]:
    """The query that is meant by words that were entered, and what answers it. Where nothing has
    the last word, only its beginning was typed: that is what was seen, and is said by a star.
    `found` answers the words as they are, `look` any others. Raises what `look` does."""
    if found.at_least or not words[-1:].isalnum():
        return words, found
    begun = look(f"{words}*")
    return (f"{words}*", begun) if begun.at_least else (words, found)


class WhenTyped:
    """Hands on what is typed in a line; what is newer takes the place of what waits."""

    def __init__(
        self,
        widget: Widget,
        attempt: Callable[[Callable[[], object]], object],
        look: Callable[[str, bool], None],
    ) -> None:
        """`look` is given the words, and whether they are unfinished, under `attempt`."""
        self._widget = widget
        self._attempt = attempt
        self._look = look
        self._timer: Timer | None = None
        self._words = ""

    @property
    def is_waiting(self) -> bool:
        """Whether what was typed last is not looked for yet."""
        return self._timer is not None

    def __call__(self, words: str, unfinished: bool = False) -> None:
        """Look for words: soon while they are unfinished, else now."""
        self._rest()
        if unfinished:
            self._words = words
            self._timer = self._widget.set_timer(TYPING, self.hurry)
        else:
            self._look(words, False)

    def hurry(self) -> None:
        """Look now for what waits, if anything does."""
        if self._rest():
            self._attempt(partial(self._look, self._words, True))

    def _rest(self) -> bool:
        """Whether something waited; it does no longer."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()
        return timer is not None
