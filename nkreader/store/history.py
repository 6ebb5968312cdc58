"""The record of what annotators did, and the way back: every act is one transaction with its undo.

An act writes rows through an `Act`, which keeps each row as it was before and after. Undoing puts
the rows back as they were before, if nobody has touched them since; redoing the other way round.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from nkreader.ids import new_id
from nkreader.model import NkreaderError
from nkreader.store.connection import Store

Table = Literal["annotation", "placement", "tag", "link", "zone_override", "sentence_border"]
Row = dict[str, Any]


class Step(NamedTuple):
    """One row that an act touched; `before` is None for a new row, `after` for one taken out."""

    table: str
    key: int
    before: Row | None
    after: Row | None


class Record(NamedTuple):
    """An act as it stands in the history."""

    key: int
    id: str
    said: str
    article: str | None
    """The id of the article it happened in."""
    created: str
    steps: tuple[Step, ...]


class Act:
    """Rows written as one undoable whole; made by `act`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.steps: list[Step] = []

    def insert(self, table: Table, row: Row) -> int:
        """Write a new row; returns its key."""
        names = ", ".join(f'"{name}"' for name in row)
        cursor = self._store.db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})",
            tuple(row.values()),
        )
        key = int(cursor.lastrowid or 0)
        self.steps.append(Step(table, key, None, _read(self._store, table, key)))
        return key

    def update(self, table: Table, key: int, row: Row) -> None:
        """Change columns of a row; nothing is recorded where they were so already."""
        before = _read(self._store, table, key)
        assign = ", ".join(f'"{name}" = ?' for name in row)
        self._store.db.execute(f"UPDATE {table} SET {assign} WHERE key = ?", (*row.values(), key))
        after = _read(self._store, table, key)
        if before != after:
            self.steps.append(Step(table, key, before, after))

    def delete(self, table: Table, key: int) -> None:
        """Take out a row; with an annotation its links, and where people said that it lies."""
        if table == "annotation":
            for link in self._store.rows("SELECT key FROM link WHERE ?1 IN (source, target)", key):
                self.delete("link", link[0])
            decided = "SELECT key FROM placement WHERE annotation = ? AND decided"
            for place in self._store.rows(decided, key):
                self.delete("placement", place[0])
        before = _read(self._store, table, key)
        _delete(self._store, table, key)
        self.steps.append(Step(table, key, before, None))


@contextmanager
def act(
    store: Store, annotator: str, said: str, created: str, article: int | None = None
) -> Iterator[Act]:
    """One act of an annotator: a transaction that is durable and in the history when it ends.

    An act that touched nothing leaves no record. What was undone before can't be redone after.
    """
    with store.write() as db:
        doing = Act(store)
        yield doing
        if not doing.steps:
            return
        _forget_undone(store, annotator)
        cursor = db.execute(
            "INSERT INTO change (id, annotator, said, article, created) VALUES (?, ?, ?, ?, ?)",
            (new_id(), annotator, said, article, created),
        )
        db.executemany(
            "INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    cursor.lastrowid,
                    n,
                    step.table,
                    step.key,
                    _packed(step.before),
                    _packed(step.after),
                )
                for n, step in enumerate(doing.steps)
            ],
        )


def revert(store: Store, record: Record, annotator: str, created: str) -> str:
    """Take one act back, wherever it stands in the history, as a new act; returns its name.

    Raises NkreaderError, and changes nothing, where a later act has touched the same rows.
    """
    said = f"reverted: {record.said}"
    article = store.value("SELECT article FROM change WHERE key = ?", record.key)
    with act(store, annotator, said, created, article) as doing:
        for step in reversed(record.steps):
            _turn(store, step.table, step.key, step.after, step.before)
            doing.steps.append(Step(step.table, step.key, step.after, step.before))
    return said


def records(store: Store, annotator: str, limit: int = 200) -> list[tuple[Record, bool]]:
    """The annotator's acts with whether each is undone, the latest first; without their steps."""
    rows = store.rows(
        "SELECT change.*, article.id AS article_id FROM change"
        " LEFT JOIN article ON article.key = change.article"
        " WHERE annotator = ? ORDER BY change.key DESC LIMIT ?",
        annotator,
        limit,
    )
    return [
        (
            Record(row["key"], row["id"], row["said"], row["article_id"], row["created"], ()),
            bool(row["undone"]),
        )
        for row in rows
    ]


def with_id(store: Store, annotator: str, id: str) -> Record | None:
    """One act of an annotator that is not undone."""
    key = store.value("SELECT key FROM change WHERE id = ?", id)
    return _record(
        store, f"annotator = ? AND undone = 0 AND change.key = {int(key or 0)}", annotator
    )


def last(store: Store, annotator: str) -> Record | None:
    """What `undo` would take back."""
    return _record(
        store, "annotator = ? AND undone = 0 ORDER BY change.key DESC LIMIT 1", annotator
    )


def first_undone(store: Store, annotator: str) -> Record | None:
    """What `redo` would do again."""
    return _record(store, "annotator = ? AND undone = 1 ORDER BY change.key LIMIT 1", annotator)


def undo(store: Store, record: Record) -> None:
    """Put every row back as it was before the act.

    Raises NkreaderError, and changes nothing, where a row was changed by somebody since.
    """
    with store.write() as db:
        for step in reversed(record.steps):
            _turn(store, step.table, step.key, step.after, step.before)
        db.execute("UPDATE change SET undone = 1 WHERE key = ?", (record.key,))


def redo(store: Store, record: Record) -> None:
    """Do the act again. Raises NkreaderError, and changes nothing, where it no longer fits."""
    with store.write() as db:
        for step in record.steps:
            _turn(store, step.table, step.key, step.before, step.after)
        db.execute("UPDATE change SET undone = 0 WHERE key = ?", (record.key,))


def _turn(store: Store, table: str, key: int, expected: Row | None, wanted: Row | None) -> None:
    current = _read(store, table, key)
    if _differs(current, expected):
        raise NkreaderError("it was changed again since")
    if wanted is None:
        _delete(store, table, key)
    elif current is None:
        names = ", ".join(f'"{name}"' for name in wanted)
        marks = ", ".join("?" * len(wanted))
        store.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(wanted.values()))
    else:
        assign = ", ".join(f'"{name}" = ?' for name in wanted)
        store.db.execute(f"UPDATE {table} SET {assign} WHERE key = ?", (*wanted.values(), key))


def _differs(current: Row | None, expected: Row | None) -> bool:
    """Columns that later schemas added are not held against an older record."""
    if current is None or expected is None:
        return current is not expected
    return any(current.get(name) != value for name, value in expected.items())


def _delete(store: Store, table: str, key: int) -> None:
    """What is derived from an annotation, or was being typed about it, goes with it."""
    if table == "annotation":
        store.db.execute("DELETE FROM placement WHERE annotation = ? AND NOT decided", (key,))
        store.db.execute("DELETE FROM draft WHERE annotation = ?", (key,))
    store.db.execute(f"DELETE FROM {table} WHERE key = ?", (key,))


def _read(store: Store, table: str, key: int) -> Row | None:
    row = store.db.execute(f"SELECT * FROM {table} WHERE key = ?", (key,)).fetchone()
    return dict(row) if row is not None else None


def _forget_undone(store: Store, annotator: str) -> None:
    undone = "SELECT key FROM change WHERE annotator = ? AND undone = 1"
    store.db.execute(f"DELETE FROM change_row WHERE change IN ({undone})", (annotator,))
    store.db.execute("DELETE FROM change WHERE annotator = ? AND undone = 1", (annotator,))


def _packed(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _record(store: Store, where: str, annotator: str) -> Record | None:
    row = store.row(
        "SELECT change.*, article.id AS article_id FROM change"
        f" LEFT JOIN article ON article.key = change.article WHERE {where}",
        annotator,
    )
    if row is None:
        return None
    steps = tuple(
        Step(
            one["table_name"],
            one["row_key"],
            json.loads(one["before"]) if one["before"] else None,
            json.loads(one["after"]) if one["after"] else None,
        )
        for one in store.rows(
            "SELECT * FROM change_row WHERE change = ? ORDER BY position", row["key"]
        )
    )
    return Record(row["key"], row["id"], row["said"], row["article_id"], row["created"], steps)
