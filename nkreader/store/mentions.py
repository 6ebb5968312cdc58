"""Mentions: where a text names what, under which spelling, and the counts that follow from it.

A mention has an alias: a spelling together with the name and label that the extractor gave it. An
alias of a person, a place, a body … belongs to an entity of the library; who that is, is said by
`nkreader.library.naming`. Only current texts have mentions. `entity_article` and the counts of
`entity` follow from them, and are written wherever mentions are.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from nkreader.model import LABELS, Mention
from nkreader.store.connection import Store
from nkreader.text import search_words
from nkreader.text.columns import SpanColumns

_CODES = {label: code for code, label in enumerate(LABELS)}
_MOST_OF_ALIAS = 200
"""Code points of a spelling that tell it from others."""


class Spelling(NamedTuple):
    """A spelling with the label and the name that the extractor gave it."""

    label: str
    name: str
    folded: str


EntityOf = Callable[[Spelling], int | None]
"""The key of the entity that a new spelling belongs to; None for what is no entity of the
library, such as a date."""


def spelled(words: str) -> str:
    """Words of a text as spellings are compared: as searches do, with single spaces."""
    return " ".join(search_words.spelled(words).split())[:_MOST_OF_ALIAS]


def extraction(store: Store, version: str) -> tuple[str, int] | None:
    """(extractor, its version) that found the stored mentions, or None where none looked."""
    row = store.row(
        "SELECT extractor, extractor_version FROM extraction"
        " JOIN version ON version.key = extraction.version WHERE version.id = ?",
        version,
    )
    return (row[0], row[1]) if row else None


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
    aliases = _Aliases(store, text, entity_of)
    store.db.executemany(
        "INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?)",
        [(key, one.start, one.end, aliases.key(one)) for one in found],
    )
    store.db.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", (key, *extractor))
    contribute(store, article)
    tidy(store, before)


def drop(store: Store, article: int) -> None:
    """Take out the mentions of an article (by key), before another text becomes its current one,
    or before it goes. Only inside `store.write()`."""
    tidy(store, _drop(store, article))


def _drop(store: Store, article: int) -> list[int]:
    """The same; returns the aliases that may stand nowhere any more."""
    aliases = withdraw(store, article)
    own = "SELECT version FROM article WHERE key = ?"
    store.db.execute(f"DELETE FROM mention WHERE version = ({own})", (article,))
    store.db.execute(f"DELETE FROM extraction WHERE version = ({own})", (article,))
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
    published = _published(store, article)
    store.db.execute(
        f"INSERT OR REPLACE INTO entity_article SELECT alias, ?, ?, count(*){_OWN} GROUP BY alias",
        (published, article, article),
    )
    own = store.rows(
        f"SELECT count(*), entity{_OWN} AND entity IS NOT NULL GROUP BY entity", article
    )
    store.db.executemany(
        "UPDATE entity SET articles = articles + 1, mentions = mentions + ?1,"
        " first = CASE WHEN ?3 <> '' AND (first IS NULL OR ?3 < first) THEN ?3 ELSE first END,"
        " last = CASE WHEN ?3 <> '' AND (last IS NULL OR ?3 > last) THEN ?3 ELSE last END"
        " WHERE key = ?2",
        [(count, entity, published) for count, entity in own],
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


class _Aliases:
    """The keys of the spellings in a text; those that no text had are written."""

    def __init__(self, store: Store, text: str, entity_of: EntityOf) -> None:
        self._store = store
        self._text = text
        self._entity_of = entity_of
        self._known: dict[tuple[str, str, str], int] = {}

    def key(self, one: Mention) -> int:
        """The key of the alias that a mention has."""
        exact = " ".join(self._text[one.start : one.end].split())
        told = (one.label, one.name, exact)
        if told not in self._known:
            self._known[told] = alias(self._store, *told, self._entity_of)
        return self._known[told]


def alias(store: Store, label: str, name: str, exact: str, entity_of: EntityOf) -> int:
    """The key of a spelling, written where no text had it yet. Only inside `store.write()`."""
    spelling = Spelling(label, name, spelled(exact))
    found = store.db.execute(
        "SELECT key FROM entity_alias WHERE folded = ? AND name = ? AND label = ?",
        (spelling.folded, name, label),
    ).fetchone()
    if found is not None:
        return int(found[0])
    values: tuple[Any, ...] = (*spelling, exact, entity_of(spelling))
    cursor = store.db.execute(
        "INSERT INTO entity_alias (label, name, folded, exact, entity) VALUES (?, ?, ?, ?, ?)",
        values,
    )
    return int(cursor.lastrowid or 0)
