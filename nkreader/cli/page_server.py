"""The page in a browser: its files, and a reader behind each of its websockets.

textual-serve brings the page and runs a reader; what is served, to whom, and what is heard is said
here. Its page asks a font service for a font; a policy sent along forbids the browser to.
"""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkreader.cli.page_door import ADDRESS, Doorkeeper, hosts
from nkreader.cli.page_messages import LARGEST, heard, size
from nkreader.cli.printing import say
from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from aiohttp import web

READERS = 16
"""Open pages at most: each is a process of its own."""
END = 1.0
"""Seconds a reader has to end by itself when its page is closed."""


class Page:
    """What is answered to those who have the key."""

    def __init__(self, line: str, port: int, key: str) -> None:
        import textual_serve

        self._line = line
        self._open: set[web.WebSocketResponse] = set()
        home = Path(textual_serve.__file__).parent
        self._index = _index(home / "templates", f"{hosts(port)[0]}/{key}")
        static = home / "static"
        self._files = {
            path.relative_to(static).as_posix(): path
            for path in static.rglob("*")
            if path.is_file()
        }

    async def index(self, _: "web.Request") -> "web.Response":
        """The page itself."""
        from aiohttp import web

        return web.Response(text=self._index, content_type="text/html")

    async def file(self, request: "web.Request") -> "web.StreamResponse":
        """A file that belongs to it; there are no others."""
        from aiohttp import web

        path = self._files.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound(text="no such file")
        return web.FileResponse(path)

    async def socket(self, request: "web.Request") -> "web.StreamResponse":
        """A reader, for as long as the page is open."""
        from aiohttp import web

        if len(self._open) >= READERS:
            say(f"{READERS} pages are open; no more are opened")
            raise web.HTTPServiceUnavailable(text="too many pages are open; close one")
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST, timeout=END)
        self._open.add(socket)
        try:
            await socket.prepare(request)
            await self._read(socket, request.query)
        finally:
            self._open.discard(socket)
        return socket

    async def _read(self, socket: "web.WebSocketResponse", query: Any) -> None:
        from textual_serve.app_service import AppService
        from textual_serve.download_manager import DownloadManager

        async def closed() -> None:
            await socket.close()

        reader = AppService(
            self._line,
            write_bytes=_unless_gone(socket.send_bytes),
            write_str=_unless_gone(socket.send_str),
            close=closed,
            download_manager=DownloadManager(),
        )
        try:
            wanted = size(query.get("width", "80"), query.get("height", "24"))
        except (ValueError, OverflowError):
            wanted = (80, 24)
        await reader.start(*wanted)
        try:
            await _listen(socket, reader)
        finally:
            with suppress(TimeoutError):
                await asyncio.wait_for(reader.stop(), END)
            if not reader.stdin.is_closing():
                reader.stdin.close()  # which ends a reader that has not heard

    async def close(self, _: "web.Application") -> None:
        """At the server's end: every page is closed."""
        await asyncio.gather(*(one.close() for one in list(self._open)), return_exceptions=True)


def _unless_gone(send: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What a reader still writes after its page was closed goes nowhere."""

    async def sent(data: Any) -> None:
        with suppress(ConnectionError, RuntimeError):
            await send(data)

    return sent


async def _listen(socket: "web.WebSocketResponse", reader: Any) -> None:
    """Hand on what the page says until it closes; the first thing that is no message is told."""
    told = False
    async for message in socket:
        if isinstance(message.data, Exception):
            say("a page sent a message that is too large, or none at all; it was closed")
            break
        said = heard(message.data) if isinstance(message.data, str) else None
        if said is None:
            if not told:
                say("a page sent what is no message of its own; it was left out")
            told = True
        elif said.kind == "stdin":
            await reader.send_bytes(said.text.encode())
        elif said.kind == "resize":
            await reader.set_terminal_size(*said.size)
        elif said.kind == "ping":
            await socket.send_json(["pong", said.text])
        elif said.kind == "focus":
            await reader.focus()
        else:
            await reader.blur()


def _index(templates: Path, base: str) -> str:
    import jinja2

    page = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True)
    return page.get_template("app_index.html").render(
        font_size=16,
        app_websocket_url=f"ws://{base}/ws",
        config={"static": {"url": f"http://{base}/static/"}},
        application={"name": "nkreader"},
    )


def application(line: str, port: int, door: Doorkeeper) -> "web.Application":
    """The server of a page on which the program of a shell line runs, for those who have the key.
    Raises NkreaderError where textual-serve is missing."""
    try:
        from aiohttp import web

        page = Page(line, port, door.key.decode())
    except ImportError:
        raise NkreaderError("textual-serve is missing: pip install 'nkreader[serve]'") from None
    app = web.Application(middlewares=[web.middleware(door)])
    for path, answer in (("", page.index), ("ws", page.socket), ("static/{name:.*}", page.file)):
        app.router.add_get(f"/{{door}}/{path}", answer, allow_head=False)

    async def policy(_: web.Request, response: web.StreamResponse) -> None:
        sockets = " ".join(f"ws://{host}" for host in door.hosts)
        response.headers.update(
            {
                "Content-Security-Policy": "default-src 'self' 'unsafe-inline' data:;"
                f" connect-src 'self' {sockets};"
                " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "Referrer-Policy": "no-referrer",
                "Cache-Control": "no-store",
                "X-Content-Type-Options": "nosniff",
            }
        )

    app.on_response_prepare.append(policy)
    app.on_shutdown.append(page.close)
    return app


async def run(
    app: "web.Application", port: int, door: Doorkeeper, told: Callable[[], None]
) -> None:
    """Serve until a signal says to end. Raises OSError where the port can't be had."""
    from aiohttp import web

    runner = web.AppRunner(app, access_log=None, shutdown_timeout=END)
    await runner.setup()
    end = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(one, end.set)
    try:
        await web.TCPSite(runner, ADDRESS, port).start()
        told()
        while not end.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(end.wait(), 1)
            if runner.server is not None:
                door.sweep(runner.server.connections)
    finally:
        await runner.cleanup()
