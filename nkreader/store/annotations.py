"""Annotations and where they lie in their articles' current texts."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from nkreader.ids import normal_id
from nkreader.model import (
    METADATA,
    Annotation,
    AnnotationSet,
    Article,
    Link,
    Mark,
    Metadata,
    Passage,
    Placement,
)
from nkreader.store.connection import Store

_COLUMNS = (
    "SELECT annotation_place.*, article.id AS article_id, version.id AS version_id,"
    " tag.slug AS slug, annotation_set.id AS set_id, annotation_set.name AS set_name,"
    " annotation_set.annotator AS annotator"
)
_FROM = (
    " FROM annotation_place"
    " JOIN article ON article.key = annotation_place.article"
    " JOIN version ON version.key = annotation_place.version"
    " JOIN tag ON tag.key = annotation_place.tag"
    " JOIN annotation_set ON annotation_set.key = annotation_place.annotation_set"
)
_PLACE = _COLUMNS + _FROM
_PASSAGE = (
    f"{_COLUMNS}, article.path, article.words, article.opening, current.id AS current,"
    f" {', '.join(f'article.{name}' for name in METADATA)} {_FROM}"
    " JOIN version AS current ON current.key = article.version"
)
_READING_ORDER = (
    "ORDER BY article.published IS NULL, article.published DESC, article.key DESC,"
    " place_start IS NULL, place_start, place_end, tag.position, annotation_place.key"
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
        " ORDER BY place_start IS NULL, place_start, place_end, tag.position,"
        " annotation_place.key",
        article,
        set_key,
    )
    return [_mark(row) for row in rows]


def spans(store: Store, article: str, set_key: int | None) -> list[tuple[int, int]]:
    """Where the placed annotations of one set lie in one article's current text."""
    rows = store.rows(
        "SELECT place_start, place_end FROM annotation_place"
        " WHERE article = (SELECT key FROM article WHERE id = ?) AND annotation_set = ?"
        " AND status = 'placed'",
        article,
        set_key,
    )
    return [(row[0], row[1]) for row in rows]


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
    """The key of the annotation of this set and tag that lies at this span of the current text.

    Looked for by the article: a tag may be on a hundred thousand passages.
    """
    found = store.value(
        "SELECT key FROM annotation_place WHERE article = (SELECT key FROM article WHERE id = ?)"
        " AND annotation_set = ? AND +tag = ? AND status = 'placed'"
        " AND place_start = ? AND place_end = ?",
        article, set_key, tag, *span,
    )  # fmt: skip
    return None if found is None else int(found)


def doubled(store: Store, key: int) -> bool:
    """Whether another annotation of its set and tag lies where this one does."""
    return bool(
        store.value(
            "SELECT 1 FROM annotation_place AS one JOIN annotation_place AS other"
            " ON other.article = one.article AND other.annotation_set = one.annotation_set"
            " AND +other.tag = one.tag AND other.place_start = one.place_start"
            " AND other.place_end = one.place_end AND other.key <> one.key"
            " WHERE one.key = ? AND one.status = 'placed' AND other.status = 'placed'",
            key,
        )
    )


class Wanted(NamedTuple):
    """Which passages: of one set, one tag, one article, or None for all."""

    set_key: int | None = None
    tag: str | None = None
    article: str | None = None
    unsettled: bool = False
    """Only those that wait for review, and the orphans."""


def _filter(wanted: Wanted) -> tuple[str, list[Any]]:
    tests = {
        "annotation_set = ?": wanted.set_key,
        "tag.slug = ?": wanted.tag,
        "article.id = ?": wanted.article,
        "annotation_place.version <> article.version AND status <> ?": (
            "placed" if wanted.unsettled else None
        ),
    }
    used = {test: value for test, value in tests.items() if value is not None}
    return " AND ".join(["1", *used]), list(used.values())


def passage_keys(store: Store, wanted: Wanted) -> list[int]:
    """The keys of tagged passages, newest article first, in the order of its text."""
    where, values = _filter(wanted)
    return store.column(
        "SELECT annotation_place.key FROM annotation_place"
        " JOIN article ON article.key = annotation_place.article"
        " JOIN tag ON tag.key = annotation_place.tag"
        " JOIN annotation_set ON annotation_set.key = annotation_place.annotation_set"
        f" WHERE {where} {_READING_ORDER}",
        *values,
    )


def passages(store: Store, wanted: Wanted) -> list[Passage]:
    """Tagged passages, newest article first, in the order of its text."""
    where, values = _filter(wanted)
    return _passages(store.each(f"{_PASSAGE} WHERE {where} {_READING_ORDER}", *values))


def with_keys(store: Store, keys: Sequence[int]) -> list[Passage]:
    """The passages with these keys that exist, in this order."""
    marks = ",".join("?" * len(keys))
    rows = store.rows(f"{_PASSAGE} WHERE annotation_place.key IN ({marks})", *keys)
    by_key = {row["key"]: row for row in rows}
    return _passages(by_key[key] for key in keys if key in by_key)


def _passages(rows: Iterable[sqlite3.Row]) -> list[Passage]:
    known: dict[str, Article] = {}
    owners: dict[str, AnnotationSet] = {}
    out = []
    for row in rows:
        id, owner = row["article_id"], row["set_id"]
        if id not in known:
            data = Metadata(**{name: row[name] for name in METADATA})
            known[id] = Article(id, row["path"], data, row["current"], row["words"], row["opening"])
        if owner not in owners:
            owners[owner] = AnnotationSet(owner, row["set_name"], row["annotator"])
        out.append(Passage(_mark(row), known[id], owners[owner]))
    return out


class Told(NamedTuple):
    """A place in a version where an annotation was made, or where a person has put it since."""

    key: int
    """The annotation's."""
    version: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    decided: tuple[str, int, int] | None
    """(version, start, end) that a person has decided last, if it is another one."""


def unplaced(store: Store, article: str, version: str | None) -> list[Told]:
    """The annotations, of all sets, of which it is not known where they lie in a version of their
    article; all that there are for one that is not stored yet."""
    rows = store.rows(
        'SELECT annotation.key, made.id, annotation.start, annotation."end", exact, prefix, suffix,'
        ' put.id, decision.start, decision."end"'
        " FROM article JOIN annotation ON annotation.article = article.key"
        " JOIN version AS made ON made.key = annotation.version"
        " LEFT JOIN version AS wanted ON wanted.id = ?2"
        " LEFT JOIN decision ON decision.key = (SELECT max(key) FROM decision"
        "  WHERE decision.annotation = annotation.key AND decision.status = 'placed')"
        " LEFT JOIN version AS put ON put.key = decision.version"
        " WHERE article.id = ?1 AND annotation.version IS NOT wanted.key"
        " AND NOT EXISTS (SELECT 1 FROM placement"
        "  WHERE placement.annotation = annotation.key AND placement.version = wanted.key)"
        " ORDER BY annotation.key",
        article,
        version,
    )
    out = []
    for key, made, start, end, exact, prefix, suffix, put, put_start, put_end in rows:
        decided = (put, put_start, put_end) if put not in (None, version) else None
        out.append(Told(key, made, start, end, exact, prefix, suffix, decided))
    return out


def place(store: Store, key: int, version: str, placement: Placement) -> None:
    """Record where an annotation lies in a version as far as the program can tell.

    Only inside `store.write()`.
    """
    store.db.execute(
        'INSERT OR REPLACE INTO placement (annotation, version, status, start, "end")'
        " SELECT ?, key, ?, ?, ? FROM version WHERE id = ?",
        (key, placement.status, placement.start, placement.end, version),
    )


def standing(store: Store, article: str) -> dict[str, int]:
    """How many annotations of an article, of all sets, that were made in another version of it are
    placed, wait for review, or are orphans."""
    rows = store.rows(
        "SELECT status, count(*) FROM annotation_place"
        " JOIN article ON article.key = annotation_place.article"
        " WHERE article.id = ? AND annotation_place.version <> article.version GROUP BY status",
        article,
    )
    return {row[0]: row[1] for row in rows}


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


def decision_key(store: Store, key: int, version: int) -> int | None:
    """The key of what a person said of where an annotation lies in a version (keys of both)."""
    sql = "SELECT key FROM decision WHERE annotation = ? AND version = ?"
    found = store.value(sql, key, version)
    return None if found is None else int(found)
