"""Annotation sets: their rows, and how much is in them."""

from typing import NamedTuple

from nkreader.model import AnnotationSet
from nkreader.store.connection import Store


class StoredSet(NamedTuple):
    """A set as it is stored."""

    key: int
    set: AnnotationSet
    archived: bool


def every(store: Store) -> list[StoredSet]:
    """All sets, by annotator and name."""
    rows = store.rows(
        "SELECT key, id, name, annotator, archived FROM annotation_set ORDER BY annotator, name"
    )
    return [StoredSet(row[0], AnnotationSet(row[1], row[2], row[3]), bool(row[4])) for row in rows]
