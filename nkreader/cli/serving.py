"""The reader as a page in a browser on this machine: `serve`.

textual-serve does the work; here is who may come in. Whoever has the page has the library and what
the program can read and write, so it is bound to localhost, asks for a key that only the printed
address has (other users of the machine reach localhost too), and turns away what the pages of other
sites send. Its page asks a font service for a font; a policy sent along forbids the browser to.
"""

import os
import secrets
import shlex
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import click

from nkreader.cli.printing import flush, out, say
from nkreader.cli.session import Session, session
from nkreader.cli.verb import verb
from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from aiohttp import web

PORT = 8000


@verb(
    "serve",
    """
    nkreader serve
    nkreader serve --port 8123 --library beat.db
    """,
)
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="Where to listen.",
)
def serve(port: int) -> int:
    """Open the reader as a page in a browser on this machine.

    The address that is printed is the key: whoever has it can read and write what you can. Ctrl+C
    ends it. Needs the extra: pip install 'nkreader[serve]'.
    """
    said = session()
    key = secrets.token_urlsafe(16)
    app = page(command(said), port, key)
    said.open().close()
    from aiohttp import web

    def told(_: str) -> None:
        out(f"http://localhost:{port}/?key={key}")
        flush()
        say("open this address in a browser on this machine; Ctrl+C ends it")

    try:
        web.run_app(app, host="localhost", port=port, print=told, access_log=None)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise NkreaderError(f"port {port}: {why}; choose another: --port") from None
    return 0


def command(said: Session) -> str:
    """The shell line that starts a reader on the same library."""
    words = [sys.executable, "-m", "nkreader", "--library", str(said.path)]
    words += ["--annotator", said.annotator_name, "--set", said.set_name, "--new-name"]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


class Doorkeeper:
    """Lets in who comes with the key, by its address first and by a cookie from then on."""

    def __init__(self, port: int, key: str) -> None:
        self.host = f"localhost:{port}"
        self.cookie = f"nkreader-{port}"
        self.key = key

    async def __call__(
        self,
        request: "web.Request",
        handler: Callable[["web.Request"], Awaitable["web.StreamResponse"]],
    ) -> "web.StreamResponse":
        """The answer of `handler`, or a refusal."""
        from aiohttp import web

        own = request.headers.get("Origin", f"http://{self.host}") == f"http://{self.host}"
        if request.host != self.host or not own:
            raise web.HTTPForbidden(text="only pages of nkreader's own may ask")
        if request.path == "/" and self._fits(request.query.get("key", "")):
            answer = web.HTTPFound("/")
            answer.set_cookie(self.cookie, self.key, httponly=True, samesite="Strict")
            raise answer
        if not self._fits(request.cookies.get(self.cookie, "")):
            raise web.HTTPForbidden(text="open the address that `nkreader serve` printed")
        return await handler(request)

    def _fits(self, key: str) -> bool:
        return secrets.compare_digest(key.encode(), self.key.encode())


def page(line: str, port: int, key: str) -> "web.Application":
    """The server of a page on which the program of a shell line runs, for those who have the key.
    Raises NkreaderError where textual-serve is missing."""
    try:
        import aiohttp_jinja2
        import jinja2
        from aiohttp import web
        from textual_serve.server import Server
    except ImportError:
        raise NkreaderError("textual-serve is missing: pip install 'nkreader[serve]'") from None

    server = Server(line, host="localhost", port=port, title="nkreader")
    app = web.Application(middlewares=[web.middleware(Doorkeeper(port, key))])
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(server.templates_path))
    app.add_routes(
        [
            web.get("/", server.handle_index, name="index"),
            web.get("/ws", server.handle_websocket, name="websocket"),
            web.get("/download/{key}", server.handle_download, name="download"),
            web.static("/static", server.statics_path, name="static"),
        ]
    )

    async def policy(_: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws://localhost:{port};"
            " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"

    app.on_response_prepare.append(policy)
    return app
