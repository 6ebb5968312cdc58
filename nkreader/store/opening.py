"""Opening a library file: made where it is missing, told from others, or only read.

What is done with an open one goes through `connection`.
"""

import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from nkreader.model import NkreaderError
from nkreader.store import in_use, private
from nkreader.store.connection import APPLICATION_ID, Store
from nkreader.store.reads import in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkreader.store.holding import Holding

BUSY_MS = 2000
"""How long a program waits for another one's transaction."""
MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""


def connect(path: Path) -> Store:
    """Open a library file, making it and its folder, for their owner alone, where they are missing.

    Does not look at the schema; `migrations.ready` does. Raises NkreaderError with one line where
    the file can't be opened or is something else.
    """
    try:
        if path.is_dir():
            raise NkreaderError(f"{path}: a folder, not a library; name a file with --library")
        private.make_folder(path.parent)
        there = path.exists()
        if there and not path.is_file():
            raise NkreaderError(f"{path}: not a file; name another with --library")
        fresh = not there or path.stat().st_size == 0
        if not fresh and not in_use.is_open(path) and not _is_sqlite(path):
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
        return file.read(len(MAGIC)) == MAGIC


def _made(path: Path) -> Store:
    try:
        private.make_file(path)
        connection = _open(path, "mode=rwc")
        _log_ahead(connection, BUSY_MS)
    except (sqlite3.Error, OSError) as error:
        barred = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
        if isinstance(error, OSError) or _code(error).startswith(barred):
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
    connection.create_function("holds", 3, _holds, deterministic=True)
    connection.create_function("holds_between", 5, _holds_between(connection))
    connection.create_function("aliases", 1, _aliases, deterministic=True)
    connection.create_function("iso_date", 1, _iso_date, deterministic=True)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        raise
    return connection


def _holds(text: str | None, words: str, starred: int) -> bool:
    """Imported when a query first asks for it: no list that is only shown does."""
    from nkreader.text.search_words import holds

    return holds(text, words, bool(starred))


def _aliases(places: bytes) -> str:
    """The aliases in the places of a text's mentions; imported when it is asked for, too."""
    from nkreader.store.mention_places import json_of_aliases

    return json_of_aliases(places)


def _iso_date(day: int | None) -> str | None:
    """The date of a kept day."""
    from nkreader.store.days import iso

    return iso(day)


def _holds_between(connection: sqlite3.Connection) -> "Callable[[int, int, int, str, int], bool]":
    """The same of a stretch of a version's text; made when it is first asked for, too."""
    made: list[Holding] = []

    def answer(version: int, start: int, end: int, words: str, starred: int) -> bool:
        if not made:
            from nkreader.store.holding import Holding

            made.append(Holding(connection))
        return made[0](version, start, end, words, starred)

    return answer


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


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection that reads a file as one that never changes; beside it nothing is made, and no
    log is looked at. Raises sqlite3.Error where it is no database."""
    return _open(path, "mode=ro&immutable=1")


def _sentence(path: Path) -> str:
    return f"{path}: this library may only be read here (no permission to write); nothing was saved"
