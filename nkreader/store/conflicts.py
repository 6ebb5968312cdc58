"""What was said otherwise under an id that is here: versions of annotations, of tags and memos on
whole articles and of links, kept beside the row that stands. Written by acts, read here.

The content of a row is every column of it but those that name or time it, so that a column more is
content too.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, get_args

from nkreader.conflicts import Kind
from nkreader.ids import spelled_id
from nkreader.model import NkreaderError
from nkreader.store import article_marks
from nkreader.store.connection import Store
from nkreader.store.rows import Row, read

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The tables whose rows come by imports under ids of their own."""
_NO_CONTENT = ("key", "id", "created", "modified", "prefix", "suffix")
"""Columns that name a row or time it, and words that follow from where it lies."""
_POINTS: dict[str, tuple[str, ...]] = {
    "annotation": ("article", "annotation_set", "version", "tag"),
    "article_mark": ("article", "annotation_set", "tag"),
    "link": (),
}
"""Columns that point at other rows: they are columns of a kept version too, so that nothing that it
needs can go."""
_SAID_AS = {
    "article": "SELECT id FROM article WHERE key = ?",
    "annotation_set": "SELECT annotator || char(10) || name FROM annotation_set WHERE key = ?",
    "version": "SELECT sha256 FROM version WHERE key = ?",
    "tag": "SELECT slug FROM tag WHERE key = ?",
}
"""What a key stands for, in words that are the same in every library."""
_CHUNK = 500


class Kept(NamedTuple):
    """A version that does not stand."""

    key: int
    id: str
    about: str
    """The id of what it is a version of."""
    row: Row
    """What that row would be, without its key and id."""
    file: str
    """The name of the file whose import made it a conflict."""
    noticed: str
    settled: str | None
    """When a person has decided against it; None while nobody has."""

    @property
    def modified(self) -> str:
        """When it was said."""
        return str(self.row["modified"])


def content(row: Row) -> Row:
    """What a row says, by column."""
    return {name: value for name, value in row.items() if name not in _NO_CONTENT}


def modified(row: Row) -> str:
    """When a row was last changed."""
    return str(row.get("modified", row["created"]))


Seen = dict[tuple[str, int], Any]
"""What keys were found to stand for, by column."""


def in_words(store: Store, row: Row, seen: Seen) -> str:
    """The content of a row as text that is the same in every library: two are the same content
    where this is the same, and their order is a total one. What is looked up is kept in `seen`."""
    said = content(row)
    for name in said.keys() & _SAID_AS.keys():
        key = said[name]
        if isinstance(key, int):
            if (name, key) not in seen:
                seen[name, key] = store.value(_SAID_AS[name], key)
            said[name] = seen[name, key]
    return json.dumps(said, ensure_ascii=True, sort_keys=True)


def _id(kind: str, about: str, words: str) -> str:
    """The id of a version: the same wherever it is kept."""
    # Of two marks on the same whole article the id that stays is not known before both are there.
    named = "" if kind == "article_mark" else about
    return spelled_id(hashlib.sha256(f"{kind}\n{named}\n{words}".encode()).digest())


def columns(
    store: Store, kind: str, about: str, row: Row, came: tuple[str, str], seen: Seen
) -> Row:
    """A version as the columns of its row; `came` is the file that made it a conflict, and when."""
    file, noticed = came
    points, beside = _POINTS[kind], ("key", "id", "created", "modified", *_POINTS[kind])
    said = {name: value for name, value in row.items() if name not in beside}
    words = in_words(store, row, seen)
    id = _id(kind, about, words)
    if store.value("SELECT 1 FROM conflict WHERE id = ?", id):
        id = _id(kind, about, f"{words}\n{about}\n{noticed}")
    return {
        "id": id, "kind": kind, "about": about,
        **{name: row[name] if name in points else None for name in _POINTS["annotation"]},
        "content": json.dumps(said, ensure_ascii=False), "created": row["created"],
        "modified": modified(row), "file": file, "noticed": noticed, "settled": None,
    }  # fmt: skip


def _kept(row: Row) -> Kept:
    said = {name: row[name] for name in _POINTS[row["kind"]]}
    said |= _unpacked(row["content"])
    said |= {"created": row["created"], "modified": row["modified"]}
    here = (row["key"], row["id"], row["about"])
    return Kept(*here, said, row["file"], row["noticed"], row["settled"])


def _unpacked(packed: str) -> Row:
    try:
        said = json.loads(packed)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise NkreaderError("the record of a conflict is damaged: `nkreader check` tells more")
    return said


def kept(store: Store, kind: str, abouts: Iterable[str]) -> dict[str, list[Kept]]:
    """What is kept beside these (by id), settled or not."""
    found: dict[str, list[Kept]] = {}
    wanted = list(abouts)
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        sql = f"SELECT * FROM conflict WHERE about IN ({marks}) AND kind = ? ORDER BY key"
        for row in store.rows(sql, *some, kind):
            found.setdefault(row["about"], []).append(_kept(dict(row)))
    return found


def kept_keys(store: Store, kind: str, about: str) -> list[int]:
    """The keys of what is kept beside one."""
    return store.column("SELECT key FROM conflict WHERE about = ? AND kind = ?", about, kind)


def unsettled(store: Store, prefix: str | None = None) -> list[tuple[Kind, Kept]]:
    """(kind, version) of what nobody has decided about: all, or those whose own id, or that of what
    they are about, begins so."""
    values: list[str] = []
    where = "settled IS NULL"
    if prefix is not None:
        where += " AND (id >= ?1 AND id < ?2 OR about >= ?1 AND about < ?2)"
        values = [prefix, prefix + "~"]
    rows = store.rows(f"SELECT * FROM conflict WHERE {where} ORDER BY kind, about, id", *values)
    return [(row["kind"], _kept(dict(row))) for row in rows]


def with_ids(store: Store, kind: str, ids: Sequence[str]) -> dict[str, Row]:
    """The rows of a table that have these ids, by id."""
    found: dict[str, Row] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        for row in store.rows(f"SELECT * FROM {kind} WHERE id IN ({marks})", *some):
            found[row["id"]] = dict(row)
    return found


def standing(store: Store, kind: str, rows: Sequence[Row]) -> dict[str, Row]:
    """By the ids of rows those that stand here: of the same id, of whole articles else that which
    says the same of the same article in the same set."""
    found = with_ids(store, kind, [str(row["id"]) for row in rows])
    if kind == "article_mark":
        for row in rows:
            key = article_marks.key_of(store, row["article"], row["annotation_set"], row["tag"])
            if row["id"] not in found and key is not None:
                found[row["id"]] = read(store, kind, key) or {}
    return found
