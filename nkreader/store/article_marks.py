"""Tags and memos on whole articles, as they are stored. Written by acts, read here."""

import sqlite3
from collections.abc import Iterable

from nkreader.article_marks import ArticleMark
from nkreader.ids import normal_id
from nkreader.store.connection import Store
from nkreader.store.sets import in_view

_MARK = (
    "SELECT article_mark.*, annotation_set.id AS set_id, article.id AS article_id, tag.slug"
    " FROM article_mark JOIN article ON article.key = article_mark.article"
    " JOIN annotation_set ON annotation_set.key = article_mark.annotation_set"
    " LEFT JOIN tag ON tag.key = article_mark.tag"
)
_ORDER = "ORDER BY tag.position IS NOT NULL, tag.position, article_mark.key"


def _mark(row: sqlite3.Row) -> ArticleMark:
    return ArticleMark(
        row["id"], row["set_id"], row["article_id"], row["slug"], row["note"], row["created"],
        row["modified"],
    )  # fmt: skip


def of_article(store: Store, article: str, set_key: int | None) -> list[ArticleMark]:
    """What a set says of an article (by id): the memo first, then tags in codebook order."""
    sql = f"{_MARK} WHERE article.id = ? AND annotation_set = ? {_ORDER}"
    return [_mark(row) for row in store.rows(sql, article, set_key)]


def every(store: Store, set_key: int | None) -> list[ArticleMark]:
    """All that a set, or with None every set that is in view and in use, says of whole articles."""
    where = (
        f"WHERE {in_view(store, archived=False)}" if set_key is None else "WHERE annotation_set = ?"
    )
    return [_mark(row) for row in store.rows(f"{_MARK} {where} {_ORDER}", *filter(None, [set_key]))]


def of_sets(store: Store, sets: Iterable[str], articles: Iterable[str]) -> list[ArticleMark]:
    """What sets (by id) say of articles (by id)."""
    wanted = list(dict.fromkeys(sets))
    marks = ",".join("?" * len(wanted))
    sql = f"{_MARK} WHERE article.id = ? AND annotation_set.id IN ({marks}) {_ORDER}"
    return [
        _mark(row)
        for article in dict.fromkeys(articles)
        for row in store.rows(sql, article, *wanted)
    ]


def key_of(store: Store, article: int, set_key: int | None, tag: int | None) -> int | None:
    """The key of a set's tag, or without one of its memo, on an article (by key)."""
    found = store.value(
        "SELECT key FROM article_mark WHERE article = ? AND annotation_set = ?"
        " AND coalesce(tag, 0) = ?",
        article,
        set_key,
        tag or 0,
    )
    return None if found is None else int(found)


def with_id(store: Store, id: str) -> int | None:
    """The key of the one with this id."""
    found = store.value("SELECT key FROM article_mark WHERE id = ?", id)
    return None if found is None else int(found)


def by_prefix(store: Store, typed: str) -> list[ArticleMark]:
    """Those in view whose id begins so; two at the most."""
    prefix = normal_id(typed)
    sql = f"{_MARK} WHERE article_mark.id >= ? AND article_mark.id < ? AND {in_view(store)} LIMIT 2"
    return [_mark(row) for row in store.rows(sql, prefix, prefix + "~")] if prefix else []


def in_sight(store: Store, id: str) -> int | None:
    """The key of the one with this id, if its set is in view."""
    found = store.value(f"SELECT key FROM article_mark WHERE id = ? AND {in_view(store)}", id)
    return None if found is None else int(found)


def owner(store: Store, key: int) -> tuple[str, str, bool] | None:
    """(the article's id, the annotator, whether it is a tag) of one (by key)."""
    row = store.row(
        "SELECT article.id, annotator, tag IS NOT NULL FROM article_mark"
        " JOIN article ON article.key = article_mark.article"
        " JOIN annotation_set ON annotation_set.key = article_mark.annotation_set"
        " WHERE article_mark.key = ?",
        key,
    )
    return None if row is None else (row[0], row[1], bool(row[2]))


def with_tag(store: Store, slug: str) -> list[tuple[int, int, int]]:
    """(key, article, set) of every whole article that carries a tag."""
    sql = (
        "SELECT key, article, annotation_set FROM article_mark"
        " WHERE tag = (SELECT key FROM tag WHERE slug = ?) ORDER BY key"
    )
    return [tuple(row) for row in store.rows(sql, slug)]
