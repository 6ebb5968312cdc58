"""Where entities of the library stand: in which articles, when, beside whom."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from nkreader.entity import Beside, Entity, Month, Where
from nkreader.store import days, mention_places
from nkreader.store.conditions import Condition
from nkreader.store.connection import Store
from nkreader.store.search import match
from nkreader.store.shapes import unpack
from nkreader.text.search_words import Wanted

LOOKED_AT = 200
"""Articles, the latest, in which it is counted who stands beside an entity."""
_THERE = (
    " FROM entity_alias JOIN entity_article ON entity_article.alias = entity_alias.key"
    " WHERE entity_alias.entity = ?"
)


def months(store: Store, entity: int) -> list[Month]:
    """How many dated articles of each month name an entity (by key), in the order of time."""
    rows = store.rows(
        f"SELECT day / 100 * 100 AS month, count(DISTINCT article){_THERE}"
        " AND day > 0 GROUP BY month",
        entity,
    )
    return [Month(days.iso(row[0]) or "", row[1]) for row in rows]


def latest(store: Store, entity: int, most: int) -> list[Where]:
    """The latest articles that name an entity (by key)."""
    rows = store.rows(
        "SELECT id, coalesce(title, opening), article.published, named.n FROM"
        f" (SELECT article, sum(mentions) AS n, day{_THERE}"
        " GROUP BY article ORDER BY day DESC, article DESC LIMIT ?) AS named"
        " JOIN article ON article.key = named.article ORDER BY day DESC, article.key DESC",
        entity,
        most,
    )
    return [Where(*row) for row in rows]


def beside(store: Store, entity: int, most: int) -> list[Beside]:
    """The entities that stand in most sentences with an entity (by key), counted in the latest
    `LOOKED_AT` articles that name it. A sentence counts as it came, of whatever zone."""
    named = store.rows(
        "WITH named AS (SELECT DISTINCT article"
        f"{_THERE} ORDER BY day DESC LIMIT ?)"
        " SELECT version_text.version, shape FROM named"
        " JOIN article ON article.key = named.article"
        " JOIN version_text ON version_text.version = article.version",
        entity,
        LOOKED_AT,
    )
    together = Counter[int]()
    for version, shape in named:
        starts = unpack(shape).sentences.starts
        there: dict[int, set[int]] = {}
        for start, _, other in _entities(store, version):
            there.setdefault(bisect_right(starts, start), set()).add(other)
        for company in there.values():
            if entity in company:
                together.update(company)
    del together[entity]
    rows = store.rows(
        "SELECT entity.id, label, name, articles, mentions, first, last, wanted.value"
        " FROM json_each(?) AS wanted JOIN entity ON entity.key = CAST(wanted.key AS INTEGER)"
        " WHERE forgotten = 0 ORDER BY wanted.value DESC, articles, folded LIMIT ?",
        json.dumps(together),
        most,
    )
    return [Beside(Entity(*row[:7]), row[7]) for row in rows]


def _entities(store: Store, version: int) -> list[tuple[int, int, int]]:
    """(start, end, entity) of what a version (by key) names of the library, in its order."""
    places = mention_places.of_version(store, version)
    known = {row[0]: row[1] for row in store.rows(_ENTITY, mention_places.asked(places))}
    told = ((start, end, known.get(mention_places.alias(what))) for start, end, what in places)
    return [(start, end, entity) for start, end, entity in told if entity is not None]


_ENTITY = (
    "SELECT entity_alias.key, entity FROM json_each(?) AS wanted"
    " JOIN entity_alias ON entity_alias.key = wanted.value"
    " WHERE entity IS NOT NULL"
)


def among(store: Store, condition: Condition) -> list[Entity]:
    """The entities that the articles name of which a condition is true, counted in these alone;
    the most frequent first."""
    rows = store.rows(
        "SELECT entity.id, entity.label, entity.name, count(DISTINCT article.key) AS n,"
        " count(*) AS m, min(article.published), max(article.published) FROM article"
        " JOIN mention ON mention.version = article.version"
        " JOIN json_each(aliases(places)) AS named"
        " JOIN entity_alias ON entity_alias.key = named.value"
        " JOIN entity ON entity.key = entity_alias.entity"
        f" WHERE forgotten = 0 AND ({condition.sql}) GROUP BY entity.key"
        " ORDER BY n DESC, m DESC, entity.folded, entity.label",
        *condition.values,
    )
    return [Entity(*row) for row in rows]


def spans(store: Store, article: str, entities: Sequence[int]) -> list[tuple[int, int]]:
    """Where the current text of an article (by id) names one of some entities (by key)."""
    version = store.value("SELECT version FROM article WHERE id = ?", article)
    wanted = frozenset(entities)
    return [(start, end) for start, end, one in _entities(store, version) if one in wanted]


def at(store: Store, version: str, start: int, end: int) -> int | None:
    """The key of the entity that is named at `[start, end)` of a version."""
    key = store.value("SELECT key FROM version WHERE id = ?", version)
    there = (one for *span, one in _entities(store, key) if span == [start, end])
    return next(there, None)


def versions_with(store: Store, words: str) -> list[str]:
    """The ids of the current versions whose article has these words, as the index knows."""
    wanted = Wanted(words)
    if wanted.is_empty:
        return []
    return store.column(
        "SELECT version.id FROM version WHERE key IN (SELECT version FROM article WHERE key IN"
        " (SELECT rowid FROM article_search WHERE article_search MATCH ?)) ORDER BY key",
        match(wanted),
    )
