"""Annotations and where they lie in their articles' current texts."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from nkreader.grades import UNGRADED, Grade
from nkreader.ids import normal_id
from nkreader.model import (
    METADATA,
    Annotation,
    AnnotationSet,
    Article,
    Mark,
    Metadata,
    Passage,
    Placement,
)
from nkreader.store.connection import Store
from nkreader.store.sets import in_view

CHUNK = 500
"""Values that are put to SQLite at a time."""

_COLUMNS = (
    "SELECT annotation_place.id, annotation_set.id AS set_id, article.id AS article_id,"
    ' version.id, annotation_place.start, annotation_place."end", exact, prefix, suffix, tag.slug,'
    " annotation_place.note, annotation_place.created, annotation_place.modified, source_grade,"
    " information_grade, status, place_start, place_end,"
    " CASE WHEN annotation_place.version <> article.version THEN"
    "  (SELECT substr(text, place_start + 1, place_end - place_start) FROM version_text"
    "   WHERE version_text.version = article.version AND place_start IS NOT NULL) END AS there,"
    " annotation_place.key, annotation_set.name AS set_name, annotation_set.annotator"
)
"""In the order of an annotation's fields, for `_mark`: names take longer."""
_FROM = (
    " FROM annotation_place JOIN article ON article.key = annotation_place.article"
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
    grades, place, there = row[13:15], row[15:18], row[18]
    grade = UNGRADED if grades == UNGRADED else Grade(*grades)
    now = None if there == row[6] else there
    return Mark(Annotation._make((*row[:13], grade)), Placement(*place), now)


def marks(store: Store, keys: Iterable[int]) -> tuple[Mark, ...]:
    """The annotations with these keys that exist, in this order, each where it lies now."""
    return tuple(each_mark(store, list(keys)))


def each_mark(store: Store, keys: Sequence[int]) -> Iterator[Mark]:
    """The same, read some at a time."""
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        here = f"annotation_place.key IN ({','.join('?' * len(some))})"
        found = {row["key"]: row for row in store.rows(f"{_PLACE} WHERE {here}", *some)}
        yield from (_mark(found[key]) for key in some if key in found)


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


def ids_in(store: Store, article: str) -> list[str]:
    """The ids of all annotations of an article, in whichever set."""
    sql = "SELECT annotation.id FROM annotation JOIN article ON article.key = annotation.article"
    return store.column(f"{sql} WHERE article.id = ?", article)


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
    """(key, mark) of those in view whose id begins so; two at the most."""
    prefix = normal_id(typed)
    if not prefix:
        return []
    sql = (
        f"{_PLACE} WHERE annotation_place.id >= ? AND annotation_place.id < ?"
        f" AND {in_view(store)} LIMIT 2"
    )
    return [(row["key"], _mark(row)) for row in store.rows(sql, prefix, prefix + "~")]


def is_out_of_sight(store: Store, typed: str) -> bool:
    """Whether an id begins so of an annotation, or of what is said of a whole article, in a set
    that nobody may see here now."""
    prefix = normal_id(typed)
    some = " UNION ALL ".join(
        f"SELECT 1 FROM {one} WHERE id >= ?1 AND id < ?2 AND NOT ({in_view(store)})"
        for one in ("annotation", "article_mark")
    )
    return bool(prefix) and store.value(f"{some} LIMIT 1", prefix, prefix + "~") is not None


def key_of(store: Store, id: str) -> int | None:
    """The key of the annotation with exactly this id."""
    found = store.value("SELECT key FROM annotation WHERE id = ?", id)
    return None if found is None else int(found)


def keys_of(store: Store, ids: Sequence[str]) -> list[int]:
    """The keys of the annotations with these ids, in no order."""
    return _with_ids(store, "key", ids)


def known(store: Store, ids: Sequence[str]) -> frozenset[str]:
    """Which of these ids are those of annotations."""
    return frozenset(_with_ids(store, "id", ids))


def _with_ids(store: Store, column: str, ids: Sequence[str]) -> list[Any]:
    found: list[Any] = []
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        marks = ",".join("?" * len(some))
        found += store.column(f"SELECT {column} FROM annotation WHERE id IN ({marks})", *some)
    return found


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


def twin(store: Store, key: int) -> int | None:
    """The key of another annotation of its set and tag that lies where this one does."""
    found = store.value(
        "SELECT other.key FROM annotation_place AS one JOIN annotation_place AS other"
        " ON other.article = one.article AND other.annotation_set = one.annotation_set"
        " AND +other.tag = one.tag AND other.place_start = one.place_start"
        " AND other.place_end = one.place_end AND other.key <> one.key"
        " WHERE one.key = ? AND one.status = 'placed' AND other.status = 'placed'",
        key,
    )
    return None if found is None else int(found)


def with_tag(store: Store, slug: str) -> list[int]:
    """The keys of the annotations that carry a tag, of every set."""
    wanted = "SELECT key FROM tag WHERE slug = ?"
    return store.column(f"SELECT key FROM annotation WHERE tag = ({wanted}) ORDER BY key", slug)


def words_with_tag(store: Store, slug: str) -> list[tuple[int, str, str | None]]:
    """(key, words, note) of the annotations that carry a tag, of every set."""
    wanted = "SELECT key FROM tag WHERE slug = ?"
    sql = f"SELECT key, exact, note FROM annotation WHERE tag = ({wanted}) ORDER BY key"
    return [tuple(row) for row in store.rows(sql, slug)]


def tag_and_note(store: Store, key: int) -> tuple[int, str | None] | None:
    """(key of its tag, note) of an annotation (by key); None where it is gone."""
    row = store.row("SELECT tag, note FROM annotation WHERE key = ?", key)
    return None if row is None else (row[0], row[1])


class Wanted(NamedTuple):
    """Which passages: of one set, one tag, one article, or None for all."""

    set_key: int | None = None
    tag: str | None = None
    article: str | None = None
    archived: bool = True
    """Of all sets, those that are put away too."""
    unsettled: bool = False
    """Only those that wait for review, and the orphans that no person has called so."""


def _filter(store: Store, wanted: Wanted) -> tuple[str, list[Any]]:
    tests = {
        "annotation_set = ?": wanted.set_key,
        "tag.slug = ?": wanted.tag,
        "article.id = ?": wanted.article,
        "annotation_place.version <> article.version AND status <> ?"
        " AND NOT (status = 'orphan' AND EXISTS (SELECT 1 FROM decision"
        "  WHERE annotation = annotation_place.key AND decision.version = article.version))": (
            "placed" if wanted.unsettled else None
        ),
    }
    used = {test: value for test, value in tests.items() if value is not None}
    view = in_view(store, wanted.archived) if wanted.set_key is None else "1"
    return " AND ".join([view, *used]), list(used.values())


def passages(store: Store, wanted: Wanted) -> Iterator[Passage]:
    """Tagged passages, newest article first, in the order of its text, read as they are wanted."""
    where, values = _filter(store, wanted)
    return _passages(store.each(f"{_PASSAGE} WHERE {where} {_READING_ORDER}", *values))


def with_keys(store: Store, keys: Sequence[int]) -> list[Passage]:
    """The passages with these keys that exist, in this order."""
    marks = ",".join("?" * len(keys))
    rows = store.rows(f"{_PASSAGE} WHERE annotation_place.key IN ({marks})", *keys)
    by_key = {row["key"]: row for row in rows}
    return list(_passages(by_key[key] for key in keys if key in by_key))


def with_ids(store: Store, ids: Sequence[str]) -> dict[str, Passage]:
    """The passages in view with these ids, by id."""
    found: dict[str, Passage] = {}
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        marks = ",".join("?" * len(some))
        where = f"annotation_place.id IN ({marks}) AND {in_view(store)}"
        rows = store.rows(f"{_PASSAGE} WHERE {where}", *some)
        found |= {one.mark.annotation.id: one for one in _passages(rows)}
    return found


def _passages(rows: Iterable[sqlite3.Row]) -> Iterator[Passage]:
    article: Article | None = None
    owners: dict[str, AnnotationSet] = {}
    for row in rows:
        owner, id = row[1:3]
        if article is None or article.id != id:
            data = Metadata(*(row[name] for name in METADATA))
            article = Article(id, row["path"], data, row["current"], row["words"], row["opening"])
        if owner not in owners:
            owners[owner] = AnnotationSet(owner, row["set_name"], row["annotator"])
        yield Passage(_mark(row), article, owners[owner])


def count(store: Store, article: str) -> int:
    """How many annotations an article has, of all sets."""
    sql = "SELECT count(*) FROM annotation WHERE article = (SELECT key FROM article WHERE id = ?)"
    return int(store.value(sql, article))


def annotator(store: Store, id: str) -> str | None:
    """Whose annotation this is."""
    sql = (
        "SELECT annotator FROM annotation_set JOIN annotation"
        " ON annotation.annotation_set = annotation_set.key WHERE annotation.id = ?"
    )
    found = store.value(sql, id)
    return None if found is None else str(found)


def notes(store: Store, article: str, sets: Iterable[int]) -> list[str]:
    """The notes of some sets on an article, as a whole and on its passages in order."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    parts = (
        "SELECT note, -1 AS place, article_mark.key AS key FROM article_mark",
        "SELECT note, start AS place, annotation.key AS key FROM annotation",
    )
    here = (
        f"article = (SELECT key FROM article WHERE id = ?1) AND annotation_set IN ({keys})"
        " AND note IS NOT NULL"
    )
    wanted = " UNION ALL ".join(f"{part} WHERE {here}" for part in parts)
    return store.column(f"SELECT note FROM ({wanted}) ORDER BY place, key", article)
