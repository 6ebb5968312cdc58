"""The reader as a page in a browser on this machine: `serve`.

Whoever has the page has the library and what the program can read and write: `page_door` says who
comes in, `page_messages` what is heard, and `page_server` serves.
"""

import asyncio
import logging
import os
import secrets
import shlex
import subprocess
import sys

import click

from nkreader.cli.page_door import Doorkeeper, hosts
from nkreader.cli.page_server import application, run
from nkreader.cli.printing import flush, out, say
from nkreader.cli.said import Session
from nkreader.cli.session import session
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
    said = session()
    key = secrets.token_urlsafe(16)
    door = Doorkeeper(port, key)
    app = application(command(said), port, door)
    said.open().close()
    for name in ("aiohttp", "asyncio"):  # what strangers send is no news of ours
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)

    def told() -> None:
        out(f"http://{hosts(port)[0]}/{key}/")
        flush()
        say("open this address in a browser on this machine; Ctrl+C ends it")

    try:
        asyncio.run(run(app, port, door, told))
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise NkreaderError(f"port {port}: {why}; choose another: --port") from None
    return 0


def command(said: Session) -> str:
    """The shell line that starts a reader on the same library."""
    words = [sys.executable, "-m", "nkreader", "--library", str(said.path)]
    if said.annotator or said.set or said.meant:
        words += ["--annotator", said.annotator_name, "--set", said.set_name]
    words.append("--new-name")
    if os.name == "nt":
        return subprocess.list2cmdline(words)
    # Ctrl+C reaches readers too; they end when the server tells them, and without a traceback.
    return f"trap '' INT; exec {shlex.join(words)}"
