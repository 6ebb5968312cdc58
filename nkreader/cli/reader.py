"""From the command line into the reader, on a terminal or a page."""

import gc
import os
import select
import sys

from nkreader.cli.printing import on_terminal
from nkreader.cli.said import Session
from nkreader.errors import NkreaderError


def open_reader(said: Session, at: str | None = None) -> int:
    """Open the reader on the library, or at one article or annotation (id).

    The first page of the list is shown before all else, where that can be done. Nothing that is
    imported on the way to the first screen is garbage; the app collects after it.
    """
    gc.disable()
    need_terminal()
    if "TEXTUAL_DRIVER" in os.environ and hasattr(select, "poll"):
        from threading import Thread

        Thread(target=_end_with_the_page, name="page", daemon=True).start()
    resumes = said.annotator is None and said.set is None
    held = None
    if at is None and sys.platform != "win32":
        from nkreader.tui.early import show

        held = show(said.path, said.annotator_name, said.set, resumes)
    try:
        if held is None:  # the first page is shown of names that are settled only
            said.settle_names()
        from nkreader.cli.printing import upgrading
        from nkreader.tui.start import run

        return run(said.path, said.annotator_name, said.set, at, resumes, upgrading, held)
    finally:
        if held is not None:
            held.give_back()


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
