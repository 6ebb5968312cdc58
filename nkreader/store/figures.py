"""Sums over many articles, taken where they lie: by date, publisher, annotator, and of sentences.
What they mean is said by `analysis` and `library.figures`."""

import json
from collections.abc import Iterable, Iterator, Sequence

from nkreader.figures import Cell, Coded, Columns, Dated, Progress, Rows
from nkreader.store.conditions import EVERYTHING, Condition, SqlValue
from nkreader.store.connection import Store


def _of(where: Condition, column: str) -> str:
    """SQL for "of an article of which a condition is true"."""
    if where == EVERYTHING:
        return "1"
    return f"{column} IN (SELECT key FROM article WHERE {where.sql})"


def _in(keys: Iterable[int]) -> str:
    return ",".join(str(int(key)) for key in keys) or "-1"


def progress(store: Store, where: Condition, set_key: int | None, sets: Sequence[int]) -> Progress:
    """How far the articles of which a condition is true are done in a set; `coded` is of the first
    of these sets alone. Those that are not counted are left out of `sentences` and `coded`.
    """
    wanted = "1" if where == EVERYTHING else "{} IN (SELECT key FROM wanted)"
    counted = "NOT EXISTS (SELECT 1 FROM uncounted WHERE uncounted.article = {}.article)"
    row = store.row(
        f"WITH wanted AS MATERIALIZED (SELECT key FROM article WHERE {where.sql}) SELECT"
        f" (SELECT count(*) FROM {'article' if where == EVERYTHING else 'wanted'}),"
        " (SELECT count(*) FROM reading_state WHERE annotation_set = ? AND state = 'done'"
        f"  AND {wanted.format('article')}),"
        f" (SELECT coalesce(sum(sentences), 0) FROM body_sentences WHERE {wanted.format('article')}"
        f"  AND {counted.format('body_sentences')}),"
        " (SELECT coalesce(sum(coded), 0) FROM coded_count WHERE annotation_set = ?"
        f"  AND {wanted.format('article')} AND {counted.format('coded_count')})",
        *where.values,
        set_key,
        sets[0] if sets else None,
    )
    assert row is not None
    return Progress(*row)


def uncounted(store: Store, where: Condition) -> list[int]:
    """The keys of the articles of which a condition is true that are not counted."""
    sql = f"SELECT article FROM uncounted WHERE {_of(where, 'article')}"
    return store.column(sql, *where.values)


def coded(store: Store, where: Condition, sets: Sequence[int]) -> Iterator[Coded]:
    """What annotations of these sets code, article by article."""
    sql = (
        "SELECT article, slug, first, stop FROM annotation"
        " JOIN coded_span ON coded_span.annotation = annotation.key"
        " JOIN tag ON tag.key = annotation.tag"
        f" WHERE annotation_set IN ({_in(sets)}) AND {_of(where, 'article')} ORDER BY article"
    )
    for batch in store.batches(sql, *where.values):
        yield from map(Coded._make, batch)


def dated(
    store: Store, rows: Rows, where: Condition, sets: Sequence[int], limit: int | None
) -> Iterator[Dated]:
    """By date how many articles there are, by row; of tags, how many annotations of these sets.
    Tags come in their order, others the most frequent first; `limit`: so many rows at the most."""
    here, values = _of(where, "article.key"), where.values
    if rows == "article":
        sql = f"SELECT 'article', published, count(*) FROM article WHERE {here} GROUP BY published"
    elif rows == "publisher":
        sql = _by_frequency(f"SELECT publisher AS name, published FROM article WHERE {here}")
        values = (*where.values, -1 if limit is None else limit)
    elif rows == "entity":
        sql, values = _entities(store, where, limit)
    else:
        sql = (
            "SELECT slug, published, count(*) FROM annotation JOIN tag ON tag.key = annotation.tag"
            " JOIN article ON article.key = annotation.article"
            f" WHERE annotation_set IN ({_in(sets)}) AND {here}"
            " GROUP BY tag.position, tag.key, published"
        )
    for batch in store.batches(sql, *values):
        yield from map(Dated._make, batch)


def _most_frequent(named: str, of: str = "") -> str:
    """Entities, the so many (?1) with the most articles `of` some. `named` has each name with how
    many articles it has at the `least` and at the `most`: several entities or spellings of one name
    lie between what they have, and only what may be among the first is counted."""
    standing = (
        " CROSS JOIN entity_alias ON entity_alias.entity = entity.key"
        " CROSS JOIN entity_article ON entity_article.alias = entity_alias.key"
        f" WHERE forgotten = 0{of}"
    )
    return (
        f"WITH {named},"
        " likely AS (SELECT name, least, most FROM named WHERE most >= coalesce("
        "  (SELECT least FROM named ORDER BY least DESC LIMIT 1 OFFSET ?1 - 1), 0)),"
        " wanted AS MATERIALIZED (SELECT name, CASE most WHEN least THEN most ELSE"
        f"  (SELECT count(DISTINCT article) FROM entity{standing} AND entity.name = likely.name)"
        "  END AS n FROM likely ORDER BY n DESC, name LIMIT ?1)"
        " SELECT wanted.name, iso_date(day) AS published, count(DISTINCT article)"
        f" FROM entity CROSS JOIN wanted ON wanted.name = entity.name{standing}"
        " GROUP BY n, wanted.name, day ORDER BY n DESC, wanted.name"
    )


_OF_ALL = _most_frequent(
    "named AS MATERIALIZED (SELECT name, max(articles) AS least, sum(articles) AS most"
    " FROM entity WHERE forgotten = 0 GROUP BY name)"
)
_OF_MANY = _most_frequent(
    "here (article) AS MATERIALIZED (SELECT value FROM json_each(?2)),"
    " spelled AS MATERIALIZED (SELECT alias, count(*) AS n FROM entity_article"
    "  WHERE article IN here GROUP BY alias),"
    " named AS MATERIALIZED (SELECT entity.name, max(n) AS least, sum(n) AS most FROM spelled"
    "  CROSS JOIN entity_alias ON entity_alias.key = spelled.alias"
    "  CROSS JOIN entity ON entity.key = entity_alias.entity"
    "  WHERE forgotten = 0 GROUP BY entity.name)",
    of=" AND article IN here",
)
_OF_FEW = (
    "SELECT DISTINCT entity.name, article.key, article.published FROM article"
    " CROSS JOIN mention ON mention.version = article.version"
    " CROSS JOIN json_each(aliases(places)) AS named"
    " CROSS JOIN entity_alias ON entity_alias.key = named.value"
    " CROSS JOIN entity ON entity.key = entity_alias.entity"
    " WHERE forgotten = 0 AND article.key IN (SELECT value FROM json_each(?))"
)
_FEW = 8
"""Of so many articles one: up to there the mentions are looked through, beyond it all counts."""


def _entities(
    store: Store, where: Condition, limit: int | None
) -> tuple[str, tuple[SqlValue, ...]]:
    """SQL for how many articles there are by entity and date, with its values."""
    if where == EVERYTHING and limit is not None:
        return _OF_ALL, (limit,)
    keys = store.column(f"SELECT key FROM article WHERE {where.sql}", *where.values)
    packed = json.dumps(keys)
    if limit is not None and len(keys) * _FEW > store.value("SELECT count(*) FROM article"):
        return _OF_MANY, (limit, packed)
    return _by_frequency(_OF_FEW), (packed, -1 if limit is None else limit)


def _by_frequency(found: str) -> str:
    """Counts by name and date of what is found, the most frequent name first."""
    return (
        f"WITH found AS MATERIALIZED ({found}),"
        " wanted AS (SELECT name, count(*) AS n FROM found GROUP BY name"
        "  ORDER BY n DESC, name LIMIT ?)"
        " SELECT found.name, published, count(*) FROM wanted CROSS JOIN found"
        " ON found.name IS wanted.name GROUP BY n, found.name, published"
        " ORDER BY n DESC, found.name"
    )


def passage_keys(
    store: Store, where: Condition, sets: Sequence[int], tag: str | None, beside: str | None
) -> list[int]:
    """The keys of annotations of these sets, newest article first, in the order of its text: with
    a tag, in articles of which a condition is true, in a sentence `beside` another tag."""
    values: list[str | int | None] = [*where.values]
    sql = f"annotation_set IN ({_in(sets)}) AND {_of(where, 'annotation_place.article')}"
    if tag is not None:
        sql, values = f"{sql} AND tag.slug = ?", [*values, tag]
    if beside is not None:
        values.append(beside)
        sql += (
            " AND EXISTS (SELECT 1 FROM coded_span AS own JOIN annotation AS other"
            "  ON other.article = annotation_place.article"
            f" AND other.annotation_set IN ({_in(sets)})"
            " JOIN tag AS their ON their.key = other.tag AND their.slug = ?"
            " JOIN coded_span AS span ON span.annotation = other.key"
            " WHERE own.annotation = annotation_place.key"
            "  AND span.first < own.stop AND own.first < span.stop)"
        )
    return store.column(
        "SELECT annotation_place.key FROM annotation_place"
        " JOIN article ON article.key = annotation_place.article"
        f" JOIN tag ON tag.key = annotation_place.tag WHERE {sql}"
        " ORDER BY published IS NULL, published DESC, article.key DESC, place_start IS NULL,"
        " place_start, place_end, annotation_place.key",
        *values,
    )


def crossed(store: Store, columns: Columns, where: Condition, sets: Sequence[int]) -> list[Cell]:
    """How many annotations of these sets there are by tag and another thing: `publisher`,
    `annotator`, or `month`."""
    column = {
        "publisher": "publisher",
        "annotator": "annotator",
        "month": "CASE WHEN length(published) >= 7 THEN substr(published, 1, 7) END",
    }[columns]
    rows = store.rows(
        f"SELECT slug, {column} AS stands_over, count(*) FROM annotation"
        " JOIN tag ON tag.key = annotation.tag JOIN article ON article.key = annotation.article"
        " JOIN annotation_set ON annotation_set.key = annotation.annotation_set"
        f" WHERE annotation_set IN ({_in(sets)}) AND {_of(where, 'article.key')}"
        " GROUP BY tag.position, tag.key, stands_over"
        " ORDER BY tag.position, tag.key, stands_over IS NULL, stands_over",
        *where.values,
    )
    return [Cell(*row) for row in rows]
