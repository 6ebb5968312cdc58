"""Who says what, and which days are spoken of, found in older articles while nobody types.

The rules run in a thread, one text at a time; what they find is written between keys, in one short
transaction a text. What goes wrong is left without a word: `nkreader entities --refresh` says why.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from nkreader.library import Library
from nkreader.model import NkreaderError

REST = 1.0
"""Seconds without a key or a move of the mouse after which something is done."""
_PAUSE = 0.03
"""Seconds between one text and the next."""


class Filling:
    """Looks through the articles of a library that newer rules have not seen."""

    def __init__(self, library: Library, last_input: Callable[[], float]) -> None:
        """`last_input` is when the last key came, by `monotonic`."""
        self._library = library
        self._last_input = last_input

    async def run(self) -> None:
        """Fill in what is missing, to the end; what can't be written now is left for later."""
        await self._rest()
        for article in self._stale():
            await self._rest()
            with suppress(NkreaderError):
                await self._look_through(article)

    def _stale(self) -> list[str]:
        with suppress(NkreaderError):
            return [] if self._library.read_only else self._library.claims.stale()
        return []

    async def _rest(self) -> None:
        await asyncio.sleep(_PAUSE)
        while (left := self._last_input() + REST - monotonic()) > 0:
            await asyncio.sleep(left)

    async def _look_through(self, article: str) -> None:
        of = self._library.claims.material(article)
        if of is None:
            return
        try:
            found = await asyncio.to_thread(of.find)
        except Exception:
            # A fault that one text brings out does not stop the others.
            return
        await self._rest()
        self._library.claims.keep(of, found)
