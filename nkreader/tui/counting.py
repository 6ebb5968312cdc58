"""A long list is shown by its first rows; how many there are is found out beside the screen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from textual.timer import Timer
from textual.widget import Widget

from nkreader.library import Library
from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from nkreader.tui.asking import Asking


SOON = 0.1
"""Seconds until it is counted: what is painted first is not slowed down by that."""


class Countable(Protocol):
    """A list whose first rows are known before all are."""

    @property
    def is_counted(self) -> bool:
        """Whether all are known."""

    def every_key(self) -> Sequence[int] | None:
        """The keys of all rows, read now."""

    def learn(self, keys: Sequence[int] | None, /) -> None:
        """The keys of all rows, as the same list of another connection gave them."""


class Counting:
    """Counts one list at a time; a newer one takes the place of what is not counted yet."""

    def __init__(self, widget: Widget, library: Library, warn: Callable[[str], None]) -> None:
        """For `widget`, which has to be mounted when it counts; why it can't is told to `warn`."""
        self._widget, self._library, self._warn = widget, library, warn
        self._asking: Asking | None = None
        self._timer: Timer | None = None

    def begin(
        self, found: Countable, look: Callable[[Library], Countable], then: Callable[[], object]
    ) -> None:
        """Count what was `found`, if need be, by what a library of the thread's own finds in its
        place; `then` it is known."""
        if found.is_counted:
            self.stop()
            return
        self.stop()
        self._timer = self._widget.set_timer(SOON, partial(self._ask, found, look, then))

    def _ask(
        self, found: Countable, look: Callable[[Library], Countable], then: Callable[[], object]
    ) -> None:
        from nkreader.tui.asking import Asking  # not needed to start

        self._timer = None
        if self._asking is None:
            self._asking = Asking(self._widget, self._library)
        done = partial(self._done, found, then)
        self._asking.ask(lambda own: look(own).every_key(), done, self._failed)

    def stop(self) -> None:
        """Count no more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._asking is not None:
            self._asking.stop()

    @property
    def is_on(self) -> bool:
        """Whether something is being counted."""
        return self._timer is not None or (self._asking is not None and self._asking.is_on)

    def _done(
        self, found: Countable, then: Callable[[], object], keys: Sequence[int] | None
    ) -> None:
        found.learn(keys)
        then()

    def _failed(self, error: NkreaderError) -> None:
        self._warn(str(error).removeprefix(f"{self._library.path}: "))
