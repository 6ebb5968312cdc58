"""The list of articles: which there are in which order, under which headings.

What a row shows is `list_rows`' business; what is in an article, `articles`'.
"""

import json
from collections.abc import Sequence

from nkreader.lists import NEWEST, Arrangement, Grouping, Order
from nkreader.store.conditions import EVERYTHING, Condition, SqlValue
from nkreader.store.connection import Store
from nkreader.store.list_rows import NEWEST_FIRST

FEW = 2_000
"""Articles that are sorted rather than found by walking down the whole list."""
TIMES = 4
"""Articles in which the first are looked for, by how many are wanted."""
_WALKED = " INDEXED BY article_newest"
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
    order = ", ".join([*_group_order(arrangement), *own, NEWEST_FIRST])
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
    if wanted.lookups and order == NEWEST_FIRST:
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
        f"SELECT article.key FROM article{walked} WHERE {wanted.sql}"
        f" ORDER BY {NEWEST_FIRST} LIMIT ?",
        *wanted.values,
        -1 if limit is None else limit,
    )


def newest_of(store: Store, wanted: Condition, limit: int) -> list[int]:
    """Of the newest articles, a few times `limit`, the keys of those of which a condition is true:
    the first of the whole list where they are as many as `limit`."""
    return store.column(
        f"WITH newest AS MATERIALIZED (SELECT key FROM article ORDER BY {NEWEST_FIRST} LIMIT ?)"
        " SELECT article.key FROM newest CROSS JOIN article ON article.key = newest.key"
        f" WHERE {wanted.among('SELECT key FROM newest').sql} ORDER BY {NEWEST_FIRST} LIMIT ?",
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


def is_plain(wanted: Condition, arrangement: Arrangement) -> bool:
    """Whether these are all articles as the list's own index has them, whose pages need no keys."""
    return wanted == EVERYTHING and arrangement == NEWEST
