"""Where entities of the library stand: in which articles, when, beside whom."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from nkreader.entity import Beside, Entity, Month, Where
from nkreader.store.conditions import Condition
from nkreader.store.connection import Store
from nkreader.store.search import match
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
        f"SELECT substr(published, 1, 7) AS month, count(DISTINCT article){_THERE}"
        " AND published > '' GROUP BY month",
        entity,
    )
    return [Month(row[0], row[1]) for row in rows]


def latest(store: Store, entity: int, most: int) -> list[Where]:
    """The latest articles that name an entity (by key)."""
    rows = store.rows(
        "SELECT id, coalesce(title, opening), article.published, named.n FROM"
        f" (SELECT article, sum(mentions) AS n, entity_article.published AS day{_THERE}"
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
        f"{_THERE} ORDER BY published DESC LIMIT ?)"
        " SELECT version_text.version, sentences FROM named"
        " JOIN article ON article.key = named.article"
        " JOIN version_text ON version_text.version = article.version",
        entity,
        LOOKED_AT,
    )
    together = Counter[int]()
    for version, sentences in named:
        starts = [start for start, _ in json.loads(sentences)]
        there: dict[int, set[int]] = {}
        for start, other in store.rows(_ENTITIES, version):
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


_ENTITIES = (
    "SELECT start, entity FROM mention JOIN entity_alias ON entity_alias.key = mention.alias"
    " WHERE version = ? AND entity IS NOT NULL"
)


def among(store: Store, condition: Condition) -> list[Entity]:
    """The entities that the articles name of which a condition is true, counted in these alone;
    the most frequent first."""
    rows = store.rows(
        "SELECT entity.id, entity.label, entity.name, count(DISTINCT article.key) AS n,"
        " count(*) AS m, min(article.published), max(article.published) FROM article"
        " JOIN mention ON mention.version = article.version"
        " JOIN entity_alias ON entity_alias.key = mention.alias"
        " JOIN entity ON entity.key = entity_alias.entity"
        f" WHERE forgotten = 0 AND ({condition.sql}) GROUP BY entity.key"
        " ORDER BY n DESC, m DESC, entity.folded, entity.label",
        *condition.values,
    )
    return [Entity(*row) for row in rows]


def spans(store: Store, article: str, entities: Sequence[int]) -> list[tuple[int, int]]:
    """Where the current text of an article (by id) names one of some entities (by key)."""
    marks = ", ".join("?" * len(entities))
    rows = store.rows(
        'SELECT start, "end" FROM mention JOIN entity_alias ON entity_alias.key = mention.alias'
        " WHERE version = (SELECT version FROM article WHERE id = ?)"
        f' AND entity IN ({marks}) ORDER BY start, "end"',
        article,
        *entities,
    )
    return [(row[0], row[1]) for row in rows]


def at(store: Store, version: str, start: int, end: int) -> int | None:
    """The key of the entity that is named at `[start, end)` of a version."""
    found = store.value(
        "SELECT entity FROM mention JOIN entity_alias ON entity_alias.key = mention.alias"
        ' WHERE version = (SELECT key FROM version WHERE id = ?) AND start = ? AND "end" = ?',
        version,
        start,
        end,
    )
    return None if found is None else int(found)


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
