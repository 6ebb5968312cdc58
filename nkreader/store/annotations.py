"""Annotations and where they lie in their articles' current texts."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from nkreader.ids import normal_id
from nkreader.model import Annotation, AnnotationSet, Link, Mark, Passage, Placement
from nkreader.store import articles
from nkreader.store.connection import Store

_PLACE = (
    "SELECT annotation_place.*, article.id AS article_id, version.id AS version_id,"
    " tag.slug AS slug, annotation_set.id AS set_id, annotation_set.name AS set_name,"
    " annotation_set.annotator AS annotator FROM annotation_place"
    " JOIN article ON article.key = annotation_place.article"
    " JOIN version ON version.key = annotation_place.version"
    " JOIN tag ON tag.key = annotation_place.tag"
    " JOIN annotation_set ON annotation_set.key = annotation_place.annotation_set"
)


def _mark(row: sqlite3.Row) -> Mark:
    annotation = Annotation(
        row["id"], row["set_id"], row["article_id"], row["version_id"], row["start"], row["end"],
        row["exact"], row["prefix"], row["suffix"], row["slug"], row["note"], row["created"],
        row["modified"],
    )  # fmt: skip
    return Mark(annotation, Placement(row["status"], row["place_start"], row["place_end"]))


def marks(store: Store, keys: Iterable[int]) -> tuple[Mark, ...]:
    """The annotations with these keys that exist, in this order, each where it lies now."""
    found = (store.row(f"{_PLACE} WHERE annotation_place.key = ?", key) for key in keys)
    return tuple(_mark(row) for row in found if row is not None)


def in_article(store: Store, article: str, set_key: int | None) -> list[Mark]:
    """The annotations of one set in one article, in the order of the text; orphans last."""
    rows = store.rows(
        f"{_PLACE} WHERE article.id = ? AND annotation_set = ?"
        " ORDER BY place_start IS NULL, place_start, place_end, tag.position",
        article,
        set_key,
    )
    return [_mark(row) for row in rows]


def by_prefix(store: Store, typed: str) -> list[tuple[int, Mark]]:
    """(key, mark) of those whose id begins so; two at the most."""
    prefix = normal_id(typed)
    if not prefix:
        return []
    sql = f"{_PLACE} WHERE annotation_place.id >= ? AND annotation_place.id < ? LIMIT 2"
    return [(row["key"], _mark(row)) for row in store.rows(sql, prefix, prefix + "~")]


def key_of(store: Store, id: str) -> int | None:
    """The key of the annotation with exactly this id."""
    found = store.value("SELECT key FROM annotation WHERE id = ?", id)
    return None if found is None else int(found)


def same(
    store: Store, set_key: int | None, article: str, span: tuple[int, int], tag: int
) -> int | None:
    """The key of the annotation of this set and tag that lies at this span of the current text."""
    found = store.value(
        "SELECT annotation_place.key FROM annotation_place"
        " JOIN article ON article.key = annotation_place.article"
        " WHERE article.id = ? AND annotation_set = ? AND tag = ? AND status = 'placed'"
        " AND place_start = ? AND place_end = ?",
        article, set_key, tag, *span,
    )  # fmt: skip
    return None if found is None else int(found)


class Wanted(NamedTuple):
    """Which passages: of one set, one tag, one article, or None for all."""

    set_key: int | None = None
    tag: str | None = None
    article: str | None = None
    annotator: str | None = None


def _filter(wanted: Wanted) -> tuple[str, list[Any]]:
    tests = {
        "annotation_set = ?": wanted.set_key,
        "tag.slug = ?": wanted.tag,
        "article.id = ?": wanted.article,
        "annotation_set.annotator = ?": wanted.annotator,
    }
    used = {test: value for test, value in tests.items() if value is not None}
    return " AND ".join(["1", *used]), list(used.values())


def passages(store: Store, wanted: Wanted) -> list[Passage]:
    """Tagged passages, newest article first, in the order of its text."""
    where, values = _filter(wanted)
    rows = store.rows(
        f"{_PLACE} WHERE {where} ORDER BY article.published IS NULL, article.published DESC,"
        " article.key DESC, place_start IS NULL, place_start, place_end, tag.position",
        *values,
    )
    known: dict[str, Any] = {}
    out = []
    for row in rows:
        id = row["article_id"]
        if id not in known:
            known[id] = articles.by_id(store, id)
        owner = AnnotationSet(row["set_id"], row["set_name"], row["annotator"])
        out.append(Passage(_mark(row), known[id], owner))
    return out


def elsewhere(store: Store, article: str) -> list[tuple[int, Annotation]]:
    """(key, annotation) of all sets whose version is not the article's current one."""
    rows = store.rows(
        f"{_PLACE} WHERE article.id = ? AND annotation_place.version <> article.version", article
    )
    return [(row["key"], _mark(row).annotation) for row in rows]


def place(store: Store, key: int, version: str, placement: Placement) -> None:
    """Record where an annotation lies in a version, unless a person has decided it already.

    Only inside `store.write()`.
    """
    store.db.execute(
        'INSERT INTO placement (annotation, version, status, start, "end")'
        " SELECT ?, key, ?, ?, ? FROM version WHERE id = ?"
        " ON CONFLICT (annotation, version) DO UPDATE SET status = excluded.status,"
        ' start = excluded.start, "end" = excluded."end" WHERE decided = 0',
        (key, placement.status, placement.start, placement.end, version),
    )


def count(store: Store, article: str) -> int:
    """How many annotations an article has, of all sets."""
    sql = "SELECT count(*) FROM annotation WHERE article = (SELECT key FROM article WHERE id = ?)"
    return int(store.value(sql, article))


def links(store: Store, ids: Sequence[str]) -> tuple[Link, ...]:
    """The links both of whose ends are among these annotations."""
    known = set(ids)
    rows = store.rows(
        "SELECT link.id, kind, a.id AS source, b.id AS target, link.note, link.created FROM link"
        " JOIN annotation AS a ON a.key = link.source JOIN annotation AS b ON b.key = link.target"
        " ORDER BY link.id"
    )
    return tuple(Link(*row) for row in rows if row["source"] in known and row["target"] in known)


def annotator(store: Store, id: str) -> str | None:
    """Whose annotation this is."""
    sql = (
        "SELECT annotator FROM annotation_set JOIN annotation"
        " ON annotation.annotation_set = annotation_set.key WHERE annotation.id = ?"
    )
    found = store.value(sql, id)
    return None if found is None else str(found)


def link_key(store: Store, id: str) -> int | None:
    """The key of the link with this id."""
    found = store.value("SELECT key FROM link WHERE id = ?", id)
    return None if found is None else int(found)


def placement_key(store: Store, key: int, version: int) -> int | None:
    """The key of what is recorded of where an annotation lies in a version (keys of both)."""
    sql = "SELECT key FROM placement WHERE annotation = ? AND version = ?"
    found = store.value(sql, key, version)
    return None if found is None else int(found)
