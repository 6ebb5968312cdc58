"""The list of articles: which there are in which order, under which headings, and their rows.

What is in an article, and how it is changed, is `articles`' business.
"""

import json
from collections.abc import Sequence

from nkreader.lists import NEWEST, Arrangement, ArticleRow, Grouping, Known, Order
from nkreader.store import article_marks, coding
from nkreader.store.conditions import EVERYTHING, Condition, SqlValue
from nkreader.store.connection import Store

PARTS = 10
"""Parts of a text of which a row tells the tags."""


FEW = 2_000
"""Articles that are sorted rather than found by walking down the whole list."""
TIMES = 4
"""Articles in which the first are looked for, by how many are wanted."""
_WALKED = " INDEXED BY article_newest"
_NEWEST = "article.published IS NULL, article.published DESC, article.key DESC"
_ORDERS: dict[Order, tuple[str, str, str]] = {
    "date": ("article.published", "DESC", "ASC"),
    "title": ("(CASE WHEN title IS NOT NULL THEN folded END)", "ASC", "DESC"),
    "publisher": ("publisher COLLATE NOCASE", "ASC", "DESC"),
    "opened": ("opened", "DESC", "ASC"),
    "tags": ("tagged", "DESC", "ASC"),
    "words": ("words", "DESC", "ASC"),
}
"""What is put in order, and the directions forwards and backwards."""
_GROUPS: dict[Grouping, tuple[str, Order]] = {
    "day": ("published", "date"),
    "week": (
        "CASE length(published) WHEN 10 THEN date(published, '-6 days', 'weekday 1')"
        " ELSE published END",
        "date",
    ),
    "publisher": ("publisher", "publisher"),
}
"""What stands under one heading, and the order of the headings. A week is named by its Monday; a
date that is not known to the day stands by itself."""


def _direction(order: Order, arrangement: Arrangement) -> str:
    backwards = arrangement.backwards and arrangement.order == order
    return _ORDERS[order][2 if backwards else 1]


def _group_order(arrangement: Arrangement) -> list[str]:
    if arrangement.grouping is None:
        return []
    group, order = _GROUPS[arrangement.grouping]
    return [f"({group}) IS NULL", f"{group} {_direction(order, arrangement)}"]


def keys(
    store: Store,
    wanted: Condition,
    arrangement: Arrangement,
    set_key: int | None,
    limit: int | None = None,
) -> list[int]:
    """The keys of the articles of which a condition is true, in order, all or the first `limit`;
    what was opened and tagged is told of one set."""
    what = _ORDERS[arrangement.order][0]
    own = [f"{what} IS NULL", f"{what} {_direction(arrangement.order, arrangement)}"]
    if arrangement._replace(grouping=None) == NEWEST:
        own = []
    order = ", ".join([*_group_order(arrangement), *own, _NEWEST])
    columns, values = "", tuple[SqlValue, ...]()
    if arrangement.order == "opened":
        columns = (
            ", (SELECT opened FROM reading_state WHERE reading_state.article = article.key"
            " AND reading_state.annotation_set = ?) AS opened"
        )
        values = (set_key,)
    elif arrangement.order == "tags":
        columns = (
            ", (SELECT count(*) FROM annotation WHERE annotation.article = article.key"
            " AND annotation_set = ?) AS tagged"
        )
        values = (set_key,)
    if wanted.lookups and order == _NEWEST:
        return _with_words(store, wanted, limit)
    sql = f"SELECT article.key{columns} FROM article WHERE {wanted.sql} ORDER BY {order} LIMIT ?"
    return store.column(sql, *values, *wanted.values, -1 if limit is None else limit)


def _with_words(store: Store, wanted: Condition, limit: int | None) -> list[int]:
    """The newest articles of which a condition is true that asks indexes of words.

    A common word is in so many articles that the first are found among the newest, and that walking
    down the list is less work than sorting; where words are rare, what they are in is sorted.
    """
    if limit is not None and len(wanted.lookups) == 1:
        found = newest_of(store, wanted, limit)
        if len(found) == limit:
            return found
    walked = "" if all(_is_few(store, *one) for one in wanted.lookups) else _WALKED
    return store.column(
        f"SELECT article.key FROM article{walked} WHERE {wanted.sql} ORDER BY {_NEWEST} LIMIT ?",
        *wanted.values,
        -1 if limit is None else limit,
    )


def newest_of(store: Store, wanted: Condition, limit: int) -> list[int]:
    """Of the newest articles, a few times `limit`, the keys of those of which a condition is true:
    the first of the whole list where they are as many as `limit`."""
    return store.column(
        f"WITH newest AS MATERIALIZED (SELECT key FROM article ORDER BY {_NEWEST} LIMIT ?)"
        " SELECT article.key FROM newest CROSS JOIN article ON article.key = newest.key"
        f" WHERE {wanted.among('SELECT key FROM newest').sql} ORDER BY {_NEWEST} LIMIT ?",
        limit * TIMES,
        *wanted.values,
        limit,
    )


def _is_few(store: Store, table: str, asked: str) -> bool:
    some = f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?"
    return int(store.value(f"SELECT count(*) FROM ({some})", asked, FEW + 1)) <= FEW


def groups(
    store: Store, wanted: Condition, arrangement: Arrangement
) -> list[tuple[str | None, int]]:
    """The headings over `keys` in their order: the day, the Monday of the week, the publisher, or
    None for what is not known; each with the number of articles below it."""
    if arrangement.grouping is None:
        return []
    group = _GROUPS[arrangement.grouping][0]
    order = ", ".join(_group_order(arrangement))
    sql = f"SELECT {group}, count(*) FROM article WHERE {wanted.sql} GROUP BY 1 ORDER BY {order}"
    return [(row[0], row[1]) for row in store.rows(sql, *wanted.values)]


def ids(store: Store, wanted: Sequence[int] | None) -> list[str]:
    """The ids of the articles with these keys, or of all."""
    if wanted is None:
        return store.column("SELECT id FROM article ORDER BY key")
    sql = (
        "SELECT article.id FROM json_each(?) AS wanted"
        " CROSS JOIN article ON article.key = wanted.value"
    )
    return store.column(sql, json.dumps(list(wanted)))


def page(store: Store, first: int, how_many: int) -> list[int]:
    """The keys of a stretch of the whole list, newest first, those without a date last."""
    sql = f"SELECT key FROM article ORDER BY {_NEWEST} LIMIT ? OFFSET ?"
    return store.column(sql, how_many, first)


def rows(store: Store, wanted: Sequence[int], set_key: int | None) -> list[ArticleRow]:
    """The list's rows of these keys, in this order, as they are in a set."""
    marks = ",".join("?" * len(wanted))
    found = store.rows(
        "SELECT article.key, id, title, opening, publisher, published, words,"
        " coalesce(state, 'new') AS state, opened FROM article LEFT JOIN reading_state"
        " ON reading_state.article = article.key AND reading_state.annotation_set = ?"
        f" WHERE article.key IN ({marks})",
        set_key,
        *wanted,
    )
    tags = _tag_counts(store, wanted, set_key)
    places = _places(store, list(tags), set_key)
    coded = coding.of_articles(store, wanted, set_key)
    whole = article_marks.by_article(store, wanted, set_key)
    by_key = {
        row["key"]: ArticleRow(
            row["id"], row["title"], row["opening"], row["publisher"], row["published"],
            row["words"], row["state"], tuple(tags.get(row["key"], ())),
            *places.get(row["key"], (0, ())), coded.get(row["key"]), row["opened"],
            *whole.get(row["key"], ((), False)),
        )
        for row in found
    }  # fmt: skip
    return [by_key[key] for key in wanted if key in by_key]


def _tag_counts(
    store: Store, wanted: Sequence[int], set_key: int | None
) -> dict[int, list[tuple[str, int]]]:
    counts: dict[int, list[tuple[str, int]]] = {}
    marks = ",".join("?" * len(wanted))
    for row in store.rows(
        "SELECT article, slug, count(*) AS n FROM annotation JOIN tag ON tag.key = annotation.tag"
        f" WHERE annotation_set = ? AND article IN ({marks}) GROUP BY article, tag.key"
        " ORDER BY tag.position",
        set_key,
        *wanted,
    ):
        counts.setdefault(row["article"], []).append((row["slug"], row["n"]))
    return counts


Places = tuple[int, tuple[str | None, ...]]
"""How many annotations wait for review, and the tag that each part of the text has most of."""


def _places(store: Store, wanted: Sequence[int], set_key: int | None) -> dict[int, Places]:
    """Where the annotations lie in these articles, by key. Only articles that have some are asked
    about: the length of a text is counted by reading it."""
    marks = ",".join("?" * len(wanted))
    unsettled: dict[int, int] = {}
    parts: dict[int, list[dict[str, int]]] = {}
    for key, slug, status, first, last, count in store.rows(
        f"WITH size AS MATERIALIZED (SELECT key, length(text) AS letters FROM article"
        f" JOIN version_text ON version_text.version = article.version WHERE key IN ({marks}))"
        " SELECT size.key, slug, status, place_start * ? / letters AS first,"
        " (place_end - 1) * ? / letters AS last, count(*) FROM size"
        " CROSS JOIN annotation_place ON annotation_place.article = size.key"
        " JOIN tag ON tag.key = annotation_place.tag WHERE annotation_set = ?"
        " GROUP BY size.key, tag.key, status, first, last ORDER BY tag.position",
        *wanted, PARTS, PARTS, set_key,
    ):  # fmt: skip
        if status == "review":
            unsettled[key] = unsettled.get(key, 0) + count
        elif status == "placed":
            strip = parts.setdefault(key, [{} for _ in range(PARTS)])
            for part in strip[first : last + 1]:
                part[slug] = part.get(slug, 0) + count
    return {
        key: (
            unsettled.get(key, 0),
            tuple(max(part, key=lambda slug: part[slug]) if part else None for part in parts[key])
            if key in parts
            else (),
        )
        for key in wanted
    }


def known(store: Store, set_key: int | None) -> Known:
    """Whether any article has a date, a publisher, anything that the set says of it."""
    tagged = "SELECT EXISTS (SELECT 1 FROM annotation WHERE annotation_set = ?)"
    whole = "SELECT EXISTS (SELECT 1 FROM article_mark WHERE annotation_set = ?)"
    passages = bool(store.value(tagged, set_key))
    return Known(
        bool(store.value("SELECT EXISTS (SELECT 1 FROM article WHERE (published IS NULL) = 0)")),
        bool(store.value("SELECT EXISTS (SELECT 1 FROM article WHERE publisher > '')")),
        passages or bool(store.value(whole, set_key)),
        passages,
    )


def done(store: Store, set_key: int | None) -> list[int]:
    """The keys of the articles that are done in a set."""
    sql = "SELECT article FROM reading_state WHERE annotation_set = ? AND state = 'done'"
    return store.column(sql, set_key)


def is_plain(wanted: Condition, arrangement: Arrangement) -> bool:
    """Whether these are all articles as the list's own index has them, whose pages need no keys."""
    return wanted == EVERYTHING and arrangement == NEWEST
