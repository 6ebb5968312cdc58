"""Sentences that speak of an earlier report, as they were found, and the articles they may mean.

All of it is derived of texts, titles and dates: what is stale is found again.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkreader.lineage import Stub
from nkreader.store.annotations import CHUNK
from nkreader.store.connection import Store


class Unsearched(NamedTuple):
    """A current text that was not looked through as it is now."""

    version: str
    published: str | None
    publisher: str | None


_STALE = (
    " LEFT JOIN report_search AS search ON search.version = article.version"
    " WHERE article.version IS NOT NULL AND (search.version IS NULL"
    " OR search.rules <> ? OR search.published IS NOT article.published"
    " OR search.publisher IS NOT article.publisher)"
)


def unsearched(store: Store, rules: int, article: str | None = None) -> list[Unsearched]:
    """The current texts, or that of one article (by id), that were looked through by other rules or
    with other data, or never."""
    what = (
        "SELECT version.id, article.published, article.publisher"
        " FROM article JOIN version ON version.key = article.version"
    )
    one = " ORDER BY article.key DESC" if article is None else " AND article.id = ?"
    values = [rules] if article is None else [rules, article]
    return [Unsearched(*row) for row in store.rows(what + _STALE + one, *values)]


def count_unsearched(store: Store, rules: int) -> int:
    """How many of them there are."""
    return int(store.value("SELECT count(*) FROM article" + _STALE, rules))


def keep(store: Store, of: Unsearched, rules: int, found: Sequence[Stub]) -> None:
    """Write what was found in a text, in the place of what was before. Only inside
    `store.write()`."""
    key = store.value("SELECT key FROM version WHERE id = ?", of.version)
    if key is None:
        return
    for table in ("report_stub", "report_search"):
        store.db.execute(f"DELETE FROM {table} WHERE version = ?", (key,))
    write(store, [(key, of.published, of.publisher, found)], rules)


Searched = tuple[int, str | None, str | None, Sequence[Stub]]
"""A version (its key), the date and the publisher of its article, and what was found in it."""


def write(store: Store, texts: Sequence[Searched], rules: int) -> None:
    """Write what was found in texts of which nothing is kept. Only inside `store.write()`."""
    store.db.executemany(
        "INSERT INTO report_search (version, rules, published, publisher) VALUES (?, ?, ?, ?)",
        [(key, rules, published, publisher) for key, published, publisher, _ in texts],
    )
    store.db.executemany(
        'INSERT INTO report_stub (version, start, "end", publisher, first, last, terms)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(key, *one) for key, _, _, found in texts for one in found],
    )


def in_article(store: Store, id: str) -> list[Stub]:
    """The sentences of an article's current text, in their order."""
    rows = store.rows(
        'SELECT start, "end", report_stub.publisher, first, last, terms FROM report_stub'
        " JOIN article ON article.version = report_stub.version WHERE article.id = ?"
        " ORDER BY start",
        id,
    )
    return [Stub(*row) for row in rows]


def speaking(store: Store) -> list[str]:
    """The ids of the articles that speak of an earlier report, the latest first."""
    return store.column(
        "SELECT DISTINCT article.id FROM report_stub"
        " JOIN article ON article.version = report_stub.version"
        " ORDER BY article.published IS NULL, article.published DESC, article.key DESC"
    )


def speaking_of(store: Store, first: str, last: str, until: str) -> list[tuple[str, str]]:
    """(id, terms) of the sentences that speak of a report of some day in an interval, or of one of
    no day in an article up to `until`; ISO days, both within. Those of the latest article first."""
    rows = store.rows(
        "SELECT article.id, found.terms FROM ("
        "SELECT version, terms FROM report_stub WHERE first <= ?2 AND last >= ?1"
        " UNION ALL SELECT stub.version, stub.terms FROM report_stub AS stub"
        " CROSS JOIN article ON article.version = stub.version"
        " WHERE stub.first IS NULL AND article.published BETWEEN ?1 AND ?3) AS found"
        " CROSS JOIN article ON article.version = found.version"
        " ORDER BY article.published IS NULL, article.published DESC, article.key DESC",
        first, last, until,
    )  # fmt: skip
    return [(row[0], row[1]) for row in rows]


def waiting_on(
    store: Store, first: str, last: str, id: str
) -> list[tuple[str, str | None, str | None, str]]:
    """(id, its publisher, the publisher that is named, terms) of other articles than `id` that
    speak of a report of a day in an interval; ISO days, both within."""
    rows = store.rows(
        "SELECT article.id, article.publisher, stub.publisher, stub.terms FROM report_stub AS stub"
        " CROSS JOIN article ON article.version = stub.version"
        " WHERE stub.first <= ?2 AND stub.last >= ?1 AND article.id <> ?3 ORDER BY article.key",
        first, last, id,
    )  # fmt: skip
    return [tuple(row) for row in rows]


class Published(NamedTuple):
    """As much of an article as tells whether it may be meant."""

    id: str
    publisher: str | None
    url: str | None
    published: str


def published_in(store: Store, first: str, last: str, most: int) -> list[Published]:
    """The articles that were published in an interval of ISO days, both within, also those of which
    only the month is known; the latest first, at most so many."""
    rows = store.rows(
        "SELECT id, publisher, url, published FROM article WHERE published BETWEEN ?1 AND ?2"
        " AND (published >= ?3 OR length(published) < 10)"
        " ORDER BY published DESC, key DESC LIMIT ?4",
        first[:7], last, first, most,
    )  # fmt: skip
    return [Published(*row) for row in rows]


def alternates(store: Store, id: str) -> list[tuple[str, str]]:
    """(address, language) of where an article (by id) stands in other languages."""
    rows = store.rows(
        "SELECT alternate.address, alternate.language FROM article_alternate AS alternate"
        " JOIN article ON article.key = alternate.article WHERE article.id = ?"
        " ORDER BY alternate.address",
        id,
    )
    return [(row[0], row[1]) for row in rows]


def set_alternates(store: Store, id: str, told: Iterable[tuple[str, str]]) -> None:
    """Write where an article stands in other languages, in the place of what was known. Only inside
    `store.write()`."""
    key = store.value("SELECT key FROM article WHERE id = ?", id)
    store.db.execute("DELETE FROM article_alternate WHERE article = ?", (key,))
    store.db.executemany(
        "INSERT OR REPLACE INTO article_alternate (article, address, language) VALUES (?, ?, ?)",
        [(key, address, language) for address, language in told],
    )


def at_addresses(store: Store, addresses: Sequence[str]) -> list[str]:
    """The ids of the articles at some addresses, by what they give as theirs or are known by."""
    found: dict[str, None] = {}
    for start in range(0, len(addresses), CHUNK):
        some = addresses[start : start + CHUNK]
        marks = ", ".join("?" * len(some))
        for column in ("url", "identity"):
            sql = f"SELECT id FROM article WHERE {column} IN ({marks}) ORDER BY key"
            found |= dict.fromkeys(store.column(sql, *some))
    return list(found)


def naming(store: Store, addresses: Sequence[str]) -> list[str]:
    """The ids of the articles that give one of some addresses as that of another language."""
    marks = ", ".join("?" * len(addresses))
    return store.column(
        "SELECT DISTINCT article.id FROM article_alternate"
        " JOIN article ON article.key = article_alternate.article"
        f" WHERE article_alternate.address IN ({marks}) ORDER BY article.key",
        *addresses,
    )
