"""The server of a reader's page: who may come in, and what the page may ask for.

Whoever has the page has the library and what the program can read and write. So it listens on
127.0.0.1 alone (a name could lead to somebody else's listener), everything lies below a path that
is the key (a cookie would go to every port of this machine), and what the pages of other sites send
is turned away. Its page asks a font service for a font; a policy sent along forbids the browser to.
"""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from aiohttp import web

HOST = "127.0.0.1"
_USUAL = 80
"""The port that browsers leave out of an address."""


def authority(port: int) -> str:
    """Host and port as a browser sends them."""
    return HOST if port == _USUAL else f"{HOST}:{port}"


def address(port: int, key: str) -> str:
    """The address of the page: whoever has it may come in."""
    return f"http://{authority(port)}/{key}/"


class Doorkeeper:
    """Lets in who comes by the path that is the key, from no other site's page."""

    def __init__(self, port: int, key: str) -> None:
        self._host = authority(port)
        self._key = key.encode()

    async def __call__(
        self,
        request: "web.Request",
        handler: Callable[["web.Request"], Awaitable["web.StreamResponse"]],
    ) -> "web.StreamResponse":
        """The answer of `handler`, or a refusal."""
        from aiohttp import web

        hosts = request.headers.getall("Host", [])
        origins = request.headers.getall("Origin", [])
        if hosts != [self._host] or any(one != f"http://{self._host}" for one in origins):
            raise web.HTTPForbidden(text="only pages of nkreader's own may ask")
        first = request.rel_url.raw_path.split("/")[1:2]
        if not hmac.compare_digest("".join(first).encode(), self._key):
            raise web.HTTPForbidden(text="open the address that `nkreader serve` printed")
        return await handler(request)


def page(words: Sequence[str], port: int, key: str) -> "web.Application":
    """The server of a page on which the program of these words runs, for those who have the key.

    Raises NkreaderError where textual-serve is missing.
    """
    try:
        import aiohttp_jinja2
        import jinja2
        from aiohttp import web
        from textual_serve.server import Server

        from nkreader.cli.page_reader import Readers
    except ImportError:
        raise NkreaderError("textual-serve is missing: pip install 'nkreader[serve]'") from None

    home = f"http://{authority(port)}"
    server = Server("", host=HOST, port=port, title="nkreader", public_url=home)
    readers = Readers(words, server.download_manager)
    app = web.Application(middlewares=[web.middleware(Doorkeeper(port, key))])
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(server.templates_path))
    app.add_routes(
        [
            web.get(f"/{key}/", server.handle_index, name="index"),
            web.get(f"/{key}/ws", readers.handle, name="websocket"),
            web.get(f"/{key}/download/{{key}}", server.handle_download, name="download"),
            web.static(f"/{key}/static", server.statics_path, name="static"),
        ]
    )

    async def policy(_: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws://{authority(port)};"
            " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"

    app.on_response_prepare.append(policy)
    app.on_shutdown.append(readers.end_all)
    return app
