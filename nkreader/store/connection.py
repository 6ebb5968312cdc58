"""One library file, opened: the connection, its transactions, and errors put into plain words."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nkreader.model import NkreaderError
from nkreader.text.cleaning import holds

APPLICATION_ID = 0x6E6B7264
"""Marks the file as ours in SQLite's header ("nkrd"); written with the first schema."""
BUSY_MS = 2000
_BATCH = 2_000
_MAGIC = b"SQLite format 3\0"


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

    def each(self, sql: str, *values: Any) -> Iterator[sqlite3.Row]:
        """The rows of a query, one at a time, read as they are wanted."""
        with self._plain_errors():
            yield from self.db.execute(sql, values)

    def column(self, sql: str, *values: Any) -> list[Any]:
        """The first column of all rows: a hundred thousand keys in little time."""
        with self._plain_errors():
            cursor = self.db.cursor()
            cursor.row_factory = None
            return [row[0] for row in cursor.execute(sql, values).fetchall()]

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
                self._roll_back()
                raise

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

    def data_version(self) -> int:
        """A number that changes when another program has written to the file."""
        return int(self.value("PRAGMA data_version"))

    def close(self) -> None:
        """Check the log back into the file and let go of it.

        What can't be checked back, on a full disk for one, is durable in the log already.
        """
        with suppress(sqlite3.Error):
            self.db.close()

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


def connect(path: Path) -> Store:
    """Open a library file, making it and its folder where they are missing.

    Does not look at the schema; `migrations.ready` does. Raises NkreaderError with one line where
    the file can't be opened or is something else.
    """
    try:
        if path.is_dir():
            raise NkreaderError(f"{path}: a folder, not a library; name a file with --library")
        path.parent.mkdir(parents=True, exist_ok=True)
        there = path.exists()
        if there and not path.is_file():
            raise NkreaderError(f"{path}: not a file; name another with --library")
        fresh = not there or path.stat().st_size == 0
        if not fresh and not _is_sqlite(path):
            raise NkreaderError(f"{path}: not an nkreader library; name another with --library")
    except OSError as error:
        raise NkreaderError(f"{path}: {error.strerror}; choose another --library") from error
    try:
        return _made(path) if fresh else _opened(path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise NkreaderError(in_words(error, path)) from error


def _is_sqlite(path: Path) -> bool:
    """Told without SQLite, which throws away the log of a file that it does not know."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _made(path: Path) -> Store:
    try:
        connection = _open(path, "mode=rwc")
        _log_ahead(connection, BUSY_MS)
    except sqlite3.Error as error:
        if _code(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
            raise NkreaderError(
                f"{path}: no library can be made there (no permission?); "
                "name another with --library"
            ) from error
        raise
    return Store(connection, path, None)


def _opened(path: Path) -> Store:
    try:
        connection = _open(path, "mode=rwc")
        try:
            _belongs(connection, path)
            _would_write(connection)
        except BaseException:
            connection.close()
            raise
        return Store(connection, path, None)
    except sqlite3.Error as error:
        if not _code(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
            raise
    connection = _read_only(path)
    _belongs(connection, path)
    return Store(connection, path, _sentence(path))


def _code(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


def _open(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path))}?{how}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MS / 1000,
    )
    connection.row_factory = sqlite3.Row
    connection.create_function("holds", 3, holds, deterministic=True)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        raise
    return connection


def _belongs(connection: sqlite3.Connection, path: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark != APPLICATION_ID and tables:
        raise NkreaderError(
            f"{path}: a database of another program, not a library; name another with --library"
        )


def _would_write(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.Error where a write would not be let through.

    SQLite begins one in a read-only file too, so one is made and taken back. Nobody is waited for:
    a library that another program is writing to can be written.
    """
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"PRAGMA user_version = {number}")
        finally:
            connection.execute("ROLLBACK")
        _log_ahead(connection, 0)
    except sqlite3.OperationalError as error:
        if not _code(error).startswith("SQLITE_BUSY"):
            raise
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")


def _log_ahead(connection: sqlite3.Connection, patience: int) -> None:
    """Write-ahead logging; SQLite itself does not wait (ms) for others who set it just now."""
    until = time.monotonic() + patience / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not _code(error).startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
        time.sleep(0.02)


def _read_only(path: Path) -> sqlite3.Connection:
    """WAL needs a file beside the library even to read; where none can be made, and no log holds
    data, the file is read as one that never changes."""
    try:
        return _open(path, "mode=ro")
    except sqlite3.Error:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
    return _open(path, "mode=ro&immutable=1")


def _sentence(path: Path) -> str:
    return f"{path}: this library may only be read here (no permission to write); nothing was saved"
