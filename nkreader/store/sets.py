"""Annotation sets: their rows, how much is in them, what of them may be written."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from nkreader.model import AnnotationSet, NkreaderError
from nkreader.sets import SetRow
from nkreader.store.connection import Store

_COUNTS = (
    "(SELECT count(*) FROM annotation WHERE annotation.annotation_set = annotation_set.key)",
    "(SELECT count(*) FROM article_mark WHERE article_mark.annotation_set = annotation_set.key)",
    "(SELECT count(*) FROM reading_state WHERE reading_state.annotation_set = annotation_set.key"
    "  AND state = 'done')",
    "(SELECT coalesce(sum(coded), 0) FROM coded_count"
    "  WHERE coded_count.annotation_set = annotation_set.key)",
)


class StoredSet(NamedTuple):
    """A set as it is stored."""

    key: int
    set: AnnotationSet
    archived: bool


_SET = "SELECT key, id, name, annotator, archived FROM annotation_set"


def _stored(row: Sequence[Any]) -> StoredSet:
    return StoredSet(row[0], AnnotationSet(row[1], row[2], row[3]), bool(row[4]))


def in_view(store: Store, archived: bool = True, column: str = "annotation_set") -> str:
    """The condition that leaves out what is in a set (its key in `column`) that nobody may see
    here now, and unless `archived` what is in one that is put away. Every statement over more sets
    than the current one has it."""
    parts = []
    if store.hidden:
        parts.append(f"{column} NOT IN ({', '.join(str(int(key)) for key in store.hidden)})")
    if not archived:
        parts.append(f"{column} NOT IN (SELECT key FROM annotation_set WHERE archived = 1)")
    return " AND ".join(parts) or "1"


def every(store: Store, archived: bool = True) -> list[StoredSet]:
    """All sets in view, by annotator and name; the archived ones too if that is said."""
    where = in_view(store, archived, "key")
    return [_stored(row) for row in store.rows(f"{_SET} WHERE {where} ORDER BY annotator, name")]


def out_of_view(store: Store) -> list[StoredSet]:
    """The sets that nobody may see here now."""
    found = (store.row(f"{_SET} WHERE key = ?", key) for key in sorted(store.hidden))
    return [_stored(row) for row in found if row is not None]


def with_id(store: Store, id: str) -> StoredSet | None:
    """The set with this id."""
    row = store.row(f"{_SET} WHERE id = ?", id)
    return None if row is None else _stored(row)


def called(store: Store, annotator: str, name: str) -> StoredSet | None:
    """The set of an annotator with this name."""
    row = store.row(f"{_SET} WHERE annotator = ? AND name = ?", annotator, name)
    return None if row is None else _stored(row)


def with_counts(store: Store, archived: bool) -> list[SetRow]:
    """All sets in view with what is in them, by annotator and name; the archived ones too if that
    is said."""
    rows = store.rows(
        f"SELECT id, name, annotator, archived, {', '.join(_COUNTS)} FROM annotation_set"
        f" WHERE {in_view(store, archived, 'key')} ORDER BY annotator, name"
    )
    return [SetRow(AnnotationSet(*row[:3]), bool(row[3]), *row[4:]) for row in rows]


def open_to_write(store: Store, keys: Iterable[int]) -> None:
    """Raises NkreaderError where one of these sets is archived, or out of view."""
    some = set(keys)
    if some & store.hidden:
        raise NkreaderError(store.hidden_why)
    wanted = json.dumps(sorted(some))
    row = store.row(
        "SELECT name, annotator FROM annotation_set WHERE archived = 1"
        " AND key IN (SELECT value FROM json_each(?))",
        wanted,
    )
    if row is not None:
        raise NkreaderError(closed(row[0], row[1]))


def of_annotations(store: Store, annotations: Sequence[int]) -> set[int]:
    """The keys of the sets that these annotations (keys) are in."""
    sql = "SELECT annotation_set FROM annotation WHERE key IN (SELECT value FROM json_each(?))"
    return set(store.column(sql, json.dumps(list(annotations))))


def closed(name: str, annotator: str) -> str:
    """Why nothing can be written in an archived set."""
    return (
        f"{name}@{annotator}: this set is archived; bring it back to write in it"
        " (`nkreader sets archive --not`)"
    )


Rows = Sequence[dict[str, Any]]


def annotations(store: Store, key: int) -> Rows:
    """The rows of a set's annotations, all columns, in the order in which they were made."""
    return _rows(store, "SELECT * FROM annotation WHERE annotation_set = ? ORDER BY key", key)


def article_marks(store: Store, key: int) -> Rows:
    """The rows of a set's tags and memos on whole articles."""
    return _rows(store, "SELECT * FROM article_mark WHERE annotation_set = ? ORDER BY key", key)


def decisions(store: Store, annotations: Sequence[int]) -> Rows:
    """What people said of where these annotations (keys) lie in other texts."""
    sql = (
        "SELECT decision.* FROM json_each(?) AS wanted"
        " CROSS JOIN decision ON decision.annotation = wanted.value ORDER BY decision.key"
    )
    return _rows(store, sql, json.dumps(list(annotations)))


def copy_placements(store: Store, keys: dict[int, int]) -> None:
    """Where annotations (keys) lie in other texts is so of their copies too. Only inside
    `store.write()`."""
    store.db.executemany(
        'INSERT INTO placement (annotation, version, status, start, "end")'
        ' SELECT ?2, version, status, start, "end" FROM placement WHERE annotation = ?1',
        list(keys.items()),
    )


def _rows(store: Store, sql: str, *values: object) -> Rows:
    return [dict(row) for row in store.rows(sql, *values)]


def holding(store: Store, annotations: Sequence[str], whole: Sequence[str]) -> set[int]:
    """The keys of the sets that hold any of these annotations, and tags and memos on whole articles
    (by id)."""
    found: set[int] = set()
    for table, ids in (("annotation", annotations), ("article_mark", whole)):
        sql = (
            f"SELECT DISTINCT annotation_set FROM {table}"
            " WHERE id IN (SELECT value FROM json_each(?))"
        )
        found.update(store.column(sql, json.dumps(ids)))
    return found
