"""One request at a time to a host, and a pause between two."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Pace:
    """Remembers when each host was last asked."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._last: dict[str, float] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for this host's turn; the pause counts from the end of the last answer's head."""
        async with self._turns.setdefault(host, asyncio.Lock()):
            left = self._last.get(host, -self._pause) + self._pause - time.monotonic()
            if left > 0:
                await asyncio.sleep(left)
            try:
                yield
            finally:
                self._last[host] = time.monotonic()
