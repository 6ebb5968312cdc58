"""Mentions as libraries before schema 8 have them, given their aliases.

Entities are told of the aliases when the library is next opened: who is meant is not known here.
"""

import sqlite3

from nkreader.store.spellings import spelled


def alias_the_mentions(db: sqlite3.Connection) -> None:
    """Move the mentions of current texts from `mention_before` to `mention`; others go."""
    aliases: dict[tuple[str, str, str], int] = {}
    current = db.execute(
        "SELECT article.key, version, coalesce(published, '') FROM article"
        " WHERE version IS NOT NULL"
    ).fetchall()
    for article, version, published in current:
        text = db.execute("SELECT text FROM version_text WHERE version = ?", (version,)).fetchone()[
            0
        ]
        rows = db.execute(
            'SELECT start, "end", label, name FROM mention_before WHERE version = ?', (version,)
        ).fetchall()
        found = [
            (version, start, end, _alias(db, aliases, label, name, text[start:end]))
            for start, end, label, name in rows
        ]
        db.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?)", found)
        db.execute(
            "INSERT INTO entity_article SELECT alias, ?, ?, count(*) FROM mention"
            " WHERE version = ? GROUP BY alias",
            (published, article, version),
        )
    db.execute(
        "DELETE FROM extraction WHERE version NOT IN"
        " (SELECT version FROM article WHERE version IS NOT NULL)"
    )
    db.execute("DROP TABLE mention_before")


def _alias(
    db: sqlite3.Connection,
    known: dict[tuple[str, str, str], int],
    label: str,
    name: str,
    words: str,
) -> int:
    exact = " ".join(words.split())
    told = (label, name, spelled(exact))
    if told not in known:
        cursor = db.execute(
            "INSERT INTO entity_alias (label, name, folded, exact) VALUES (?, ?, ?, ?)",
            (*told, exact),
        )
        known[told] = int(cursor.lastrowid or 0)
    return known[told]
