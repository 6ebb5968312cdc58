"""How long a piece of work in SQLite has taken, told every second while it goes on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

Tell = Callable[[int | Path | None], None]
"""Hears how many seconds it has taken, None when it is over, and then which copy was made before,
if one was."""
_STEPS = 1_000
"""Instructions of SQLite's machine from one look at the clock to the next: some microseconds, but
where each calls a function of ours."""


@contextmanager
def telling(connection: sqlite3.Connection, tell: Tell | None) -> Iterator[Callable[..., None]]:
    """Tell of what is done with a connection in here; of nothing that is over within a second.
    What is done without instructions of SQLite, such as a copy, calls what this gives, whatever it
    has to say."""
    if tell is None:
        yield lambda *_: None
        return
    began = last = monotonic()

    def look(*_: int) -> None:
        nonlocal last
        if monotonic() - last >= 1:
            last = monotonic()
            tell(int(last - began))

    connection.set_progress_handler(look, _STEPS)
    try:
        yield look
    finally:
        connection.set_progress_handler(None, 0)
        if last != began:
            tell(None)
