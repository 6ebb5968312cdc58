"""Entities of the library: their rows, their spellings, and where they stand.

The counts are kept by `mentions`; people's decisions are in `entity_decisions`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nkreader.entity import Entity, Sort, Spelled
from nkreader.store.connection import Store
from nkreader.store.spellings import Spelling, spelled

_COLUMNS = "entity.id, label, name, entity.articles, entity.mentions, first, last"
_SORTS: dict[Sort, str] = {
    "articles": "articles DESC, mentions DESC, folded, label",
    "mentions": "mentions DESC, articles DESC, folded, label",
    "name": "folded, label, articles DESC",
    "first": "first IS NULL, first, articles DESC, folded, label",
    "last": "last IS NULL, last DESC, articles DESC, folded, label",
}


def make(store: Store, id: str, label: str, name: str, decided: bool = True) -> int:
    """Write a new entity as people's decisions say, if any are `decided`; returns its key. Only
    inside `store.write()`."""
    said = (
        {}
        if not decided
        else dict(
            store.db.execute(
                "SELECT kind, object FROM entity_decision"
                " WHERE kind IN ('rename', 'forget') AND subject = ? AND alias = ''",
                (id,),
            ).fetchall()
        )
    )
    called = said.get("rename") or name
    cursor = store.db.execute(
        "INSERT INTO entity (id, label, name, folded, forgotten) VALUES (?, ?, ?, ?, ?)",
        (id, label, called, spelled(called), int("forget" in said)),
    )
    return int(cursor.lastrowid or 0)


def key_of(store: Store, id: str) -> int | None:
    """The key of an entity that texts name; None where there is none of this id."""
    found = store.value("SELECT key FROM entity WHERE id = ?", id)
    return None if found is None else int(found)


def call(store: Store, key: int, name: str) -> None:
    """Let an entity have a name. Only inside `store.write()`."""
    sql = "UPDATE entity SET name = ?, folded = ? WHERE key = ?"
    store.db.execute(sql, (name, spelled(name), key))


def set_forgotten(store: Store, key: int, forgotten: bool) -> None:
    """Let an entity be listed and shown, or not. Only inside `store.write()`."""
    store.db.execute("UPDATE entity SET forgotten = ? WHERE key = ?", (int(forgotten), key))


# Spellings


def any_nameless(store: Store) -> bool:
    """Whether a spelling that must have an entity has none."""
    return bool(nameless(store, 1))


def nameless(store: Store, most: int) -> list[tuple[int, int | None, Spelling]]:
    """Spellings that must have an entity and have none, as (key, None, spelling)."""
    rows = store.rows(
        "SELECT key, entity, label, name, folded FROM entity_alias"
        " INDEXED BY entity_alias_nameless WHERE entity IS NULL AND label NOT IN"
        " ('DATE', 'TIME', 'PERCENT', 'MONEY', 'QUANTITY', 'CARDINAL', 'SOURCE') LIMIT ?",
        most,
    )
    return [(row[0], row[1], Spelling(row[2], row[3], row[4])) for row in rows]


def named_after(store: Store, key: int, most: int) -> list[tuple[int, int | None, Spelling]]:
    """The next spellings that have an entity, in the order of their keys."""
    rows = store.rows(
        "SELECT key, entity, label, name, folded FROM entity_alias"
        " WHERE key > ? AND entity IS NOT NULL ORDER BY key LIMIT ?",
        key,
        most,
    )
    return [(row[0], row[1], Spelling(row[2], row[3], row[4])) for row in rows]


def spellings(store: Store, entity: int) -> list[tuple[int, int | None, Spelling]]:
    """The spellings of an entity, as (key, key of the entity, spelling), the oldest first."""
    rows = store.rows(
        "SELECT key, entity, label, name, folded FROM entity_alias WHERE entity = ? ORDER BY key",
        entity,
    )
    return [(row[0], row[1], Spelling(row[2], row[3], row[4])) for row in rows]


def exact(store: Store, alias: int) -> str:
    """A spelling as it stands in the text that had it first."""
    return str(store.value("SELECT exact FROM entity_alias WHERE key = ?", alias))


def assign(store: Store, alias: int, entity: int) -> None:
    """Let a spelling mean an entity, by keys. Only inside `store.write()`."""
    store.db.execute("UPDATE entity_alias SET entity = ? WHERE key = ?", (entity, alias))


def spelled_as(store: Store, entity: int) -> list[Spelled]:
    """The spellings of an entity (by key) with their mentions, the most frequent first."""
    rows = store.rows(
        "SELECT min(exact), sum(entity_article.mentions) AS n FROM entity_alias"
        " JOIN entity_article ON entity_article.alias = entity_alias.key"
        " WHERE entity = ? GROUP BY folded ORDER BY n DESC, folded",
        entity,
    )
    return [Spelled(row[0], row[1]) for row in rows]


# Lists


class Filter(NamedTuple):
    """Which entities are wanted."""

    words: str = ""
    """Words that stand in the name or in a spelling, any part of them."""
    labels: tuple[str, ...] = ()
    """Empty: all."""


def keys(store: Store, filter: Filter, sort: Sort, limit: int | None = None) -> Sequence[int]:
    """The keys of the entities that are wanted, in order, all or the first `limit`."""
    where, values = _where(filter)
    sql = f"SELECT key FROM entity WHERE {where} ORDER BY {_SORTS[sort]} LIMIT ?"
    return store.column(sql, *values, -1 if limit is None else limit)


def count(store: Store, filter: Filter) -> int:
    """How many entities are wanted."""
    where, values = _where(filter)
    return int(store.value(f"SELECT count(*) FROM entity WHERE {where}", *values))


def _where(filter: Filter) -> tuple[str, list[str]]:
    where, values = ["forgotten = 0", "articles > 0"], list[str]()
    if filter.labels:
        where.append(f"label IN ({', '.join('?' * len(filter.labels))})")
        values += filter.labels
    for word in spelled(filter.words).split():
        where.append(
            "(instr(folded, ?) OR key IN (SELECT entity FROM entity_alias"
            " WHERE entity IS NOT NULL AND instr(folded, ?)))"
        )
        values += [word, word]
    return " AND ".join(where), values


def with_keys(store: Store, wanted: Sequence[int]) -> list[Entity]:
    """The entities with these keys, in their order; those that are gone are left out."""
    marks = ", ".join("?" * len(wanted))
    rows = store.rows(f"SELECT key, {_COLUMNS} FROM entity WHERE key IN ({marks})", *wanted)
    found = {row[0]: Entity(*row[1:]) for row in rows}
    return [found[key] for key in wanted if key in found]


def span(store: Store) -> tuple[str, str] | None:
    """The months of the first and the last dated article that names an entity; None without any."""
    row = store.row("SELECT min(first), max(last) FROM entity")
    return None if row is None or row[0] is None else (row[0][:7], row[1][:7])


def called(store: Store, name: str, label: str | None = None) -> list[tuple[int, Entity]]:
    """(key, entity) of those that have this id; else that are called so; else that some text
    spells so. The most frequent first."""
    here = spelled(name)
    for where, value in (
        ("id = ?1", name),
        ("folded = ?1", here),
        ("key IN (SELECT entity FROM entity_alias WHERE folded = ?1)", here),
    ):
        rows = store.rows(
            f"SELECT key, {_COLUMNS} FROM entity WHERE {where} AND forgotten = 0"
            " AND (?2 IS NULL OR label = ?2) ORDER BY articles DESC, mentions DESC, key",
            value,
            label,
        )
        if rows:
            return [(row[0], Entity(*row[1:])) for row in rows]
    return []


def beginning(store: Store, words: str) -> list[int]:
    """The keys of the entities whose name, or one of whose spellings, begins so."""
    first = spelled(words)
    return store.column(
        "SELECT key FROM entity WHERE folded >= ?1 AND folded < ?2 AND forgotten = 0 UNION"
        " SELECT entity.key FROM entity_alias JOIN entity ON entity.key = entity_alias.entity"
        " WHERE entity_alias.folded >= ?1 AND entity_alias.folded < ?2 AND forgotten = 0",
        first,
        first + chr(0x10FFFF),
    )
