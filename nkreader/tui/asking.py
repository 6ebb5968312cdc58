"""A question to the library that may take long, put in a thread with a connection of its own.

One is asked at a time: a newer one takes the place of what is not answered yet.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from textual.widget import Widget

from nkreader.library import Library
from nkreader.model import NkreaderError

Found = TypeVar("Found")


class Asking:
    """What a screen asks beside its own thread, which goes on meanwhile."""

    def __init__(self, widget: Widget, library: Library) -> None:
        """For `widget`, which has to be mounted when it asks."""
        self._widget = widget
        self._library = library
        self._number = 0
        """That of the question that is wanted; the answer to another one is dropped."""
        self._own: Library | None = None
        self.is_on = False
        """Whether an answer is waited for."""

    def ask(
        self,
        question: Callable[[Library], Found],
        then: Callable[[Found], object],
        otherwise: Callable[[NkreaderError], object],
    ) -> None:
        """Put a question to a library of its own; what it returns is given to `then`, why it can't
        be answered to `otherwise`, both in the thread of the screen."""
        self.stop()
        self.is_on = True
        # Made when it runs: one that never does leaves nothing behind.
        wait: Callable[[], Awaitable[None]] = partial(
            self._wait, self._number, question, then, otherwise
        )
        self._widget.run_worker(wait)

    def stop(self) -> bool:
        """Give up what is asked; whether anything was."""
        was_on, self.is_on = self.is_on, False
        self._number += 1
        if was_on and self._own is not None:
            self._own.interrupt()
        return was_on

    async def _wait(
        self,
        number: int,
        question: Callable[[Library], Found],
        then: Callable[[Found], object],
        otherwise: Callable[[NkreaderError], object],
    ) -> None:
        if number != self._number:
            return
        try:
            found = await asyncio.to_thread(self._answer, number, question)
        except NkreaderError as error:
            done = partial(otherwise, error)
        else:
            done = partial(then, found)
        if number == self._number:
            self.is_on, self._own = False, None
            done()

    def _answer(self, number: int, question: Callable[[Library], Found]) -> Found:
        here = self._library
        with Library(here.path, here.annotator, here.set_name) as own:
            if number == self._number:
                self._own = own
            return question(own)
