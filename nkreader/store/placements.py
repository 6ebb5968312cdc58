"""Where annotations lie in other texts than their own: as found, as a person said."""

from typing import NamedTuple

from nkreader.model import Placement
from nkreader.store import coding
from nkreader.store.connection import Store
from nkreader.store.sets import in_view


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
    coding.forget(store, key)


def standing(store: Store, article: str) -> dict[str, int]:
    """How many annotations of an article, of all sets in view, that were made in another version of
    it are placed, wait for review, or are orphans."""
    rows = store.rows(
        "SELECT status, count(*) FROM annotation_place"
        " JOIN article ON article.key = annotation_place.article"
        " WHERE article.id = ? AND annotation_place.version <> article.version"
        f" AND {in_view(store)} GROUP BY status",
        article,
    )
    return {row[0]: row[1] for row in rows}


def decision_key(store: Store, key: int, version: int) -> int | None:
    """The key of what a person said of where an annotation lies in a version (keys of both)."""
    sql = "SELECT key FROM decision WHERE annotation = ? AND version = ?"
    found = store.value(sql, key, version)
    return None if found is None else int(found)
