"""Full text: an index over titles and texts, both folded, that no query can upset.

The index keeps no text of its own; what it was given must be given again to be taken out.
"""

from nkreader.store.connection import Store
from nkreader.text.cleaning import folded


def learn(store: Store, article: int, title: str | None, text: str) -> None:
    """Put an article's title and current text into the index. Only inside `store.write()`."""
    store.db.execute(
        "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)",
        (article, folded(title or ""), folded(text)),
    )


def forget(store: Store, article: int, title: str | None, text: str) -> None:
    """Take out what `learn` put in, with the same words. Only inside `store.write()`."""
    store.db.execute(
        "INSERT INTO article_search (article_search, rowid, title, text)"
        " VALUES ('delete', ?, ?, ?)",
        (article, folded(title or ""), folded(text)),
    )


def quoted(query: str) -> str:
    """A query in FTS5's language: every word quoted, the last one a beginning of a word."""
    plain = folded(query).replace("\0", " ")
    words = ['"' + word.replace('"', '""') + '"' for word in plain.split()]
    return " ".join(words) + "*" if words else ""


def hits(store: Store, query: str) -> list[int]:
    """Keys of the articles in which all words of `query` occur, newest first."""
    wanted = quoted(query)
    if not wanted:
        return []
    return store.column(
        "SELECT key FROM article WHERE +key IN"
        " (SELECT rowid FROM article_search WHERE article_search MATCH ?)"
        " ORDER BY published IS NULL, published DESC, key DESC",
        wanted,
    )


def quoted_word(words: str, starred: bool) -> str:
    """A word, or words one behind the other, in FTS5's language; starred: the last may go on."""
    plain = folded(words).replace("\0", " ").replace('"', '""')
    return f'"{plain}"' + ("*" if starred else "")
