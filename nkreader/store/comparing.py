"""The annotations of two sets, article by article, as a comparison wants them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nkreader.comparison import Coding
from nkreader.model import Mark
from nkreader.store import annotations
from nkreader.store.conditions import EVERYTHING, Condition
from nkreader.store.connection import Store
from nkreader.store.rows import Row

_CLAIM = "version.id || ' ' || one.start || '-' || one.\"end\" || ' ' || tag.id"
_COLUMNS = (
    "SELECT one.article, annotation_set, status, place_start, place_end, tag.slug, one.id,"
    f" {_CLAIM}"
)
_VERSION = " JOIN version ON version.key = one.version"


class Told(NamedTuple):
    """An annotation of a set (by key) in an article (by key)."""

    article: int
    set: int
    id: str
    claim: str
    coding: Coding | None
    """None where its place is not certain."""


class Head(NamedTuple):
    """What is said of an article above its differences."""

    key: int
    id: str
    title: str
    publisher: str | None
    published: str | None


def codings(store: Store, sets: Sequence[int], where: Condition = EVERYTHING) -> Iterator[Told]:
    """What these sets say of the articles of which a condition is true, in no order."""
    # By tag, for its index leads to the annotations of a set; an article's own leads through all.
    sql = (
        f"{_COLUMNS} FROM tag CROSS JOIN annotation_place AS one ON one.tag = tag.key"
        f"{_VERSION} WHERE annotation_set IN ({_in(sets)})"
    )
    if where != EVERYTHING:
        sql += f" AND one.article IN (SELECT key FROM article WHERE {where.sql})"
    for batch in store.batches(sql, *where.values):
        yield from map(_told, batch)


def in_article(store: Store, sets: Sequence[int], article: int) -> list[Told]:
    """What these sets say of one article (by key), in no order."""
    sql = (
        f"{_COLUMNS} FROM annotation_place AS one JOIN tag ON tag.key = one.tag{_VERSION}"
        f" WHERE one.article = ? AND annotation_set IN ({_in(sets)})"
    )
    return list(map(_told, store.rows(sql, article)))


def _told(row: Sequence[object]) -> Told:
    article, owner, status, *said = row
    coding = Coding(*said) if status == "placed" else None  # type: ignore[arg-type]
    return Told(article, owner, said[3], said[4], coding)  # type: ignore[arg-type]


def heads(store: Store, articles: Iterable[int]) -> list[Head]:
    """These articles (by key), the newest first, as lists have them."""
    rows = store.rows(
        "SELECT article.key, article.id, coalesce(title, opening), publisher, published"
        " FROM json_each(?) AS wanted CROSS JOIN article ON article.key = wanted.value"
        " ORDER BY published IS NULL, published DESC, article.key DESC",
        json.dumps(list(articles)),
    )
    return [Head(*row) for row in rows]


def marks(store: Store, ids: Iterable[str]) -> dict[str, Mark]:
    """The annotations with these ids that there are, by id."""
    keys = store.column(
        "SELECT annotation.key FROM json_each(?) AS wanted"
        " CROSS JOIN annotation ON annotation.id = wanted.value",
        json.dumps(list(ids)),
    )
    return {mark.annotation.id: mark for mark in annotations.marks(store, keys)}


def claim(store: Store, key: int) -> tuple[str, str]:
    """(id, claim) of an annotation (by key) that there is."""
    row = store.row(
        f"SELECT one.id, {_CLAIM} FROM annotation AS one JOIN tag ON tag.key = one.tag{_VERSION}"
        " WHERE one.key = ?",
        key,
    )
    assert row is not None
    return row[0], row[1]


def claims(store: Store, ids: Sequence[str]) -> list[str]:
    """The claims of those of these annotations (by id) that there are."""
    return store.column(
        f"SELECT {_CLAIM} FROM json_each(?) AS wanted"
        f" CROSS JOIN annotation AS one ON one.id = wanted.value{_VERSION}"
        " JOIN tag ON tag.key = one.tag",
        json.dumps(list(ids)),
    )


def claim_of(store: Store, version: int, start: int, end: int, tag: int) -> str:
    """The claim that an annotation of a span in a version would make with a tag (both by key)."""
    sql = "SELECT version.id, tag.id FROM version, tag WHERE version.key = ? AND tag.key = ?"
    row = store.row(sql, version, tag)
    assert row is not None
    return f"{row[0]} {start}-{end} {row[1]}"


def there(store: Store, row: Row) -> str | None:
    """The id of the annotation that says in its set what a new row would say, if there is one."""
    found = store.value(
        "SELECT id FROM annotation_place WHERE article = ? AND annotation_set = ? AND +tag = ?"
        " AND status = 'placed' AND place_start = ? AND place_end = ?",
        row["article"], row["annotation_set"], row["tag"], row["start"], row["end"],
    )  # fmt: skip
    return None if found is None else str(found)


def in_set(store: Store, ids: Iterable[str], owner: int) -> list[int]:
    """The keys of those of these annotations (by id) that are in a set (by key)."""
    return store.column(
        "SELECT annotation.key FROM json_each(?) AS wanted"
        " CROSS JOIN annotation ON annotation.id = wanted.value WHERE annotation_set = ?",
        json.dumps(list(ids)),
        owner,
    )


def _in(keys: Iterable[int]) -> str:
    return ",".join(str(int(key)) for key in keys) or "-1"
