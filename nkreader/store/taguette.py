"""The file of a project of Taguette, an SQLite database: read, never written; its rows as values.

What they mean is the business of `exchange.taguette`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from nkreader.model import NkreaderError

_TABLES = {"documents", "highlights", "tags", "highlight_tags"}


class Rows(NamedTuple):
    """The rows of a project, each in the order of its key."""

    documents: list[tuple[int, str, str]]
    """Key, name, HTML."""
    tags: list[tuple[int, str, str]]
    """Key, path, description."""
    highlights: list[tuple[int, int, int, int]]
    """Key, document, first byte, last."""
    highlight_tags: list[tuple[int, int]]
    """Highlight, tag."""


def is_one(source: Path | bytes) -> bool:
    """Whether a database has the tables of Taguette."""
    try:
        with _opened(source) as db:
            found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.Error:
        return False
    return {row[0] for row in found} >= _TABLES


def rows(source: Path | bytes) -> Rows:
    """All rows. Raises NkreaderError of one line, without a name, where it can't be read."""
    try:
        with _opened(source) as db:
            return Rows(
                db.execute("SELECT id, name, contents FROM documents ORDER BY id").fetchall(),
                db.execute("SELECT id, path, description FROM tags ORDER BY id").fetchall(),
                db.execute(
                    "SELECT id, document_id, start_offset, end_offset FROM highlights ORDER BY id"
                ).fetchall(),
                db.execute(
                    "SELECT highlight_id, tag_id FROM highlight_tags ORDER BY highlight_id, tag_id"
                ).fetchall(),
            )
    except sqlite3.Error as error:
        raise NkreaderError(f"is a project of Taguette that can't be read ({error})") from error


@contextmanager
def _opened(source: Path | bytes) -> Iterator[sqlite3.Connection]:
    where = source.absolute().as_uri() + "?mode=ro&immutable=1" if isinstance(source, Path) else ""
    with closing(sqlite3.connect(where or ":memory:", uri=bool(where))) as db:
        if isinstance(source, bytes):
            db.deserialize(source)
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA query_only = ON")
        yield db
