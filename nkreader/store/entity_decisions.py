"""What people have decided of entities: rows of `entity_decision`, written by acts.

What each kind means is said in `nkreader.entity`.
"""

from nkreader.entity import DecisionKind, EntityDecision
from nkreader.ids import new_id
from nkreader.store.connection import Store
from nkreader.store.rows import Row


def row(kind: DecisionKind, subject: str, alias: str, object: str, created: str) -> Row:
    """A new decision as the table has it."""
    return {
        "id": new_id(), "kind": kind, "subject": subject, "alias": alias, "object": object,
        "created": created,
    }  # fmt: skip


def every(store: Store) -> list[EntityDecision]:
    """All of them."""
    rows = store.rows(
        "SELECT id, kind, subject, alias, object, created FROM entity_decision"
        " ORDER BY kind, subject, alias"
    )
    return [EntityDecision(*found) for found in rows]


def has(store: Store, id: str) -> bool:
    """Whether there is a decision with this id."""
    return store.row("SELECT 1 FROM entity_decision WHERE id = ?", id) is not None


def any_there(store: Store) -> bool:
    """Whether anything was ever decided."""
    return store.row("SELECT 1 FROM entity_decision LIMIT 1") is not None


def key_of(store: Store, kind: DecisionKind, subject: str, alias: str = "") -> int | None:
    """The key of a decision; None where nothing is decided."""
    sql = "SELECT key FROM entity_decision WHERE kind = ? AND subject = ? AND alias = ?"
    found = store.value(sql, kind, subject, alias)
    return None if found is None else int(found)


def said(store: Store, kind: DecisionKind, subject: str, alias: str = "") -> str | None:
    """What was decided; None where nothing is."""
    sql = "SELECT object FROM entity_decision WHERE kind = ? AND subject = ? AND alias = ?"
    found = store.value(sql, kind, subject, alias)
    return None if found is None else str(found)


def root(store: Store, id: str) -> str:
    """The entity that one is after all merges. A circle, which two programs can make between them,
    is the same wherever one comes into it: its first in the order of the alphabet."""
    seen: list[str] = []
    while id not in seen:
        seen.append(id)
        into = said(store, "merge", id)
        if into is None:
            return id
        id = into
    return min(seen[seen.index(id) :])


def added(store: Store) -> list[tuple[str, str]]:
    """(name, label) of the names that people have added, the longest first."""
    sql = (
        "SELECT subject, object FROM entity_decision WHERE kind = 'add'"
        " ORDER BY length(subject) DESC, subject"
    )
    return [(found[0], found[1]) for found in store.rows(sql)]
