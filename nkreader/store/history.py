"""The record of what annotators did: every act is one transaction with its undo.

An act writes rows through an `Act`, which keeps each row as it was before and after. Undoing puts
the rows back as they were before, if nobody has touched them since; redoing the other way round:
that is in `turning`.
Only tables of what people decide are written so; keys of theirs are never given out twice.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from nkreader.ids import new_id
from nkreader.model import NkreaderError
from nkreader.store import conflicts, rows
from nkreader.store.connection import Store
from nkreader.store.rows import Row, Table

_ENCODER = json.JSONEncoder(ensure_ascii=False)
REVERTED = "reverted: "
"""How the name of an act begins that has taken another one back."""


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
    steps: "Steps"


class LongSteps:
    """The steps of a long act, in order: read some at a time, whenever they are gone through."""

    def __init__(self, store: Store, change: int, count: int) -> None:
        """`change` is the key of its record."""
        self._store, self._change, self._count = store, change, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Step]:
        return self._from(-1, "> ? ORDER BY position")

    def __reversed__(self) -> Iterator[Step]:
        return self._from(self._store.value(_LAST, self._change) + 1, "< ? ORDER BY position DESC")

    def _from(self, far: int, beyond: str) -> Iterator[Step]:
        sql = f"SELECT * FROM change_row WHERE change = ? AND position {beyond} LIMIT ?"
        while some := self._store.rows(sql, self._change, far, FEW):
            yield from map(_step, some)
            far = some[-1]["position"]


Steps = tuple[Step, ...] | LongSteps
FEW = 1_000
"""Steps that are held, and read, at once."""
_LAST = "SELECT max(position) FROM change_row WHERE change = ?"


class Act:
    """Rows written as one undoable whole; made by `act`. One that has a record already, with the
    key `change`, may keep its steps meanwhile, from `position` on."""

    def __init__(self, store: Store, change: int | None = None, position: int = 0) -> None:
        self._store = store
        self._change = change
        self.position = position
        self.steps: list[Step] = []
        """Those that are not kept yet."""
        self.id = ""
        """The id of its record once it is done; none where nothing was touched."""

    def insert(self, table: Table, row: Row) -> int:
        """Write a new row; returns its key."""
        key = rows.insert(self._store, table, row)
        self.steps.append(Step(table, key, None, rows.read(self._store, table, key)))
        return key

    def insert_many(self, table: Table, new: Sequence[Row]) -> list[int]:
        """Write new rows of the same columns, all of the table's but the key; returns their keys.

        As quick as SQLite can: keys are counted on from the last one, nothing is read back.
        """
        keys = rows.insert_many(self._store, table, new)
        if self._change is None or not keys:
            pairs = zip(keys, new, strict=True)
            self.steps += [Step(table, key, None, {"key": key, **row}) for key, row in pairs]
            return keys
        self.keep()
        self._store.db.execute(
            "INSERT INTO change_row SELECT ?, key + ?, ?, key, NULL,"
            f" {rows.as_json(new[0])} FROM {table} WHERE key BETWEEN ? AND ?",
            (self._change, self.position - keys[0], table, keys[0], keys[-1]),
        )
        self.position += len(keys)
        return keys

    def keep(self) -> None:
        """Write the steps so far to the record that there is already."""
        if self._change is not None:
            keep_steps(self._store, self._change, self.steps, self.position)
            self.position += len(self.steps)
            self.steps = []

    def update(self, table: Table, key: int, row: Row) -> None:
        """Change columns of a row; nothing is recorded where they were so already."""
        before = rows.read(self._store, table, key)
        if before is None:
            raise NkreaderError("it is gone: somebody has taken it out")
        rows.update(self._store, table, before, row)
        after = rows.read(self._store, table, key)
        if before != after:
            self.steps.append(Step(table, key, before, after))

    def delete(self, table: Table, key: int) -> None:
        """Take out a row; with an annotation where people said that it lies, and which suggestion
        it came from; with anything that can come by an import what was kept beside it. The links
        of an annotation stay: they are broken until it is there again."""
        if table == "annotation":
            came = "SELECT key FROM accepted_suggestion WHERE annotation = ?"
            for origin in self._store.rows(came, key):
                self.delete("accepted_suggestion", origin[0])
            self.undecide(key)
        before = rows.read(self._store, table, key)
        if before is None:
            raise NkreaderError("it is gone: somebody has taken it out")
        if table in conflicts.KINDS:
            for kept in conflicts.kept_keys(self._store, table, before["id"]):
                self.delete("conflict", kept)
        rows.delete(self._store, table, before)
        self.steps.append(Step(table, key, before, None))

    def undecide(self, annotation: int) -> None:
        """Take out what people said of where an annotation lies in other versions."""
        for row in self._store.rows("SELECT key FROM decision WHERE annotation = ?", annotation):
            self.delete("decision", row[0])


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
        forget_undone(store, annotator)
        doing.id = new_id()
        cursor = db.execute(
            "INSERT INTO change (id, annotator, said, article, created) VALUES (?, ?, ?, ?, ?)",
            (doing.id, annotator, said, article, created),
        )
        keep_steps(store, int(cursor.lastrowid or 0), doing.steps)


@contextmanager
def going_on(store: Store, annotator: str, id: str, said: str, created: str) -> Iterator[Act]:
    """More of the act with this id, which stays one act; a new one where it is no longer the last
    that its annotator did and has not undone, or where `id` is none."""
    with store.write():
        newest = store.row(
            "SELECT key, id FROM change WHERE annotator = ? AND undone = 0"
            " ORDER BY key DESC LIMIT 1",
            annotator,
        )
        if newest is None or newest["id"] != id:
            with act(store, annotator, said, created) as doing:
                yield doing
            return
        doing = Act(store)
        doing.id = id
        yield doing
        if doing.steps:
            forget_undone(store, annotator)
            first = "SELECT max(position) + 1 FROM change_row WHERE change = ?"
            keep_steps(store, newest["key"], doing.steps, store.value(first, newest["key"]) or 0)


def keep_steps(store: Store, change: int, steps: Sequence[Step], first: int = 0) -> None:
    """Write the steps of an act (by key), from a position on. Only inside `store.write()`."""
    store.db.executemany(
        "INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)",
        [
            (change, n, step.table, step.key, packed(step.before), packed(step.after))
            for n, step in enumerate(steps, first)
        ],
    )


def records(store: Store, annotator: str, limit: int = 200) -> list[tuple[Record, bool]]:
    """The annotator's acts in view with whether each is undone, the latest first; without their
    steps."""
    found = store.rows(
        "SELECT change.*, article.id AS article_id FROM change"
        " LEFT JOIN article ON article.key = change.article"
        " WHERE annotator = ? AND change.key > ? ORDER BY change.key DESC LIMIT ?",
        annotator,
        store.hidden_acts,
        limit,
    )
    return [
        (
            Record(row["key"], row["id"], row["said"], row["article_id"], row["created"], ()),
            bool(row["undone"]),
        )
        for row in found
    ]


def with_id(store: Store, annotator: str, id: str) -> Record | None:
    """One act of an annotator that is not undone."""
    return _record(store, "annotator = ? AND undone = 0 AND change.id = ?", annotator, id)


def last(store: Store, annotator: str) -> Record | None:
    """What `undo` would take back."""
    return _record(
        store, "annotator = ? AND undone = 0 ORDER BY change.key DESC LIMIT 1", annotator
    )


def first_undone(store: Store, annotator: str) -> Record | None:
    """What `redo` would do again."""
    return _record(store, "annotator = ? AND undone = 1 ORDER BY change.key LIMIT 1", annotator)


def forget_undone(store: Store, annotator: str) -> None:
    """What was undone can no longer be redone: a new act begins. Only inside `store.write()`."""
    undone = "SELECT key FROM change WHERE annotator = ? AND undone = 1"
    store.db.execute(f"DELETE FROM change_row WHERE change IN ({undone})", (annotator,))
    store.db.execute("DELETE FROM change WHERE annotator = ? AND undone = 1", (annotator,))


def packed(row: Row | None) -> str | None:
    """A row as it is kept in a step."""
    return None if row is None else _ENCODER.encode(row)


def unpacked(packed: str | None) -> Row | None:
    """A row as it is kept in a step. Raises NkreaderError where that is damaged."""
    try:
        row = None if packed is None else json.loads(packed)
    except (ValueError, RecursionError):
        row = ()
    if row is not None and not isinstance(row, dict):
        raise NkreaderError("the record of the act is damaged: `nkreader check` tells more")
    return row


def _record(store: Store, where: str, *values: str) -> Record | None:
    row = store.row(
        "SELECT change.*, article.id AS article_id FROM change"
        " LEFT JOIN article ON article.key = change.article"
        f" WHERE change.key > {int(store.hidden_acts)} AND {where}",
        *values,
    )
    if row is None:
        return None
    count = store.value("SELECT count(*) FROM change_row WHERE change = ?", row["key"])
    long = LongSteps(store, row["key"], count)
    steps = tuple(long) if count <= FEW else long
    return Record(row["key"], row["id"], row["said"], row["article_id"], row["created"], steps)


def _step(row: sqlite3.Row) -> Step:
    kept = unpacked(row["before"]), unpacked(row["after"])
    return Step(row["table_name"], row["row_key"], *kept)
