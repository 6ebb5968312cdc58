"""Mentions: where a text names what, under which spelling, and the counts that follow from it.

A mention of a person, a place, a body … has an alias: a spelling together with the name and label
that the extractor gave it. It belongs to an entity of the library; who that is, is said by
`nkreader.library.naming`. A date or a number has none. Only current texts have mentions.
`entity_article` and the counts of `entity` follow from them, and are written wherever mentions are.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from nkreader.model import LABELS, Mention
from nkreader.store import days, mention_places
from nkreader.store.connection import Store
from nkreader.store.spellings import Alias, EntityOf, placed
from nkreader.text.columns import SpanColumns

_CODES = {label: code for code, label in enumerate(LABELS)}


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
    (here,) = placed(store, [(text, list(found))], entity_of)
    packed = mention_places.pack(here.places)
    store.db.execute("INSERT OR REPLACE INTO mention VALUES (?, ?)", (key, packed))
    store.db.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", (key, *extractor))
    _count(store, article, here.counts)
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


def withdraw(store: Store, article: int) -> list[int]:
    """Take an article's mentions out of the counts, before they or its date change; returns the
    aliases. Only inside `store.write()`."""
    published = _published(store, article)
    own = _own(store, article)
    day = days.number(published)
    store.db.executemany(
        "DELETE FROM entity_article WHERE alias = ? AND day = ? AND article = ?",
        [(alias, day, article) for alias, _ in own],
    )
    entities = _of_entities(own)
    store.db.executemany(
        "UPDATE entity SET articles = articles - 1, mentions = mentions - ? WHERE key = ?",
        [(count, entity) for entity, count in entities.items()],
    )
    if published:
        store.db.executemany(
            f"UPDATE entity SET {_DATES} WHERE key = ?1 AND (first = ?2 OR last = ?2)",
            [(entity, published) for entity in entities],
        )
    return [alias for alias, _ in own]


def contribute(store: Store, article: int) -> None:
    """Bring an article's mentions into the counts. Only inside `store.write()`."""
    _count(store, article, _own(store, article))


def _own(store: Store, article: int) -> dict[Alias, int]:
    """How often the current text of an article has each alias, in the order of their keys."""
    sql = "SELECT places FROM mention JOIN article USING (version) WHERE article.key = ?"
    places = store.value(sql, article)
    counts = Counter(mention_places.aliases(places or b""))
    rows = store.rows(
        "SELECT entity_alias.key, entity FROM json_each(?) AS wanted"
        " JOIN entity_alias ON entity_alias.key = wanted.value",
        json.dumps(sorted(counts)),
    )
    return {(row[0], row[1]): counts[row[0]] for row in rows}


def _of_entities(own: Mapping[Alias, int]) -> Counter[int]:
    """How often it has each entity."""
    entities = Counter[int]()
    for (_, entity), count in own.items():
        if entity is not None:
            entities[entity] += count
    return entities


def _count(store: Store, article: int, own: Mapping[Alias, int]) -> None:
    """Bring into the counts how often an article has each alias."""
    published = _published(store, article)
    day = days.number(published)
    store.db.executemany(
        "INSERT OR REPLACE INTO entity_article VALUES (?, ?, ?, ?)",
        [(alias, day, article, count) for (alias, _), count in own.items()],
    )
    store.db.executemany(
        "UPDATE entity SET articles = articles + 1, mentions = mentions + ?1,"
        " first = CASE WHEN ?3 <> '' AND (first IS NULL OR ?3 < first) THEN ?3 ELSE first END,"
        " last = CASE WHEN ?3 <> '' AND (last IS NULL OR ?3 > last) THEN ?3 ELSE last END"
        " WHERE key = ?2",
        [(count, entity, published) for entity, count in _of_entities(own).items()],
    )


_DATED = (
    "iso_date((SELECT {}((SELECT {}(day) FROM entity_article"
    " WHERE entity_article.alias = entity_alias.key AND day > 0))"
    " FROM entity_alias WHERE entity_alias.entity = entity.key))"
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
    row = store.row(
        "SELECT places, text FROM mention JOIN version_text USING (version)"
        " WHERE version = (SELECT key FROM version WHERE id = ?)",
        version,
    )
    columns = SpanColumns()
    if row is None:
        return columns
    places, text = mention_places.unpack(row[0]), row[1]
    known = {
        one[0]: (_CODES[one[1]], one[2]) for one in store.rows(_MEANT, mention_places.asked(places))
    }
    names = dict[str, str]()
    for start, end, what in places:
        alias = mention_places.alias(what)
        if alias is None:
            told = what, mention_places.called(text[start:end])
        elif alias in known:
            told = known[alias]
        else:
            continue
        name = names.setdefault(told[1], told[1])
        columns.extend((start,), (end,), (told[0],), (name,))
    return columns


_MEANT = (
    "SELECT entity_alias.key, coalesce(entity.label, entity_alias.label),"
    " coalesce(entity.name, entity_alias.name) FROM json_each(?) AS wanted"
    " JOIN entity_alias ON entity_alias.key = wanted.value"
    " LEFT JOIN entity ON entity.key = entity_alias.entity"
    " WHERE coalesce(entity.forgotten, 0) = 0"
)


def _published(store: Store, article: int) -> str:
    return str(store.value("SELECT published FROM article WHERE key = ?", article) or "")
