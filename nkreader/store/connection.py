"""One library file, opened: the connection, its transactions, and errors put into plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from nkreader.model import NkreaderError
from nkreader.store import in_use

APPLICATION_ID = 0x6E6B7264
"""Marks the file as ours in SQLite's header ("nkrd"); written with the first schema."""
_BATCH = 2_000
_CACHE_KIB, _PASSING_KIB = 2_000, 128
"""How much of the file SQLite keeps in memory; the first is its own default."""


class Store:
    """An open library file. Not shared between threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path, read_only: str | None) -> None:
        self.db = connection
        self.path = path
        self._held = in_use.hold(path)
        self.read_only = read_only
        """Why nothing can be written, as one line, or None."""
        self.hidden: frozenset[int] = frozenset()
        """The keys of the sets that nobody may see here now; `sets.in_view` leaves them out."""
        self.hidden_why = ""
        """Why, and how that is ended, as one line."""
        self.hidden_acts = 0
        """The key of the last act that nobody may see here now; those before it are hidden too."""

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._plain_errors():
            return self.db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        with self._plain_errors():
            found: sqlite3.Row | None = self.db.execute(sql, values).fetchone()
        return found

    def each(self, sql: str, *values: Any) -> Iterator[sqlite3.Row]:
        """The rows of a query, one at a time, read as they are wanted."""
        with self._plain_errors():
            yield from self.db.execute(sql, values)

    def column(self, sql: str, *values: Any) -> list[Any]:
        """The first column of all rows: a hundred thousand keys in little time, and no row of them
        held beside its key."""
        with self._plain_errors():
            cursor = self.db.cursor()
            cursor.row_factory = None
            return [row[0] for row in cursor.execute(sql, values)]

    def batches(self, sql: str, *values: Any) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, some thousands at a time: as quick as all at once, in less room."""
        with self._plain_errors():
            cursor = self.db.cursor()
            cursor.row_factory = None
            cursor.execute(sql, values)
            while batch := cursor.fetchmany(_BATCH):
                yield batch

    def value(self, sql: str, *values: Any) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, *values)
        return None if found is None else found[0]

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

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise NkreaderError(in_words(error, self.path)) from error
        except UnicodeEncodeError as error:
            raise NkreaderError(
                f"{error.object[:40]!r}: holds half a character, which no file can; "
                "nothing was changed"
            ) from error


def in_words(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> str:
    """What an error of SQLite means to a person, in one line.

    Text of a damaged file, also in SQLite's own words about it, may be no UTF-8.
    """
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path}: another program is writing to this library; nothing was changed, try again"
    if code.startswith("SQLITE_FULL"):
        return f"{path}: the disk is full; nothing was changed, make room and try again"
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return f"{path}: this library may only be read; nothing was changed"
    if code.startswith("SQLITE_NOTADB"):
        return f"{path}: not an nkreader library; name another with --library"
    if code.startswith("SQLITE_CORRUPT") or "decode" in str(error):
        return f"{path}: this library is damaged; nothing was changed, put a backup in its place"
    if code.startswith("SQLITE_CONSTRAINT"):
        return "it no longer fits what is in the library; nothing was changed"
    if code.startswith("SQLITE_IOERR"):
        return f"{path}: the disk could not be read or written; nothing was changed"
    return f"{path}: {' '.join(str(error).split())}"
