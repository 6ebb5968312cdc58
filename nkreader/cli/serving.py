"""`serve`: the reader as a page in a browser on this machine.

Who may come in is said in `page_server`, what may be sent to a reader in `page_reader`.
"""

import os
import secrets
import sys
from collections.abc import Sequence

import click

from nkreader.cli.printing import flush, out, say
from nkreader.cli.session import Session, session
from nkreader.cli.verb import verb
from nkreader.model import NkreaderError

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
    from nkreader.cli.page_server import HOST, address, page

    said = session()
    key = secrets.token_urlsafe(16)
    app = page(command(said), port, key)
    said.open().close()
    from aiohttp import web

    def told(_: str) -> None:
        out(address(port, key))
        flush()
        say("open this address in a browser on this machine; Ctrl+C ends it")

    try:
        web.run_app(app, host=HOST, port=port, print=told, access_log=None, shutdown_timeout=1)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise NkreaderError(f"port {port}: {why}; choose another: --port") from None
    return 0


def command(said: Session) -> Sequence[str]:
    """The words that start a reader on the same library."""
    return (
        sys.executable, "-m", "nkreader", "--library", str(said.path),
        "--annotator", said.annotator_name, "--set", said.set_name,
    )  # fmt: skip
