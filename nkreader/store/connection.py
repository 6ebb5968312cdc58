"""One library file, opened: the connection, its transactions, and errors put into plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nkreader.model import NkreaderError
from nkreader.store import in_use
from nkreader.store.reads import Reads

APPLICATION_ID = 0x6E6B7264
"""Marks the file as ours in SQLite's header ("nkrd"); written with the first schema."""
_CACHE_KIB, _PASSING_KIB = 2_000, 128
"""How much of the file SQLite keeps in memory; the first is its own default."""


class Store(Reads):
    """An open library file. Not shared between threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path, read_only: str | None) -> None:
        super().__init__(connection, path)
        self._held = in_use.hold(path)
        self.read_only = read_only
        """Why nothing can be written, as one line, or None."""
        self.hidden: frozenset[int] = frozenset()
        """The keys of the sets that nobody may see here now; `sets.in_view` leaves them out."""
        self.hidden_why = ""
        """Why, and how that is ended, as one line."""
        self.hidden_acts = 0
        """The key of the last act that nobody may see here now; those before it are hidden too."""

    @contextmanager
    def write(self, patient: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction: durable when it ends, nothing of it when it fails.

        Raises NkreaderError where the library can't be written; where another program is writing,
        after a while, or at once if it is not `patient`.
        """
        if self.read_only:
            raise NkreaderError(self.read_only)
        with self._plain_errors():
            if self.db.in_transaction:
                yield self.db
                return
            self._begin(patient)
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _begin(self, patient: bool) -> None:
        if patient:
            self.db.execute("BEGIN IMMEDIATE")
            return
        patience = self.db.execute("PRAGMA busy_timeout").fetchone()[0]
        self.db.execute("PRAGMA busy_timeout = 0")
        try:
            self.db.execute("BEGIN IMMEDIATE")
        finally:
            self.db.execute(f"PRAGMA busy_timeout = {patience}")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several reads that see one state of the library, whatever others write meanwhile.

        Nothing is written inside.
        """
        with self._plain_errors():
            if self.db.in_transaction:
                yield
                return
            self.db.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    @contextmanager
    def in_passing(self) -> Iterator[None]:
        """Reads of what is large and read once: its pages are not kept, nor others meanwhile."""
        with self._plain_errors():
            self.db.execute(f"PRAGMA cache_size = -{_PASSING_KIB}")
            try:
                yield
            finally:
                self.db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")

    def data_version(self) -> int:
        """A number that changes when another program has written to the file."""
        return int(self.value("PRAGMA data_version"))

    def interrupt(self) -> None:
        """Let what another thread reads here fail, if it does; one that has let go of the file is
        done."""
        with suppress(sqlite3.Error):
            self.db.interrupt()

    def close(self) -> None:
        """Check the log back into the file and let go of it.

        What can't be checked back, on a full disk for one, is durable in the log already.
        """
        with suppress(sqlite3.Error):
            self.db.close()
            in_use.let_go(self._held)
            self._held = None

    def _roll_back(self) -> None:
        """Some errors have ended the transaction already."""
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")
