"""A library file looked at before it is opened, for the first page of its list: nothing is written,
nothing waited for, and nothing heavy imported.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from nkreader.errors import NkreaderError
from nkreader.store.reads import Reads, in_words

SCHEMA = 20
"""The number of the schema that `migrations` leads to: others are not looked at."""


class TagLook(NamedTuple):
    """What is seen of a tag in a list."""

    key: str | None
    """The digit that sets it."""
    colour: Any
    """The name of its colour."""


class LookedAt(NamedTuple):
    """The set that is worked in."""

    key: int | None
    name: str
    annotator: str


@contextmanager
def looking(path: Path) -> Iterator[Reads]:
    """The file, to be read. Raises NkreaderError where that can't be done at once, or where opening
    it would change what is seen: another schema, something left half done."""
    where = f"file:{quote(os.fsencode(path))}?mode=ro"
    try:
        connection = sqlite3.connect(where, uri=True, isolation_level=None, timeout=0)
    except sqlite3.Error as error:
        raise NkreaderError(in_words(error, path)) from error
    with closing(connection):
        connection.row_factory = sqlite3.Row
        reads = Reads(connection, path)
        reads.rows("BEGIN")
        if reads.value("PRAGMA user_version") != SCHEMA:
            raise NkreaderError(f"{path}: of another schema")
        if any(reads.rows(f"SELECT 1 FROM {one} LIMIT 1") for one in _PENDING):
            raise NkreaderError(f"{path}: something is left half done")
        yield reads


_PENDING = ("unfinished", "uncounted", "blind")
"""Tables that are empty when all is done and in sight."""


def known_names(store: Reads) -> dict[str, set[str]]:
    """Everybody who has a set, or for whom something is remembered, with their sets' names."""
    found: dict[str, set[str]] = {}
    for annotator, name in store.rows(
        "SELECT annotator, name FROM annotation_set"
        " UNION SELECT annotator, NULL FROM (SELECT DISTINCT annotator FROM setting)"
    ):
        found.setdefault(annotator, set()).update([name] if name is not None else ())
    return found


def set_called(store: Reads, annotator: str, name: str) -> LookedAt | None:
    """The set of an annotator; None where it is put away."""
    sql = "SELECT key, archived FROM annotation_set WHERE annotator = ? AND name = ?"
    row = store.row(sql, annotator, name)
    if row is not None and row["archived"]:
        return None
    return LookedAt(row["key"] if row is not None else None, name, annotator)


def set_with_id(store: Reads, id: str) -> LookedAt | None:
    """The set with this id, if it is in use."""
    sql = "SELECT key, name, annotator FROM annotation_set WHERE id = ? AND NOT archived"
    row = store.row(sql, id)
    return None if row is None else LookedAt(*row)


def settings(store: Reads, annotator: str) -> dict[str, Any]:
    """What is remembered for an annotator; what can't be read is left out."""
    found = {}
    for name, value in store.rows("SELECT name, value FROM setting WHERE annotator = ?", annotator):
        with suppress(ValueError, RecursionError):
            found[name] = json.loads(value)
    return found


def tags(store: Reads) -> dict[str, TagLook]:
    """How each tag looks, by its slug."""
    return {
        row[0]: TagLook(*row[1:]) for row in store.rows("SELECT slug, shortcut, colour FROM tag")
    }


def counts(store: Reads, set_key: int | None) -> tuple[int, int, int, int]:
    """(articles, done in a set, sentences coded in it, all body sentences)."""
    row = store.row(
        "SELECT (SELECT count(*) FROM article),"
        " (SELECT count(*) FROM reading_state WHERE annotation_set = ?1 AND state = 'done'),"
        " (SELECT coalesce(sum(coded), 0) FROM coded_count WHERE annotation_set = ?1),"
        " (SELECT coalesce(sum(sentences), 0) FROM body_sentences)",
        set_key,
    )
    return (0, 0, 0, 0) if row is None else tuple(row)
