"""The verbs that open the reader on something: `read`, `demo`."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from nkreader.cli.printing import fail, on_terminal
from nkreader.cli.reader import need_terminal, open_reader
from nkreader.cli.session import session
from nkreader.cli.verb import named, verb


def take_keyboard() -> None:
    """Where standard input was a pipe or a file, read keys from the terminal from now on."""
    if sys.stdin.isatty() or not on_terminal() or not Path("/dev/tty").exists():
        return
    try:
        keyboard = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return
    os.dup2(keyboard, 0)
    os.close(keyboard)


def standard_input(sources: Iterable[str]) -> bytes | None:
    """What was piped in, where `-` is among the sources."""
    return sys.stdin.buffer.read() if "-" in sources else None


@verb(
    "read",
    """
    nkreader read articles/
    nkreader read bridge.txt train.md --annotator mina
    curl -s https://example.org/story.txt | nkreader read -
    """,
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, callback=named)
def read(sources: tuple[str, ...]) -> int:
    """Add articles (files, folders, or - for standard input) and open the reader on them.

    One article opens at once, several open on the list. What can't be added is said before, and
    what is there already is opened as it is.
    """
    said = session()
    piped = standard_input(sources)
    take_keyboard()
    need_terminal()
    opened, failed = [], 0
    with said.open() as library:
        for one in library.add(sources, piped):
            if one.id is None:
                fail(one.error or one.path)
                failed += 1
            else:
                opened.append(one.id)
    if not opened and not failed:
        fail(f"{' '.join(sources)}: no articles there; text and Markdown files can be read")
    if not opened:
        return 1
    return open_reader(said, opened[0] if len(opened) == 1 else None) or min(failed, 1)


@verb(
    "demo",
    """
    nkreader demo
    nkreader demo --fresh
    """,
)
@click.option("--fresh", is_flag=True, help="Start over: what was tagged in the demo is dropped.")
def demo(fresh: bool) -> int:
    """Open the sample articles, in a library of their own beside the usual one."""
    from nkreader.library.places import demo_file
    from nkreader.shipped import corpus_dir

    said = session()
    if said.library is not None:
        raise click.UsageError("the demo has a library of its own; leave --library out")
    need_terminal()
    said.library = str(demo_file())
    if fresh:
        for ending in ("", "-wal", "-shm"):
            Path(said.library + ending).unlink(missing_ok=True)
    with said.open() as library:
        if library.listing().count == 0:
            for one in library.add([str(corpus_dir())]):
                if one.error:
                    fail(one.error)
    return open_reader(said)
