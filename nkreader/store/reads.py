"""A library file as it is read: rows, columns and values of a query, and SQLite's errors in plain
words.

Writing is `connection`'s business. Nothing heavy is imported here: the first page of the list is
read with it before all else.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nkreader.errors import NkreaderError

_BATCH = 2_000


class Reads:
    """A connection that is read. Not shared between threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.db = connection
        self.path = path

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
