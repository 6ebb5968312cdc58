"""Blind passes: which sets of an annotator are out of sight while one of them is coded again, and
which acts of theirs came before."""

from collections.abc import Iterable
from typing import NamedTuple

from nkreader.model import AnnotationSet
from nkreader.store.connection import Store


class Blind(NamedTuple):
    """A pass in which an annotator does not see what they said before."""

    again: AnnotationSet
    """The set that is coded again."""
    fresh: AnnotationSet
    """The set in which that is done."""
    fresh_key: int
    hidden: frozenset[int]
    """The keys of all sets that the annotator had when it began."""
    change: int
    """The key of the last act before it began."""
    began: str


def of(store: Store, annotator: str) -> Blind | None:
    """The pass that an annotator is in."""
    rows = store.rows(
        "SELECT blind.*, one.id, one.name, one.annotator, new.id AS new_id, new.name AS new_name"
        " FROM blind JOIN annotation_set AS one ON one.key = blind.annotation_set"
        " JOIN annotation_set AS new ON new.key = blind.fresh WHERE one.annotator = ?",
        annotator,
    )
    again = next((row for row in rows if row["is_coded_again"]), None)
    if again is None:
        return None
    return Blind(
        AnnotationSet(again["id"], again["name"], annotator),
        AnnotationSet(again["new_id"], again["new_name"], annotator),
        again["fresh"],
        frozenset(row["annotation_set"] for row in rows),
        again["change"],
        again["began"],
    )


def begin(store: Store, again: int, hidden: Iterable[int], fresh: int, began: str) -> None:
    """Put sets (keys) out of sight, of which one is coded again in a fresh one. Only inside
    `store.write()`."""
    last = store.value("SELECT coalesce(max(key), 0) FROM change")
    store.db.executemany(
        "INSERT INTO blind (annotation_set, is_coded_again, fresh, change, began)"
        " VALUES (?, ?, ?, ?, ?)",
        [(key, int(key == again), fresh, last, began) for key in hidden],
    )


def end(store: Store, fresh: int) -> None:
    """Let all be seen again. Only inside `store.write()`."""
    store.db.execute("DELETE FROM blind WHERE fresh = ?", (fresh,))
