"""How long a piece of work in SQLite has taken, told every second while it goes on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic

Tell = Callable[[int | Path | None], None]
"""Hears how many seconds it has taken, None when it is over, and then which copy was made before,
if one was. Seconds come from another thread."""
EVERY = 1.0
"""Seconds from one telling to the next."""
_STEPS = 1_000
"""Instructions of SQLite's machine after which a person may stop it."""


@contextmanager
def telling(connection: sqlite3.Connection, tell: Tell | None) -> Iterator[None]:
    """Tell of what is done with a connection in here; of nothing that is over within a second.

    A thread does it: some single instructions, and the end of a transaction, take many seconds.
    """
    if tell is None:
        yield
        return
    over, told, began = Event(), Event(), monotonic()

    def tell_on() -> None:
        with suppress(OSError):  # nobody is there any more to be told
            while not over.wait(EVERY):
                told.set()
                tell(int(monotonic() - began))

    thread = Thread(target=tell_on, daemon=True)
    thread.start()
    connection.set_progress_handler(listen, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        over.set()
        thread.join()
        if told.is_set():
            tell(None)


def listen(*_: int) -> None:
    """Called by SQLite in the middle of its work: Python sees only then that a person stops it."""
