"""Articles: their rows in the list, their data, whether they were read in a set and how far."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from nkreader.ids import normal_id
from nkreader.model import METADATA, Article, Metadata, NkreaderError, State
from nkreader.provenance import Origin
from nkreader.store.conditions import EVERYTHING, Condition
from nkreader.store.connection import Store

_ARTICLE = (
    "SELECT article.*, version.id AS version_id FROM article"
    " JOIN version ON version.key = article.version"
)
_NEWEST = "ORDER BY article.published IS NULL, article.published DESC, article.key DESC"


def _article(row: sqlite3.Row) -> Article:
    metadata = Metadata(**{name: row[name] for name in METADATA})
    return Article(
        row["id"], row["path"], metadata, row["version_id"], row["words"], row["opening"]
    )


def by_id(store: Store, id: str) -> Article | None:
    """The article with exactly this id."""
    row = store.row(f"{_ARTICLE} WHERE article.id = ?", id)
    return _article(row) if row else None


def by_path(store: Store, path: str) -> Article | None:
    """The article that was added from exactly this path."""
    row = store.row(f"{_ARTICLE} WHERE article.path = ?", path)
    return _article(row) if row else None


def by_prefix(store: Store, typed: str) -> list[Article]:
    """Those whose id begins so; two at the most, enough to tell whether it is unique."""
    prefix = normal_id(typed)
    sql = f"{_ARTICLE} WHERE article.id >= ? AND article.id < ? LIMIT 2"
    return [_article(row) for row in store.rows(sql, prefix, prefix + "~")] if prefix else []


def by_identity(store: Store, identity: str) -> Article | None:
    """The article that its source calls so: by its path, where that is all that tells it."""
    row = store.row(f"{_ARTICLE} WHERE article.identity = ?", identity)
    return _article(row) if row else None


_WITH_TEXT = (
    "SELECT article.*, version.id AS version_id FROM version CROSS JOIN article"
    " ON article.key = version.article AND article.version = version.key"
    " WHERE version.hash = ?"
)
"""The texts first: no index leads from a hash to the articles whose current text has it."""


def same_text(store: Store, id: str, sha256: str) -> str | None:
    """The id of another article whose current text has this hash, the first of several."""
    row = store.row(
        f"{_WITH_TEXT} AND article.id <> ? ORDER BY article.key LIMIT 1", bytes.fromhex(sha256), id
    )
    return None if row is None else str(row["id"])


def with_text(store: Store, sha256: str) -> list[Article]:
    """The articles whose current text has this hash, the oldest first."""
    return [
        _article(row)
        for row in store.rows(f"{_WITH_TEXT} ORDER BY article.key", bytes.fromhex(sha256))
    ]


def titled(store: Store, title: str) -> list[Article]:
    """The articles that are called so, in any case: three at most, for there should be one."""
    sql = f"{_ARTICLE} WHERE article.title = ? COLLATE NOCASE LIMIT 3"
    return [_article(row) for row in store.rows(sql, title)]


def at_address(store: Store, url: str) -> list[Article]:
    """The articles that have this address, however they came: three at most."""
    return [_article(row) for row in store.rows(f"{_ARTICLE} WHERE article.url = ? LIMIT 3", url)]


def texts(store: Store, current: bool) -> set[tuple[str, str]]:
    """(id of an article, hash of a text of it), of the current texts alone or of all."""
    on = "version.key = article.version" if current else "version.article = article.key"
    sql = f"SELECT article.id, sha256 FROM article JOIN version ON {on}"
    return {(row[0], row[1]) for row in store.rows(sql)}


def every(store: Store) -> list[Article]:
    """All articles, newest first."""
    return [_article(row) for row in store.rows(f"{_ARTICLE} {_NEWEST}")]


def filter_words(metadata: Metadata, opening: str) -> str:
    """What the list's filter looks in, folded."""
    told = (metadata.title, metadata.publisher, metadata.published, opening)
    from nkreader.text.cleaning import folded  # only for what is written

    return folded(" ".join(filter(None, told)))


def insert(
    store: Store,
    article: Article,
    folded: str,
    added: str,
    identity: str | None = None,
    origin: Origin | None = None,
) -> int:
    """A new article without a text yet; returns its key. Only inside `store.write()`.

    `identity` tells it from others when it comes again; its path, where nothing else does and no
    other article is told by that. `origin` is where it came from, where that is known already.
    """
    data, path = article.metadata, article.path
    if identity is None:
        identity = path if by_identity(store, path) is None else f"{path}#{article.id}"
    kind, origins, proposed = origin or Origin("text", {}, {})
    cursor = store.db.execute(
        "INSERT INTO article (id, path, identity, title, publisher, author, translator, published,"
        " language, url, words, opening, folded, added,"
        " kind, origins, proposed) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            article.id, path, identity, *(getattr(data, name) for name in METADATA),
            article.words, article.opening, folded, added, kind, json.dumps(origins),
            json.dumps(proposed),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def count(store: Store) -> int:
    """How many articles there are."""
    return int(store.value("SELECT count(*) FROM article"))


def keys(store: Store, query: str) -> list[int]:
    """The keys of the articles that a filter lets through, newest first.

    `query` is folded; each of its words must occur.
    """
    words = query.split()
    where = " AND ".join(["1"] + ["instr(folded, ?)"] * len(words))
    return store.column(f"SELECT key FROM article WHERE {where} {_NEWEST}", *words)


def count_matching(store: Store, wanted: Condition) -> int:
    """How many articles a condition is true of."""
    return int(store.value(f"SELECT count(*) FROM article WHERE {wanted.sql}", *wanted.values))


def ids(store: Store, wanted: Sequence[int]) -> list[str]:
    """The ids of these keys, in this order."""
    marks = ",".join("?" * len(wanted))
    found = {
        row[0]: row[1]
        for row in store.rows(f"SELECT key, id FROM article WHERE key IN ({marks})", *wanted)
    }
    return [found[key] for key in wanted if key in found]


def key_of(store: Store, id: str) -> int:
    """The key of an article. Raises NkreaderError where it was taken out meanwhile."""
    found = store.value("SELECT key FROM article WHERE id = ?", id)
    if found is None:
        raise NkreaderError(f"{id}: this article is no longer in the library")
    return int(found)


_DATED, _UNDATED = "(published IS NULL) = 0", "(published IS NULL) = 1 AND published IS NULL"
"""The two halves of the list, in words that its index knows."""
_Stretch = tuple[str, tuple[Any, ...]]
"""A part of the list that the index can go to, as a condition and its values."""


def _before(published: str | None, key: int) -> list[_Stretch]:
    """The stretches of the list before an article, in order."""
    if published is None:
        return [(_DATED, ()), (f"{_UNDATED} AND key > ?", (key,))]
    same_day = f"{_DATED} AND published >= ?1 AND published <= ?1 AND key > ?2"
    return [(f"{_DATED} AND published > ?", (published,)), (same_day, (published, key))]


def _behind(published: str | None, key: int) -> list[_Stretch]:
    """The stretches of the list behind an article, in order."""
    if published is None:
        return [(f"{_UNDATED} AND key < ?", (key,))]
    same_day = f"{_DATED} AND published >= ?1 AND published <= ?1 AND key < ?2"
    older = f"{_DATED} AND published < ?"
    return [(same_day, (published, key)), (older, (published,)), (_UNDATED, ())]


def rank(store: Store, id: str) -> int:
    """How many articles stand before this one in the whole list."""
    here = store.row("SELECT published, key FROM article WHERE id = ?", id)
    if here is None:
        return 0
    count = "SELECT count(*) FROM article WHERE"
    return sum(store.value(f"{count} {part}", *values) for part, values in _before(*here))


def after(store: Store, id: str | None, wanted: Condition = EVERYTHING) -> Iterator[str]:
    """The ids of the articles in the list's order, beginning behind `id` and going round;
    only those that are `wanted`."""
    here = store.row("SELECT published, key FROM article WHERE id = ?", id)
    stretches: list[_Stretch] = [(_DATED, ()), (_UNDATED, ())]
    if here is not None:
        stretches = [*_behind(*here), *_before(*here)]
    for part, values in stretches:
        sql = f"SELECT id FROM article WHERE {part} AND ({wanted.sql}) {_NEWEST}"
        for row in store.each(sql, *values, *wanted.values):
            yield row[0]


def state(store: Store, article: str, set_key: int | None) -> tuple[State, int | None, str | None]:
    """(state, place, id of the version the place counts in) of an article in a set."""
    row: Any = store.row(
        "SELECT state, place, version.id FROM reading_state"
        " JOIN article ON article.key = reading_state.article"
        " LEFT JOIN version ON version.key = reading_state.version"
        " WHERE article.id = ? AND annotation_set = ?",
        article,
        set_key,
    )
    return (row[0], row[1], row[2]) if row else ("new", None, None)


def set_state(store: Store, article: str, set_key: int, state: State) -> None:
    """Remember that an article is new, being read, or done in a set."""
    with store.write() as db:
        db.execute(
            "INSERT INTO reading_state (article, annotation_set, state)"
            " SELECT key, ?2, ?3 FROM article WHERE id = ?1"
            " ON CONFLICT (article, annotation_set) DO UPDATE SET state = excluded.state",
            (article, set_key, state),
        )


def set_place(store: Store, article: str, set_key: int, version: str, place: int) -> None:
    """Remember how far an article was read in a set."""
    with store.write() as db:
        db.execute(
            "INSERT INTO reading_state (article, annotation_set, state, place, version)"
            " SELECT key, ?2, 'reading', ?3, (SELECT key FROM version WHERE id = ?4)"
            " FROM article WHERE id = ?1 ON CONFLICT (article, annotation_set)"
            " DO UPDATE SET place = excluded.place, version = excluded.version,"
            " state = CASE state WHEN 'new' THEN excluded.state ELSE state END",
            (article, set_key, place, version),
        )


def set_opened(store: Store, article: str, set_key: int, when: str) -> None:
    """Remember when an article was opened in a set. One that was only passed over stays new."""
    with store.write() as db:
        db.execute(
            "INSERT INTO reading_state (article, annotation_set, state, opened)"
            " SELECT key, ?2, 'new', ?3 FROM article WHERE id = ?1"
            " ON CONFLICT (article, annotation_set) DO UPDATE SET opened = excluded.opened",
            (article, set_key, when),
        )


def last_opened(store: Store, set_key: int | None) -> str | None:
    """The id of the article that was opened last in a set."""
    found = store.value(
        "SELECT id FROM reading_state JOIN article ON article.key = reading_state.article"
        " WHERE annotation_set = ? AND opened IS NOT NULL ORDER BY opened DESC LIMIT 1",
        set_key,
    )
    return None if found is None else str(found)
