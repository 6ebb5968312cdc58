"""Which earlier reports are spoken of, who says what, and which days are meant: found in older
articles while nobody types.

The rules run in a thread, one text at a time, or a few; what they find is written between keys, in
one short transaction. What goes wrong is left without a word: `nkreader entities --refresh` says
why.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from nkreader.library import Library
from nkreader.library.earlier import find
from nkreader.model import NkreaderError

REST = 1.0
"""Seconds without a key or a move of the mouse after which something is done."""
_PAUSE = 0.03
"""Seconds between one text and the next."""
_FEW = 10
"""Texts that are looked through for earlier reports at once: a text takes a millisecond or two."""


class Filling:
    """Looks through the articles of a library that newer rules have not seen."""

    def __init__(self, library: Library, last_input: Callable[[], float]) -> None:
        """`last_input` is when the last key came, by `monotonic`."""
        self._library = library
        self._last_input = last_input

    async def run(self) -> None:
        """Fill in what is missing, to the end; what can't be written now is left for later."""
        await self._rest()
        await self._look_for_reports()
        for article in self._stale():
            await self._rest()
            with suppress(NkreaderError):
                await self._look_through(article)

    async def _look_for_reports(self) -> None:
        waiting = []
        with suppress(NkreaderError):
            waiting = self._library.lineage.unsearched()
        for start in range(0, len(waiting), _FEW):
            await self._rest()
            with suppress(NkreaderError):
                some = self._library.lineage.materials(waiting[start : start + _FEW])
                found = await asyncio.to_thread(find, some)
                await self._rest()
                self._library.lineage.keep(found)

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
