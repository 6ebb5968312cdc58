"""The codebook, who has sets, and settings: small tables that are read whole."""

import json
import sqlite3
from contextlib import suppress
from typing import Any

from nkreader.ids import new_id
from nkreader.model import Codebook, Tag
from nkreader.store.connection import Store
from nkreader.store.sets import in_view


def codebook(store: Store) -> Codebook:
    """All tags in their order, the retired ones too."""
    rows = store.rows(
        "SELECT tag.*, above.slug AS above FROM tag"
        " LEFT JOIN tag AS above ON above.key = tag.parent ORDER BY tag.position, tag.key"
    )
    return Codebook(tuple(_tag(row) for row in rows))


def _tag(row: sqlite3.Row) -> Tag:
    return Tag(
        row["id"], row["slug"], row["name"], row["shortcut"], row["colour"], row["definition"],
        row["above"], bool(row["retired"]),
    )  # fmt: skip


def columns(store: Store, tag: Tag, position: int) -> dict[str, Any]:
    """A tag as the columns of its row; its parent must be stored already."""
    parent = store.value("SELECT key FROM tag WHERE slug = ?", tag.parent) if tag.parent else None
    return {
        "id": tag.id, "slug": tag.slug, "name": tag.name, "shortcut": tag.key,
        "colour": tag.colour, "definition": tag.definition, "parent": parent,
        "position": position, "retired": int(tag.retired),
    }  # fmt: skip


def key_of(store: Store, slug: str) -> int | None:
    """The key of a tag."""
    found = store.value("SELECT key FROM tag WHERE slug = ?", slug)
    return None if found is None else int(found)


def slugs(store: Store) -> dict[int, str]:
    """The slug of every tag, by its key."""
    return {row[0]: row[1] for row in store.rows("SELECT key, slug FROM tag")}


def key_with_id(store: Store, id: str) -> int | None:
    """The key of the tag with this id, whatever it is called."""
    found = store.value("SELECT key FROM tag WHERE id = ?", id)
    return None if found is None else int(found)


def key_holder(store: Store, digit: str | None) -> str | None:
    """The slug of the tag that a digit sets."""
    found = store.value("SELECT slug FROM tag WHERE shortcut = ?", digit)
    return None if found is None else str(found)


def used(store: Store) -> set[str]:
    """The slugs of the tags that some passage or whole article carries, in any set."""
    carried = (
        "SELECT 1 FROM annotation WHERE annotation.tag = tag.key"
        " UNION ALL SELECT 1 FROM article_mark WHERE article_mark.tag = tag.key"
    )
    sql = f"SELECT slug FROM tag WHERE EXISTS ({carried})"
    return {row[0] for row in store.rows(sql)}


def uses(store: Store) -> dict[str, tuple[int, int]]:
    """(annotations, articles they are in) of each tag that is used, by slug; of all in view."""
    rows = store.rows(
        "SELECT slug, n, articles FROM (SELECT tag, count(*) AS n,"
        " count(DISTINCT article) AS articles FROM annotation"
        f" WHERE {in_view(store)} GROUP BY tag) AS used"
        " JOIN tag ON tag.key = used.tag"
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def size(store: Store) -> int:
    """The position behind the last tag."""
    return int(store.value("SELECT coalesce(max(position) + 1, 0) FROM tag"))


def people(store: Store) -> dict[str, list[str]]:
    """Everybody who has a set, or for whom something is remembered, with their sets' names."""
    out: dict[str, list[str]] = {}
    for row in store.rows("SELECT annotator, name FROM annotation_set ORDER BY key"):
        out.setdefault(row[0], []).append(row[1])
    for row in store.rows("SELECT DISTINCT annotator FROM setting"):
        out.setdefault(row[0], [])
    return out


def set_key(store: Store, annotator: str, name: str) -> int | None:
    """The key of a set, or None where it was never written to."""
    sql = "SELECT key FROM annotation_set WHERE annotator = ? AND name = ?"
    found = store.value(sql, annotator, name)
    return None if found is None else int(found)


def set_with_id(store: Store, id: str) -> int | None:
    """The key of the set with this id."""
    found = store.value("SELECT key FROM annotation_set WHERE id = ?", id)
    return None if found is None else int(found)


def is_used(store: Store, key: int) -> bool:
    """Whether anybody has tagged, said, refused, decided or read anything in a set."""
    some = " UNION ALL ".join(f"SELECT 1 FROM {one} WHERE {at} = ?1" for one, at in _IN_A_SET)
    return store.value(some, key) is not None


_IN_A_SET = (
    *((one, "annotation_set") for one in ("annotation", "article_mark", "reading_state", "refusal",
                                          "tag_rule", "blind", "conflict")),
    *(("adjudication", at) for at in ("left_set", "right_set", "into_set")),
    ("blind", "fresh"),
)  # fmt: skip
"""Columns that a set is named in."""


def make_set(store: Store, annotator: str, name: str, created: str, id: str | None = None) -> int:
    """The key of a set, made where it is missing, with this id if no other set has it.

    Only inside `store.write()`.
    """
    known = set_key(store, annotator, name)
    if known is not None:
        return known
    row = set_row(store, annotator, name, created, id)
    sql = "INSERT INTO annotation_set (key, id, name, annotator, created) VALUES (?, ?, ?, ?, ?)"
    store.db.execute(sql, tuple(row.values()))
    return int(row["key"])


def set_row(
    store: Store, annotator: str, name: str, created: str, id: str | None = None
) -> dict[str, Any]:
    """The row of a new set, with this id if no other set has it. Its key is one that no set ever
    had that the history knows of: an undone act may have taken one out."""
    key = store.value(
        "SELECT 1 + max(coalesce((SELECT max(key) FROM annotation_set), 0), coalesce((SELECT"
        " max(row_key) FROM change_row WHERE table_name = 'annotation_set'), 0))"
    )
    taken = store.value("SELECT 1 FROM annotation_set WHERE id = ?", id)
    id = new_id() if id is None or taken else id
    return {"key": key, "id": id, "name": name, "annotator": annotator, "created": created}


def settings(store: Store, annotator: str) -> dict[str, Any]:
    """What the program remembers for an annotator, by name; what can't be read is left out."""
    out = {}
    for row in store.rows("SELECT name, value FROM setting WHERE annotator = ?", annotator):
        with suppress(ValueError, RecursionError):
            out[row[0]] = json.loads(row[1])
    return out


def remember(store: Store, annotator: str, name: str, value: Any) -> None:
    """Keep one setting; `value` is anything JSON holds."""
    with store.write() as db:
        db.execute(
            "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", (annotator, name, json.dumps(value))
        )
