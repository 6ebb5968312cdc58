"""Feeds: the addresses that bring articles, what their servers said last, which articles came."""

import sqlite3
from collections.abc import Container

from nkreader.ids import new_id, normal_id
from nkreader.provenance import Feed
from nkreader.store.connection import Store

_FEED = (
    "SELECT feed.*, (SELECT count(*) FROM feed_article WHERE feed_article.feed = feed.key)"
    " AS articles FROM feed"
)


def every(store: Store) -> list[Feed]:
    """All feeds, in the order of their titles and addresses."""
    rows = store.rows(f"{_FEED} ORDER BY coalesce(title, address) COLLATE NOCASE, feed.key")
    return [_feed(row) for row in rows]


def of_articles(store: Store, articles: Container[str]) -> set[str]:
    """The ids of the feeds that brought these articles (by id)."""
    rows = store.rows(
        "SELECT article.id AS article, feed.id AS feed FROM feed_article"
        " JOIN article ON article.key = feed_article.article"
        " JOIN feed ON feed.key = feed_article.feed"
    )
    return {row["feed"] for row in rows if row["article"] in articles}


def by_address(store: Store, address: str) -> Feed | None:
    """The feed at exactly this address."""
    row = store.row(f"{_FEED} WHERE address = ?", address)
    return _feed(row) if row else None


def by_prefix(store: Store, typed: str) -> list[Feed]:
    """Those whose id begins so; two at the most."""
    prefix = normal_id(typed)
    if not prefix:
        return []
    rows = store.rows(f"{_FEED} WHERE id >= ? AND id < ? LIMIT 2", prefix, prefix + "~")
    return [_feed(row) for row in rows]


def _feed(row: sqlite3.Row) -> Feed:
    return Feed(*(row[name] for name in Feed._fields))


def remember(store: Store, address: str, added: str) -> Feed:
    """Keep an address; what is kept already stays as it is."""
    with store.write() as db:
        db.execute(
            "INSERT INTO feed (id, address, added) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (new_id(), address, added),
        )
        found = by_address(store, address)
    assert found is not None
    return found


def looked(
    store: Store,
    feed: Feed,
    when: str,
    trouble: str | None = None,
    title: str | None = None,
    etag: str | None = None,
    modified: str | None = None,
) -> None:
    """Write down a look at a feed: what its server said, or what was wrong.

    Where there is trouble, title, ETag and date of the last good look stay.
    """
    with store.write() as db:
        if trouble is not None:
            db.execute(
                "UPDATE feed SET looked = ?, trouble = ? WHERE id = ?", (when, trouble, feed.id)
            )
            return
        db.execute(
            "UPDATE feed SET looked = ?, trouble = NULL, title = coalesce(?, title), etag = ?,"
            " modified = ? WHERE id = ?",
            (when, title, etag, modified, feed.id),
        )


def has_brought(store: Store, article: str) -> bool:
    """Whether an article (by id) came by any feed."""
    sql = "SELECT 1 FROM feed_article JOIN article ON article.key = article WHERE article.id = ?"
    return store.value(sql, article) is not None


def brought(store: Store, feed: str, article: str) -> None:
    """Write down that an article came by a feed; only inside `store.write()`."""
    store.db.execute(
        "INSERT INTO feed_article (article, feed)"
        " SELECT article.key, feed.key FROM article, feed WHERE article.id = ? AND feed.id = ?"
        " ON CONFLICT (article) DO UPDATE SET feed = excluded.feed",
        (article, feed),
    )


def forget(store: Store, feed: Feed) -> None:
    """Take a feed out; its articles stay."""
    with store.write() as db:
        key = store.value("SELECT key FROM feed WHERE id = ?", feed.id)
        db.execute("DELETE FROM feed_article WHERE feed = ?", (key,))
        db.execute("DELETE FROM feed WHERE key = ?", (key,))
