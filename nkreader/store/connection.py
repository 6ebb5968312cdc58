"""One library file, opened: the connection, its transactions, and errors put into plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nkreader.model import NkreaderError

APPLICATION_ID = 0x6E6B7264
"""Marks the file as ours in SQLite's header ("nkrd")."""
BUSY_MS = 2000


class Store:
    """An open library file. Not shared between threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path, read_only: str | None) -> None:
        self.db = connection
        self.path = path
        self.read_only = read_only
        """Why nothing can be written, as one line, or None."""

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._plain_errors():
            return self.db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        with self._plain_errors():
            found: sqlite3.Row | None = self.db.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, *values: Any) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, *values)
        return None if found is None else found[0]

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: durable when it ends, nothing of it when it fails.

        Raises NkreaderError where the library can't be written.
        """
        if self.read_only:
            raise NkreaderError(self.read_only)
        with self._plain_errors():
            if self.db.in_transaction:
                yield self.db
                return
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def data_version(self) -> int:
        """A number that changes when another program has written to the file."""
        return int(self.value("PRAGMA data_version"))

    def close(self) -> None:
        """Check the log back into the file and let go of it."""
        self.db.close()

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise NkreaderError(_in_words(error, self.path)) from error


def _in_words(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path}: another program is writing to this library; nothing was changed, try again"
    if code.startswith("SQLITE_FULL"):
        return f"{path}: the disk is full; nothing was changed, make room and try again"
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return f"{path}: this library may only be read; nothing was changed"
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return f"{path}: not a library, or a damaged one; nothing was changed, try a backup"
    if code.startswith("SQLITE_CONSTRAINT"):
        return "it no longer fits what is in the library; nothing was changed"
    if code.startswith("SQLITE_IOERR"):
        return f"{path}: the disk could not be read or written; nothing was changed"
    return f"{path}: {error}"


def connect(path: Path) -> Store:
    """Open a library file, making it and its folder where they are missing.

    Does not look at the schema; `migrations.ready` does. Raises NkreaderError with one line where
    the file can't be opened or is something else.
    """
    if path.is_dir():
        raise NkreaderError(f"{path}: a folder, not a library; name a file with --library")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NkreaderError(f"{path.parent}: {error.strerror}; choose another --library") from error
    fresh = not path.exists() or path.stat().st_size == 0
    try:
        connection = _open(path, "mode=rwc")
        if not fresh:
            _belongs(connection, path)
        read_only = None if _writable(connection, fresh) else _sentence(path)
        if read_only:
            connection.close()
            connection = _read_only(path)
    except sqlite3.Error as error:
        if fresh or getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise NkreaderError(_refusal(path, fresh)) from error
        try:
            connection, read_only = _read_only(path), _sentence(path)
            _belongs(connection, path)
        except sqlite3.Error as second:
            raise NkreaderError(_in_words(second, path)) from second
    return Store(connection, path, read_only)


def _open(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?{how}", uri=True, isolation_level=None, timeout=BUSY_MS / 1000
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _belongs(connection: sqlite3.Connection, path: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark != APPLICATION_ID and tables:
        connection.close()
        raise NkreaderError(
            f"{path}: a database of another program, not a library; name another with --library"
        )


def _writable(connection: sqlite3.Connection, fresh: bool) -> bool:
    """Whether a write would be let through: SQLite begins one in a read-only file too, so one is
    made and taken back."""
    try:
        if fresh:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            return True
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"PRAGMA user_version = {number}")
        finally:
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        name = error.sqlite_errorname
        if name.startswith("SQLITE_BUSY"):
            return True
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) and not fresh:
            return False
        raise
    return True


def _read_only(path: Path) -> sqlite3.Connection:
    """WAL needs a file beside the library even to read; where none can be made, and no log holds
    data, the file is read as one that never changes."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return _open(path, "mode=ro")
    return _open(path, "mode=ro&immutable=1")


def _sentence(path: Path) -> str:
    return f"{path}: this library may only be read here (no permission to write); nothing was saved"


def _refusal(path: Path, fresh: bool) -> str:
    if fresh:
        return f"{path}: no library can be made there (no permission?); name another with --library"
    return f"{path}: not an nkreader library; name another with --library"
