"""Rows of the tables that people decide in, written by name: in, changed, out, and turned back.

What is derived from such a row goes when the row changes. Only inside `store.write()`.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args

from nkreader.model import NkreaderError
from nkreader.store import article_data, coding, derived, sets, tags
from nkreader.store.connection import Store

Table = Literal[
    "annotation", "decision", "tag", "link", "zone_override", "sentence_border", "article_edit",
    "article_mark", "entity_decision", "annotation_set", "adjudication", "refusal",
    "accepted_suggestion", "conflict", "speaker_decision", "article_relation",
]  # fmt: skip
TABLES: tuple[Table, ...] = get_args(Table)
_LIES = ("version", "start", "end")
"""Where an annotation lies."""
_COUNTED_IN = ("article", "annotation_set")
"""What an annotation is counted in."""
_SHAPES = ("zone_override", "sentence_border")
"""Tables that say which sentences an article's body has."""
Row = dict[str, Any]
"""A row as a record keeps it: every column by name."""


def turn(store: Store, table: str, key: int, expected: Row | None, wanted: Row | None) -> None:
    """Make a row what it was at another time. Raises NkreaderError where it is not as expected."""
    if table not in TABLES:
        raise NkreaderError("its record is damaged")
    current = read(store, table, key)
    if table == "annotation_set" and _stays(store, current, expected, wanted):
        return
    if _differs(current, expected):
        raise NkreaderError("it was changed again since")
    if current is None:
        if wanted is not None:
            insert(store, table, wanted)
    elif wanted is None:
        delete(store, table, current)
    else:
        update(store, table, current, wanted)


def _stays(store: Store, current: Row | None, expected: Row | None, wanted: Row | None) -> bool:
    """Whether a set that an act has made stays when that is undone, for something else was put into
    it since; and is there when it is done again."""
    if current is None:
        return False
    if wanted is None:
        return tags.is_used(store, current["key"])
    return expected is None and current["id"] == wanted["id"]


def turn_if_it_fits(
    store: Store, table: str, key: int, expected: Row | None, wanted: Row | None
) -> None:
    """The same on a way back that must come to its end: a row that is not as expected, or on which
    somebody has built, stays as it is."""
    store.db.execute("SAVEPOINT one_row")
    try:
        turn(store, table, key, expected, wanted)
    except (NkreaderError, sqlite3.IntegrityError):
        store.db.execute("ROLLBACK TO one_row")
    store.db.execute("RELEASE one_row")
    if table == "speaker_decision":
        # Nobody works out on this way who is whom now: that is done with all else that is stale.
        derived.outdate(store, expected or wanted or {})


def insert(store: Store, table: str, row: Row) -> int:
    """Write a new row; returns its key."""
    _allow(store, table, [row])
    names, marks = ", ".join(map(_name, row)), ", ".join("?" * len(row))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    key = int(store.db.execute(sql, tuple(row.values())).lastrowid or 0)
    if table == "annotation":
        coding.changed(store, [row["article"]])
    elif table == "decision":
        _displace(store, row["annotation"])
    elif table in _SHAPES:
        coding.reshape(store, row["article"])
    elif table == "article_edit":
        article_data.remember_source(store, key)
        article_data.show(store, row["article"], row["field"], row["value"])
    return key


def insert_many(store: Store, table: str, new: Sequence[Row]) -> list[int]:
    """Write new rows of the same columns; returns their keys, which no row ever had."""
    if not new:
        return []
    _allow(store, table, new)
    last = store.value("SELECT seq FROM sqlite_sequence WHERE name = ?", table) or 0
    keys = list(range(last + 1, last + 1 + len(new)))
    names = ", ".join(map(_name, ("key", *new[0])))
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * (len(new[0]) + 1))})"
    values = [(key, *row.values()) for key, row in zip(keys, new, strict=True)]
    store.db.executemany(sql, values)
    if table == "annotation":
        coding.changed(store, {row["article"] for row in new})
    for row in new if table == "decision" else ():
        _displace(store, row["annotation"])
    return keys


def update(store: Store, table: str, before: Row, row: Row) -> None:
    """Change columns of the row that is now `before`."""
    _allow(store, table, [before, {**before, **row}])
    if table == "annotation_set":
        _name_free(store, before, row)
    assign = ", ".join(f"{_name(name)} = ?" for name in row)
    store.db.execute(f"UPDATE {table} SET {assign} WHERE key = ?", (*row.values(), before["key"]))
    if table == "decision":
        _displace(store, before["annotation"])
    elif table in _SHAPES:
        coding.reshape(store, before["article"])
    elif table == "article_edit":
        article_data.show(store, before["article"], before["field"], row["value"])
    elif table == "annotation":
        if any(before[one] != row.get(one, before[one]) for one in _LIES):
            _displace(store, before["key"])
        if any(before[one] != row.get(one, before[one]) for one in _COUNTED_IN):
            after = {**before, **row}
            coding.changed(store, {before["article"], after["article"]})


def delete(store: Store, table: str, row: Row) -> None:
    """Take a row out."""
    _allow(store, table, [row])
    if table == "annotation":
        _displace(store, row["key"])
    elif table == "annotation_set":
        coding.drop_set(store, row["key"])
    elif table in _SHAPES:
        coding.reshape(store, row["article"])
    elif table == "article_edit":
        came = article_data.came(store, row["key"])
        article_data.show(store, row["article"], row["field"], came)
    store.db.execute(f"DELETE FROM {table} WHERE key = ?", (row["key"],))
    if table == "decision":
        _displace(store, row["annotation"])


_OF_SET = ("annotation", "article_mark")
"""Tables whose rows are in a set."""


def _allow(store: Store, table: str, touched: Sequence[Row]) -> None:
    """Raises NkreaderError where one of these rows is in a set that is archived."""
    if table in _OF_SET:
        sets.open_to_write(store, {row["annotation_set"] for row in touched})
    elif table == "decision":
        sets.open_to_write(
            store, sets.of_annotations(store, [row["annotation"] for row in touched])
        )


def _name_free(store: Store, before: Row, row: Row) -> None:
    """Raises NkreaderError where a set would be called as another one of its annotator is."""
    name = str(row.get("name", before["name"]))
    if name != before["name"] and tags.set_key(store, before["annotator"], name) is not None:
        raise NkreaderError(f"{before['annotator']} has another set called {name} already")


def _displace(store: Store, annotation: int) -> None:
    """Placements, and which sentences are coded, are derived from where an annotation was made and
    from what was decided of it; when one of these changes they are found anew."""
    coding.forget(store, annotation)
    store.db.execute("DELETE FROM placement WHERE annotation = ?", (annotation,))


def _name(column: str) -> str:
    """A column as SQL quotes it; those of a record come from the file."""
    return '"' + column.replace('"', '""') + '"'


def as_json(columns: Iterable[str]) -> str:
    """The row's key and these columns, as SQLite makes JSON of them."""
    names = ("key", *columns)
    pairs = (f"'{name}', {_name(name)}" for name in names)
    return f"json_object({', '.join(pairs)})"


def _differs(current: Row | None, expected: Row | None) -> bool:
    """Columns that later schemas added are not held against an older record."""
    if current is None or expected is None:
        return current is not expected
    return any(current.get(name) != value for name, value in expected.items())


def read(store: Store, table: str, key: int) -> Row | None:
    """The row with this key, or None; of it what people decide, not what a source says."""
    columns = "key, article, field, value" if table == "article_edit" else "*"
    row = store.db.execute(f"SELECT {columns} FROM {table} WHERE key = ?", (key,)).fetchone()
    return dict(row) if row is not None else None
