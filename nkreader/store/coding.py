"""Kept counts: the sentences of an article's body, which of them an annotation codes, and how many
are coded in a set.

They are derived. Whoever writes what they are made of says so here, in the same transaction:
`changed` for an annotation that came, `forget` for one that went or lies elsewhere, `reshape` where
sentences or zones are others. The article is then in `uncounted` until `library.coding` has counted
it again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkreader.store.conditions import Condition
from nkreader.store.connection import Store
from nkreader.store.shapes import pairs
from nkreader.store.varints import packed, steps, unpacked
from nkreader.text.body import body_sentences
from nkreader.text.columns import Pairs
from nkreader.text.document import Zone


def changed(store: Store, articles: Iterable[int]) -> None:
    """Articles (keys) have to be counted again. Only inside `store.write()`."""
    sql = "INSERT OR IGNORE INTO uncounted (article) VALUES (?)"
    store.db.executemany(sql, [(one,) for one in articles])


def forget(store: Store, annotation: int) -> None:
    """Which sentences an annotation (by key) codes is no longer known. Only inside
    `store.write()`."""
    store.db.execute("DELETE FROM coded_span WHERE annotation = ?", (annotation,))
    sql = "INSERT OR IGNORE INTO uncounted SELECT article FROM annotation WHERE key = ?"
    store.db.execute(sql, (annotation,))


def reshape(store: Store, article: int) -> None:
    """The sentences of an article's body are no longer known. Only inside `store.write()`."""
    store.db.execute("DELETE FROM body_sentences WHERE article = ?", (article,))
    own = "SELECT key FROM annotation WHERE article = ?"
    store.db.execute(f"DELETE FROM coded_span WHERE annotation IN ({own})", (article,))
    changed(store, [article])


def learn(
    store: Store,
    article: int,
    ends: Sequence[int],
    zones: Sequence[Zone],
    sentences: Pairs,
    first: bool = False,
) -> None:
    """An article has another text, with blocks that end so: its sentences are counted at once,
    unless more than the text is needed for it, as for a `first` one it is not. Only inside
    `store.write()`."""
    more = (
        "SELECT 1 FROM annotation WHERE article = ?1"
        " UNION ALL SELECT 1 FROM zone_override WHERE article = ?1"
        " UNION ALL SELECT 1 FROM sentence_border WHERE article = ?1 LIMIT 1"
    )
    complete = len(zones) == len(ends) and (sentences or not ends)
    if complete and (first or store.value(more, article) is None):
        _keep_body(
            store, article, body_sentences(ends, zones, sentences), "INSERT" if first else _OVER
        )
    else:
        reshape(store, article)


_OVER = "INSERT OR REPLACE"
"""Only where there may be something to replace: for what it may have to take back SQLite lets the
index of words write out all that it has in hand, which is a new segment for each article."""


def keep_body(store: Store, article: int, body: Pairs) -> None:
    """Write where the sentences of an article's body are. Only inside `store.write()`."""
    _keep_body(store, article, body, _OVER)


def _keep_body(store: Store, article: int, body: Pairs, how: str) -> None:
    sql = f"{how} INTO body_sentences (article, sentences, places) VALUES (?, ?, ?)"
    store.db.execute(sql, (article, len(body), packed(steps(body))))


def body(store: Store, article: int) -> Pairs | None:
    """Where the sentences of an article's body are; None where that is not known."""
    places = store.value("SELECT places FROM body_sentences WHERE article = ?", article)
    return None if places is None else pairs(unpacked(places))


class Lying(NamedTuple):
    """An annotation of which it is not known what it codes, where it lies now."""

    key: int
    set_key: int
    start: int | None
    """None where its place is not certain."""
    end: int | None
    said: str
    """What the text says there."""


def unknown(store: Store, article: int) -> list[Lying]:
    """The annotations of an article, of all sets, of which it is not known what they code."""
    rows = store.rows(
        "SELECT annotation_place.key, annotation_set, status = 'placed' AS sure, place_start,"
        " place_end,"
        " CASE WHEN annotation_place.version = article.version THEN exact ELSE"
        "  (SELECT substr(text, place_start + 1, place_end - place_start) FROM version_text"
        "   WHERE version_text.version = article.version AND place_start IS NOT NULL) END AS said"
        " FROM annotation_place JOIN article ON article.key = annotation_place.article"
        " WHERE annotation_place.article = ? AND NOT EXISTS"
        "  (SELECT 1 FROM coded_span WHERE coded_span.annotation = annotation_place.key)",
        article,
    )
    return [
        Lying(key, owner, start if sure else None, end if sure else None, said or "")
        for key, owner, sure, start, end, said in rows
    ]


def keep_spans(store: Store, found: Iterable[tuple[int, range]]) -> None:
    """Write which body sentences annotations (keys) code. Only inside `store.write()`."""
    rows = [(key, span.start, span.stop) for key, span in found]
    store.db.executemany("INSERT OR REPLACE INTO coded_span VALUES (?, ?, ?)", rows)


def spans(store: Store, article: int) -> dict[int, list[tuple[int, int]]]:
    """By set (key) the stretches `[first, stop)` of body sentences that are coded, as far as they
    are known; those of several annotations may overlap."""
    found: dict[int, list[tuple[int, int]]] = {}
    for row in store.rows(
        "SELECT annotation_set, first, stop FROM annotation"
        " JOIN coded_span ON coded_span.annotation = annotation.key WHERE article = ?",
        article,
    ):
        found.setdefault(row[0], []).append((row[1], row[2]))
    return found


def keep_counts(store: Store, article: int, counts: Mapping[int, int]) -> None:
    """Write how many body sentences of an article are coded, by set (key): it is counted. Only
    inside `store.write()`."""
    store.db.execute("DELETE FROM coded_count WHERE article = ?", (article,))
    rows = [(key, article, coded) for key, coded in counts.items() if coded]
    store.db.executemany("INSERT INTO coded_count VALUES (?, ?, ?)", rows)
    store.db.execute("DELETE FROM uncounted WHERE article = ?", (article,))


def uncounted(store: Store, among: Sequence[int] | None = None) -> list[int]:
    """The keys of the articles that have to be counted again, all or those among some."""
    if among is None:
        return store.column("SELECT article FROM uncounted")
    sql = "SELECT article FROM uncounted WHERE article IN (SELECT value FROM json_each(?))"
    return store.column(sql, json.dumps(list(among)))


def sums(store: Store, keys: Sequence[int] | None, set_key: int | None) -> tuple[int, int] | None:
    """(coded in a set, body sentences) of these articles together, or of all; None where not all
    are counted."""
    if uncounted(store, keys):
        return None
    here = "1" if keys is None else "article IN (SELECT value FROM json_each(?1))"
    row = store.row(
        "SELECT (SELECT coalesce(sum(coded), 0) FROM coded_count"
        f"  WHERE annotation_set = ?2 AND {here}),"
        f" (SELECT coalesce(sum(sentences), 0) FROM body_sentences WHERE {here})",
        None if keys is None else json.dumps(list(keys)),
        set_key,
    )
    return (row[0], row[1]) if row is not None else None


def may_be_untagged(set_key: int | None) -> Condition:
    """With a body sentence that carries no tag of a set, or not counted."""
    return Condition(
        "EXISTS (SELECT 1 FROM uncounted WHERE uncounted.article = article.key)"
        " OR coalesce((SELECT coded FROM coded_count WHERE coded_count.article = article.key"
        "  AND annotation_set = ?), 0) <"
        " (SELECT sentences FROM body_sentences WHERE body_sentences.article = article.key)",
        (set_key,),
    )


def drop(store: Store, article: int) -> None:
    """Take out all that is kept of an article that goes, before its annotations do. Only inside
    `store.write()`."""
    own = "SELECT key FROM annotation WHERE article = ?"
    store.db.execute(f"DELETE FROM coded_span WHERE annotation IN ({own})", (article,))
    for table in ("body_sentences", "coded_count", "uncounted"):
        store.db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def drop_set(store: Store, set_key: int) -> None:
    """Take out the counts of a set that goes. Only inside `store.write()`."""
    store.db.execute("DELETE FROM coded_count WHERE annotation_set = ?", (set_key,))
