"""A reader behind a page: its process, and what a page may send to it.

Messages are looked at one by one; one that is malformed or out of bounds is clamped or passed over,
with a line in the log. A reader ends with its page, and with the server, however that ends: it
watches for the server itself (`parent`).
"""

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService

from nkreader.cli.parent import SERVER
from nkreader.cli.printing import say

WIDEST, TALLEST = 500, 200
"""Cells that a page may ask for."""
LONGEST = 64 * 1024
"""Bytes of one message."""
MOST_READERS = 16
END_S = 1.0
"""How long a reader has to end by itself."""


class Reader(AppService):
    """textual-serve's end of a reader, started without a shell and in a session of its own, so
    that Ctrl+C in the server's terminal is not its."""

    def __init__(self, words: Sequence[str], **settings: Any) -> None:
        super().__init__("", **settings)
        self._words = words

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width=width, height=height)
        self._process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**environment, SERVER: str(os.getpid())},
            start_new_session=True,
        )
        self._stdin = self._process.stdin
        return self._process

    async def end(self) -> None:
        """End the process: by asking, then by force."""
        with suppress(TimeoutError, ConnectionError, OSError):
            async with asyncio.timeout(END_S):
                await self.stop()
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()


class Readers:
    """The readers of all open pages."""

    def __init__(self, words: Sequence[str], downloads: Any) -> None:
        self._words = words
        self._downloads = downloads
        self._open: set[Reader] = set()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """A page's connection, from its beginning to its end."""
        if len(self._open) >= MOST_READERS:
            raise web.HTTPServiceUnavailable(text=f"{MOST_READERS} pages are open; close one")
        page = web.WebSocketResponse(heartbeat=15, max_msg_size=LONGEST)
        await page.prepare(request)
        reader = Reader(
            self._words,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=page.close,
            download_manager=self._downloads,
        )
        self._open.add(reader)
        try:
            width, height = request.query.get("width"), request.query.get("height")
            await reader.start(*size(width or 80, height or 24))
            await _listen(page, reader)
        except (ConnectionError, OSError, RuntimeError) as error:
            say(f"a page was lost: {error}")
        finally:
            self._open.discard(reader)
            await reader.end()
            await page.close()
        return page

    async def end_all(self, _: web.Application) -> None:
        """The server ends: so do all readers."""
        await asyncio.gather(*(reader.end() for reader in tuple(self._open)))


async def _listen(page: web.WebSocketResponse, reader: Reader) -> None:
    async for message in page:
        if message.type == WSMsgType.ERROR:
            say(f"a page's message was refused: {page.exception()}")
            return
        wrong = "it is no text"
        if message.type == WSMsgType.TEXT:
            wrong = await _pass_on(page, reader, message.data)
        if wrong:
            say(f"a page's message was passed over: {wrong}")


async def _pass_on(page: web.WebSocketResponse, reader: Reader, text: str) -> str:
    """Do what one message asks; returns what is wrong with it, or nothing."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return "it is no JSON"
    match told:
        case ["stdin", str(keys)]:
            await reader.send_bytes(keys.encode("utf-8", "replace"))
        case ["resize", {"width": width, "height": height}]:
            await reader.set_terminal_size(*size(width, height))
        case ["ping", str() | int() | float() | None as data]:
            await page.send_json(["pong", data])
        case ["blur", *_]:
            await reader.blur()
        case ["focus", *_]:
            await reader.focus()
        case _:
            return "it is none that a page sends"
    return ""


def size(width: object, height: object) -> tuple[int, int]:
    """A size in cells that a reader can bear, whatever was asked for."""
    return _within(width, WIDEST, 80), _within(height, TALLEST, 24)


def _within(asked: object, most: int, usual: int) -> int:
    if isinstance(asked, str) and asked.isdecimal() and len(asked) < 10:
        asked = int(asked)
    if isinstance(asked, bool) or not isinstance(asked, int):
        return usual
    return min(max(asked, 1), most)
