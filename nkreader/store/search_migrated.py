"""The indexes of words as steps before schema 20 make them: told of every article anew, from blocks
that were kept as JSON."""

import json
import sqlite3

from nkreader.store.search import Indexed, put

_TEXTS = (
    "SELECT key, title, text, blocks FROM article"
    " JOIN version_text ON version_text.version = article.version"
)


def index_again(db: sqlite3.Connection) -> None:
    """Tell an empty index of words of every article."""
    rows = db.execute(_TEXTS)
    put(db, ((row[0], *_indexed(row).columns()) for row in rows))


def beginnings_again(db: sqlite3.Connection) -> None:
    """Tell an empty index of beginnings of every article."""
    rows = db.execute(_TEXTS)
    db.executemany(
        "INSERT INTO article_search_begins (rowid, begins) VALUES (?, ?)",
        ((row[0], _indexed(row).begins()) for row in rows),
    )


def _indexed(row: sqlite3.Row) -> Indexed:
    blocks = [(block[0], block[1]) for block in json.loads(row[3])]
    return Indexed(row[1], row[2], blocks)
