"""Links between annotations: which there are, and by what they are looked for."""

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from nkreader.ids import normal_id
from nkreader.links import Link
from nkreader.store.annotations import CHUNK
from nkreader.store.connection import Store
from nkreader.store.history import unpacked
from nkreader.store.sets import in_view

_COLUMNS = "link.id, kind, source, target, reason, state, created, modified"
_OWNER = "json_extract(coalesce(after, before), '$.annotation_set')"
"""The set of an annotation as the history has it."""
_MISSING = "NOT EXISTS (SELECT 1 FROM annotation WHERE annotation.id = link.{end})"
_BROKEN = f"({_MISSING.format(end='source')} OR {_MISSING.format(end='target')})"


class Wanted(NamedTuple):
    """Which links: of one kind, in one state, with an end in one article (by id), those that are
    broken; None or False for all."""

    kind: str | None = None
    state: str | None = None
    article: str | None = None
    broken: bool = False


def _in_view(store: Store) -> str:
    """The condition that leaves out the links of passages that nobody may see here now; then also
    those that are broken: whose passage is gone can't be told by the link."""
    if not store.hidden:
        return "1"
    return (
        "2 = (SELECT count(*) FROM annotation WHERE annotation.id IN (link.source, link.target)"
        f" AND {in_view(store)})"
    )


def keys(store: Store, wanted: Wanted) -> list[int]:
    """The keys of the links in view that are wanted, the latest first."""
    own = "SELECT id FROM annotation WHERE article = (SELECT key FROM article WHERE id = ?)"
    of_article = (
        f"key IN (SELECT key FROM link WHERE source IN ({own})"
        f" UNION SELECT key FROM link WHERE target IN ({own}))"
    )
    tests: list[tuple[str, list[str]]] = [
        ("kind = ?", [wanted.kind or ""]),
        ("state = ?", [wanted.state or ""]),
        (of_article, [wanted.article or ""] * 2),
        (_BROKEN, []),
    ]
    used = [test for test, value in zip(tests, wanted, strict=True) if value]
    where = " AND ".join([_in_view(store), *(test for test, _ in used)])
    values = [value for _, some in used for value in some]
    return store.column(f"SELECT key FROM link WHERE {where} ORDER BY key DESC", *values)


def with_keys(store: Store, keys: Sequence[int]) -> list[Link]:
    """The links with these keys that exist, in this order."""
    found: dict[int, Link] = {}
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        marks = ",".join("?" * len(some))
        rows = store.rows(
            f"SELECT link.key, {_COLUMNS} FROM link WHERE link.key IN ({marks})", *some
        )
        found |= {row[0]: Link(*tuple(row)[1:]) for row in rows}
    return [found[key] for key in keys if key in found]


def by_prefix(store: Store, typed: str) -> list[tuple[int, Link]]:
    """(key, link) of those in view whose id begins so; two at the most."""
    prefix = normal_id(typed)
    if not prefix:
        return []
    sql = f"SELECT key FROM link WHERE id >= ? AND id < ? AND {_in_view(store)} LIMIT 2"
    found = store.column(sql, prefix, prefix + "~")
    return list(zip(found, with_keys(store, found), strict=True))


def key_of(store: Store, id: str) -> int | None:
    """The key of the link with exactly this id."""
    found = store.value("SELECT key FROM link WHERE id = ?", id)
    return None if found is None else int(found)


def same(store: Store, source: str, target: str, kind: str) -> int | None:
    """The key of the link of this kind from one annotation (by id) to another."""
    sql = "SELECT key FROM link WHERE source = ? AND target = ? AND kind = ?"
    found = store.value(sql, source, target, kind)
    return None if found is None else int(found)


def among(store: Store, ids: Iterable[str]) -> tuple[tuple[Link, ...], int]:
    """The links both of whose ends are among these annotations, by id; and how many have one end
    there and the other elsewhere, or nowhere."""
    if store.value("SELECT max(key) FROM link") is None:
        return (), 0
    found: dict[str, Link] = {}
    ends: set[tuple[str, str]] = set()
    rest = iter(ids)
    while some := list(islice(rest, CHUNK)):
        for end in ("source", "target"):
            rows = store.rows(
                f"SELECT {_COLUMNS} FROM json_each(?) AS wanted"
                f" CROSS JOIN link ON link.{end} = wanted.value",
                json.dumps(some),
            )
            found |= {row[0]: Link(*row) for row in rows}
            ends |= {(row[0], end) for row in rows}
    inside = [one for one in found.values() if {(one.id, "source"), (one.id, "target")} <= ends]
    return tuple(sorted(inside, key=lambda one: one.id)), len(found) - len(inside)


def gone(store: Store, ids: Sequence[str]) -> dict[str, tuple[str, int | None]]:
    """What the history still knows of annotations that are no more, by id: their words, and the key
    of their article. The history is read from its end on, as far as that takes: of one that it does
    not know, all of it."""
    wanted = set(ids)
    if not wanted:
        return {}
    found: dict[str, tuple[str, int | None]] = {}
    for (step,) in store.each(
        "SELECT coalesce(after, before) FROM change_row WHERE table_name = 'annotation'"
        " AND json_valid(coalesce(after, before))"
        f" AND {in_view(store, column=_OWNER)}"
        " AND json_extract(coalesce(after, before), '$.id') IN (SELECT value FROM json_each(?))"
        " ORDER BY change DESC, position DESC",
        json.dumps(list(wanted)),
    ):
        row = unpacked(step) or {}
        words, article = row.get("exact"), row.get("article")
        if isinstance(words, str) and row["id"] not in found:
            found[row["id"]] = (words, article if isinstance(article, int) else None)
        if found.keys() == wanted:
            break
    return found
