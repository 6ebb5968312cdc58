"""From the command line into the reader: `nkreader`, `read`, `demo`, `show` of an annotation."""

import gc
import os
import select
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Thread

import click

from nkreader.cli.printing import fail, on_terminal
from nkreader.cli.session import Session, session
from nkreader.cli.verb import named, verb
from nkreader.model import NkreaderError


def open_reader(said: Session, at: str | None = None) -> int:
    """Open the reader on the library, or at one article or annotation (id).

    Nothing that is imported on the way to the first screen is garbage; the app collects after it.
    """
    need_terminal()
    if "TEXTUAL_DRIVER" in os.environ and hasattr(select, "poll"):
        Thread(target=_end_with_the_page, name="page", daemon=True).start()
    resumes = said.annotator is None and said.set is None
    said.settle_names()
    gc.disable()
    from nkreader.tui.start import run

    return run(said.path, said.annotator_name, said.set, at, resumes)


def _end_with_the_page() -> None:
    """End this process when nobody holds the other end of standard input any more: the server of
    the page is gone, however it went. Everything that was tagged is saved."""
    waiting = select.poll()
    waiting.register(0, 0)
    while not any(happened & select.POLLHUP for _, happened in waiting.poll()):
        pass
    os._exit(0)


def need_terminal() -> None:
    """Raises NkreaderError, naming what works without one, where there is no terminal, nor a
    browser's page in its place."""
    if "TEXTUAL_DRIVER" not in os.environ and not (on_terminal() and sys.stdin.isatty()):
        from nkreader.cli.verbs import WITHOUT_TERMINAL

        raise NkreaderError(
            "the reader needs a terminal, and this is none; these verbs work without one: "
            + ", ".join(WITHOUT_TERMINAL)
        )


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
