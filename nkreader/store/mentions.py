"""Mentions: where a text names what, under which spelling, and the counts that follow from it.

A mention has an alias: a spelling together with the name and label that the extractor gave it. An
alias of a person, a place, a body … belongs to an entity of the library; who that is, is said by
`nkreader.library.naming`. Only current texts have mentions. `entity_article` and the counts of
`entity` follow from them, and are written wherever mentions are.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from nkreader.model import LABELS, Mention
from nkreader.store.connection import Store
from nkreader.text import spelling
from nkreader.text.columns import SpanColumns

_CODES = {label: code for code, label in enumerate(LABELS)}
_MOST_OF_ALIAS = 200
"""Code points of a spelling that tell it from others."""


class Spelling(NamedTuple):
    """A spelling with the label and the name that the extractor gave it."""

    label: str
    name: str
    folded: str


_Alias = tuple[int, int | None]
"""The key of an alias, and that of its entity."""
EntityOf = Callable[[Spelling, str], int | None]
"""The key of the entity that a new spelling, as it stands in the text, belongs to; None for what is
no entity of the library, such as a date."""


@lru_cache(4096)
def spelled(words: str) -> str:
    """Words of a text as spellings are compared: as searches do, with single spaces."""
    return " ".join(spelling.spelled(words).split())[:_MOST_OF_ALIAS]


def extraction(store: Store, version: str) -> tuple[str, int] | None:
    """(extractor, its version) that found the stored mentions, or None where none looked."""
    row = store.row(
        "SELECT extractor, extractor_version FROM extraction"
        " JOIN version ON version.key = extraction.version WHERE version.id = ?",
        version,
    )
    return (row[0], row[1]) if row else None


def outdate(store: Store, versions: Iterable[str]) -> None:
    """Say that something else would be found in these versions now. Only inside
    `store.write()`."""
    store.db.executemany(
        "DELETE FROM extraction WHERE version = (SELECT key FROM version WHERE id = ?)",
        [(version,) for version in versions],
    )


def outdated(store: Store) -> list[str]:
    """The ids of the current versions in which nobody has looked since."""
    return store.column(
        "SELECT version.id FROM article JOIN version ON version.key = article.version"
        " WHERE article.version NOT IN (SELECT version FROM extraction) ORDER BY article.key"
    )


def replace(
    store: Store,
    version: str,
    found: Iterable[Mention],
    extractor: tuple[str, int],
    entity_of: EntityOf,
) -> None:
    """Let an article's current version have these mentions; of another version nothing is kept.

    Only inside `store.write()`.
    """
    row = store.row(
        "SELECT version.key, article.key, text FROM version"
        " JOIN article ON article.version = version.key"
        " JOIN version_text ON version_text.version = version.key WHERE version.id = ?",
        version,
    )
    if row is None:
        return
    key, article, text = row
    before = _drop(store, article)
    rows = dict.fromkeys(_aliased(store, text, found, entity_of))
    store.db.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?)",
        [(key, start, end, alias) for start, end, (alias, _) in rows],
    )
    store.db.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", (key, *extractor))
    _count(store, article, Counter(alias for _, _, alias in rows))
    tidy(store, before)


def drop(store: Store, article: int) -> None:
    """Take out the mentions of an article (by key), before another text becomes its current one,
    or before it goes. Only inside `store.write()`."""
    tidy(store, _drop(store, article))


def _drop(store: Store, article: int) -> list[int]:
    """The same; returns the aliases that may stand nowhere any more."""
    own = "SELECT version FROM article WHERE key = ?"
    store.db.execute(f"DELETE FROM extraction WHERE version = ({own})", (article,))
    if store.value(f"SELECT 1 FROM mention WHERE version = ({own}) LIMIT 1", article) is None:
        return []
    aliases = withdraw(store, article)
    store.db.execute(f"DELETE FROM mention WHERE version = ({own})", (article,))
    return aliases


_OWN = (
    " FROM mention JOIN entity_alias ON entity_alias.key = mention.alias"
    " WHERE mention.version = (SELECT version FROM article WHERE key = ?)"
)


def withdraw(store: Store, article: int) -> list[int]:
    """Take an article's mentions out of the counts, before they or its date change; returns the
    aliases. Only inside `store.write()`."""
    published = _published(store, article)
    aliases = store.column(f"SELECT DISTINCT alias{_OWN}", article)
    store.db.executemany(
        "DELETE FROM entity_article WHERE alias = ? AND published = ? AND article = ?",
        [(alias, published, article) for alias in aliases],
    )
    own = store.rows(
        f"SELECT entity, count(*){_OWN} AND entity IS NOT NULL GROUP BY entity", article
    )
    store.db.executemany(
        "UPDATE entity SET articles = articles - 1, mentions = mentions - ? WHERE key = ?",
        [(count, entity) for entity, count in own],
    )
    if published:
        store.db.executemany(
            f"UPDATE entity SET {_DATES} WHERE key = ?1 AND (first = ?2 OR last = ?2)",
            [(entity, published) for entity, _ in own],
        )
    return aliases


def contribute(store: Store, article: int) -> None:
    """Bring an article's mentions into the counts. Only inside `store.write()`."""
    rows = store.rows(f"SELECT alias, entity, count(*){_OWN} GROUP BY alias", article)
    _count(store, article, {(row[0], row[1]): row[2] for row in rows})


def _count(store: Store, article: int, own: Mapping[_Alias, int]) -> None:
    """Bring into the counts how often an article has each alias."""
    published = _published(store, article)
    store.db.executemany(
        "INSERT OR REPLACE INTO entity_article VALUES (?, ?, ?, ?)",
        [(alias, published, article, count) for (alias, _), count in own.items()],
    )
    entities = Counter[int]()
    for (_, entity), count in own.items():
        if entity is not None:
            entities[entity] += count
    store.db.executemany(
        "UPDATE entity SET articles = articles + 1, mentions = mentions + ?1,"
        " first = CASE WHEN ?3 <> '' AND (first IS NULL OR ?3 < first) THEN ?3 ELSE first END,"
        " last = CASE WHEN ?3 <> '' AND (last IS NULL OR ?3 > last) THEN ?3 ELSE last END"
        " WHERE key = ?2",
        [(count, entity, published) for entity, count in entities.items()],
    )


_DATED = (
    "(SELECT {}((SELECT {}(published) FROM entity_article"
    " WHERE entity_article.alias = entity_alias.key AND published > ''))"
    " FROM entity_alias WHERE entity_alias.entity = entity.key)"
)
_DATES = f"first = {_DATED.format('min', 'min')}, last = {_DATED.format('max', 'max')}"


def recount(store: Store, entity: int) -> None:
    """Count an entity (by key) anew, after aliases came to it or left it; one without any goes.

    Only inside `store.write()`.
    """
    there = (
        " FROM entity_alias JOIN entity_article ON entity_article.alias = entity_alias.key"
        " WHERE entity_alias.entity = entity.key"
    )
    store.db.execute(
        f"UPDATE entity SET articles = (SELECT count(DISTINCT article){there}),"
        f" mentions = (SELECT coalesce(sum(entity_article.mentions), 0){there}), {_DATES}"
        " WHERE key = ?",
        (entity,),
    )
    _drop_if_bare(store, [entity])


def tidy(store: Store, aliases: Sequence[int]) -> None:
    """Take out aliases that stand in no text any more, and entities without any. Only inside
    `store.write()`."""
    gone = [
        (row[0], row[1])
        for alias in aliases
        for row in store.rows(
            "SELECT key, entity FROM entity_alias WHERE key = ?"
            " AND NOT EXISTS (SELECT 1 FROM entity_article WHERE alias = entity_alias.key)",
            alias,
        )
    ]
    store.db.executemany("DELETE FROM entity_alias WHERE key = ?", [(alias,) for alias, _ in gone])
    _drop_if_bare(store, {entity for _, entity in gone if entity is not None})


def _drop_if_bare(store: Store, entities: Iterable[int]) -> None:
    store.db.executemany(
        "DELETE FROM entity WHERE key = ?1"
        " AND NOT EXISTS (SELECT 1 FROM entity_alias WHERE entity = ?1)",
        [(entity,) for entity in entities],
    )


def in_version(store: Store, version: str) -> SpanColumns:
    """The mentions of a version; codes are indices into LABELS, keys are names: of the entity of
    the library, else of the mention. Those that a person has said to forget are left out."""
    sql = (
        'SELECT start, "end", coalesce(entity.label, entity_alias.label),'
        " coalesce(entity.name, entity_alias.name) FROM mention"
        " JOIN entity_alias ON entity_alias.key = mention.alias"
        " LEFT JOIN entity ON entity.key = entity_alias.entity"
        " WHERE mention.version = (SELECT key FROM version WHERE id = ?)"
        ' AND coalesce(entity.forgotten, 0) = 0 ORDER BY start, "end"'
    )
    columns, known = SpanColumns(), dict[str, str]()
    for batch in store.batches(sql, version):
        starts, ends, labels, names = zip(*batch, strict=True)
        codes = map(_CODES.__getitem__, labels)
        columns.extend(starts, ends, codes, map(known.setdefault, names, names))
    return columns


def _published(store: Store, article: int) -> str:
    return str(store.value("SELECT published FROM article WHERE key = ?", article) or "")


KNOWN = (
    "SELECT folded, name, label, key, entity FROM entity_alias"
    " WHERE folded IN (SELECT value FROM json_each(?))"
)
"""Spellings that are there already, of a list of folded ones."""


def _aliased(
    store: Store, text: str, found: Iterable[Mention], entity_of: EntityOf
) -> Iterator[tuple[int, int, _Alias]]:
    """(start, end, alias) of mentions in a text; spellings that no text had yet are written. Those
    that are known are looked up at once: an article has some dozens."""
    told = [
        (one.start, one.end, (spelled(text[one.start : one.end]), one.name, one.label))
        for one in found
    ]
    wanted = json.dumps(list({alias[0] for _, _, alias in told}))
    known = {tuple(row[:3]): (row[3], row[4]) for row in store.db.execute(KNOWN, (wanted,))}
    for start, end, alias in told:
        if alias not in known:
            exact = " ".join(text[start:end].split())
            spelling = Spelling(alias[2], alias[1], alias[0])
            known[alias] = new_alias(store, spelling, exact, entity_of)
        yield start, end, known[alias]


def new_alias(store: Store, spelling: Spelling, exact: str, entity_of: EntityOf) -> _Alias:
    """Write a spelling that no text had yet; its key, and that of its entity. Only inside
    `store.write()`."""
    entity = entity_of(spelling, exact)
    cursor = store.db.execute(
        "INSERT INTO entity_alias (label, name, folded, exact, entity) VALUES (?, ?, ?, ?, ?)",
        (*spelling, exact, entity),
    )
    return int(cursor.lastrowid or 0), entity
