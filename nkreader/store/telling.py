"""How long a piece of work in SQLite has taken, told every second while it goes on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

Tell = Callable[[int | None], None]
"""Hears how many seconds it has taken, and None when it is over."""
_STEPS = 100_000
"""Instructions of SQLite's machine from one look at the clock to the next: some milliseconds."""


@contextmanager
def telling(connection: sqlite3.Connection, tell: Tell | None) -> Iterator[None]:
    """Tell of what is done with a connection in here; of nothing that is over within a second."""
    if tell is None:
        yield
        return
    began = last = monotonic()

    def look() -> None:
        nonlocal last
        if monotonic() - last >= 1:
            last = monotonic()
            tell(int(last - began))

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        if last != began:
            tell(None)
