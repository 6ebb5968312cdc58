"""Full text: an index over titles and texts, as `text.search_words` spells them; beside it one of
the letters that their words begin with, which knows in which articles, not where.

The index keeps no text of its own; what it was given must be given again to be taken out. So a
change of `text.search_words` or of how a text is cut into blocks needs a step that calls `rebuild`.
"""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from nkreader.on_demand import OnDemand
from nkreader.store.connection import Store
from nkreader.store.shapes import block_spans

if TYPE_CHECKING:
    from nkreader.text import search_words
    from nkreader.text.search_words import Looked, Tokens, Wanted
else:
    search_words = OnDemand("text.search_words")


class Indexed(NamedTuple):
    """What the index knows an article by."""

    title: str | None
    text: str
    blocks: Iterable[tuple[int, int]]
    """`[start, end)` of each block, in code points of `text`."""
    tokens: "Tokens | None" = None
    """The text's, where they were made already."""
    begun: str | None = None
    """What its words begin with, where that was gathered already."""

    def columns(self) -> tuple[str, str, str]:
        """Title, text and words with signs, as tokens."""
        title, text = search_words.tokens([self.title or ""]), self.tokens
        if text is None:
            text = search_words.tokens([self.text[start:end] for start, end in self.blocks])
        return title.words, text.words, " ".join(filter(None, (title.signed, text.signed)))

    def begins(self) -> str:
        """What their words begin with, as tokens."""
        return beginnings(*self.columns()[:2])


_LETTERS = 2
"""Letters of a beginning that is looked up. The index itself has to gather every word that begins
so: from three letters on those are few."""


def beginnings(*columns: str) -> str:
    """The first letter and the first two of each word, once, as tokens."""
    words = set[str]().union(*(column.split() for column in columns))
    two = {word[:_LETTERS] for word in words}
    return " ".join(sorted(two.union(word[:1] for word in two)))


def begun(wanted: "Wanted") -> str | None:
    """What to ask the index of beginnings for; None where it does not know that."""
    looked = None if wanted.signs() else wanted.words()
    if looked is None or len(looked.tokens) > 1 or not looked.unfinished:
        return None
    return _quoted(looked._replace(unfinished=False)) if len(looked.tokens[0]) <= _LETTERS else None


def learn(store: Store, article: int, told: Indexed) -> None:
    """Put an article's title and current text into the index. Only inside `store.write()`."""
    title, text, signs = told.columns()
    put(store.db, [(article, title, text, signs)])
    store.db.execute(
        "INSERT INTO article_search_begins (rowid, begins) VALUES (?, ?)",
        (article, beginnings(title, text if told.begun is None else told.begun)),
    )


def put(db: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Put articles into an index of words, as (key, title, text, words with signs)."""
    db.executemany(
        "INSERT INTO article_search (rowid, title, text, signs) VALUES (?, ?, ?, ?)", rows
    )


def forget(store: Store, article: int, told: Indexed) -> None:
    """Take out what `learn` put in, with the same words. Only inside `store.write()`."""
    title, text, signs = told.columns()
    store.db.execute(
        "INSERT INTO article_search (article_search, rowid, title, text, signs)"
        " VALUES ('delete', ?, ?, ?, ?)",
        (article, title, text, signs),
    )
    store.db.execute(
        "INSERT INTO article_search_begins (article_search_begins, rowid, begins)"
        " VALUES ('delete', ?, ?)",
        (article, beginnings(title, text)),
    )


def current(store: Store, article: int) -> Indexed | None:
    """What the index was told of an article (by key); None where it has no text yet."""
    row = store.row(
        "SELECT title, text, shape FROM article"
        " JOIN version_text ON version_text.version = article.version WHERE key = ?",
        article,
    )
    return None if row is None else Indexed(row[0], row[1], block_spans(row[2]))


def match(wanted: "Wanted", columns: str = "title text") -> str:
    """What is wanted, in FTS5's language. Nobody's words can be read as anything but words."""
    asked = [] if (words := wanted.words()) is None else [f"{{{columns}}} : {_quoted(words)}"]
    asked += [f"signs : {_quoted(one)}" for one in wanted.signs()]
    return " AND ".join(asked)


def _quoted(looked: "Looked") -> str:
    """Tokens are letters, digits and private characters: there is nothing in them to quote."""
    return f'"{" ".join(looked.tokens)}"' + ("*" if looked.unfinished else "")
