"""Tagged passages by what is asked of them, in several orders: their keys.

Conditions here are about one row of a passage with its article, tag and set; what they are in an
article is `conditions`' business.
"""

import json
from collections.abc import Iterable, Sequence

from nkreader.passages import Order
from nkreader.store.conditions import Condition, in_text
from nkreader.store.connection import Store
from nkreader.text.search_words import Wanted

_IN_TEXT = "place_start IS NULL, place_start, place_end, tag.position, annotation_place.key"
_NEWEST = "article.published IS NULL, article.published DESC, article.key DESC"
_BY: dict[Order, str] = {
    "newest": f"{_NEWEST}, {_IN_TEXT}",
    "oldest": f"article.published IS NULL, article.published, article.key, {_IN_TEXT}",
    "tag": f"tag.position, tag.key, {_NEWEST}, {_IN_TEXT}",
    "changed": "annotation_place.modified DESC, annotation_place.key DESC",
}


_FEW = 5000
"""Passages that are put in order at once; of more, the first are found by walking down the list of
articles."""


def keys(
    store: Store, wanted: Condition, order: Order = "newest", limit: int | None = None
) -> list[int]:
    """The keys of the passages of which a condition is true, in this order, all or the first
    `limit`."""
    some = (
        "SELECT annotation_place.key FROM annotation_place"
        " JOIN article ON article.key = annotation_place.article"
        f" JOIN tag ON tag.key = annotation_place.tag WHERE {wanted.sql}"
    )
    if limit is None or order != "newest":
        ordered = f"{some} ORDER BY {_BY[order]} LIMIT ?"
        return store.column(ordered, *wanted.values, -1 if limit is None else limit)
    newest = store.column(
        f"WITH newest AS MATERIALIZED (SELECT key FROM article ORDER BY {_NEWEST} LIMIT ?)"
        f" SELECT annotation_place.key FROM newest CROSS JOIN article ON article.key = newest.key"
        " CROSS JOIN annotation_place ON annotation_place.article = article.key"
        " CROSS JOIN tag ON tag.key = annotation_place.tag"
        f" WHERE {wanted.sql} ORDER BY {_BY[order]} LIMIT ?",
        limit,
        *wanted.values,
        limit,
    )
    if len(newest) == limit:
        return newest
    few = store.column(f"{some} LIMIT ?", *wanted.values, _FEW + 1)
    if len(few) <= _FEW:
        these = Condition(
            "annotation_place.key IN (SELECT value FROM json_each(?))", (json.dumps(few),)
        )
        return keys(store, these, order)
    return store.column(
        "SELECT annotation_place.key FROM article INDEXED BY article_newest"
        " CROSS JOIN annotation_place ON annotation_place.article = article.key"
        " CROSS JOIN tag ON tag.key = annotation_place.tag"
        f" WHERE {wanted.sql} ORDER BY {_BY[order]} LIMIT ?",
        *wanted.values,
        limit,
    )


def firsts(store: Store, wanted: Sequence[int]) -> dict[int, str]:
    """The articles (keys) in which passages with these keys lie, in the order of the first passage
    of each, with its id."""
    # Beside a lone min() SQLite takes the other columns from the row that it is of.
    rows = store.rows(
        "SELECT article, annotation.id, min(wanted.key) AS place FROM json_each(?) AS wanted"
        " CROSS JOIN annotation ON annotation.key = wanted.value GROUP BY article ORDER BY place",
        json.dumps(list(wanted)),
    )
    return {row["article"]: row["id"] for row in rows}


def of_article(wanted: Condition) -> Condition:
    """In an article of which a condition is true."""
    return Condition(
        "EXISTS (SELECT 1 FROM article WHERE article.key = annotation_place.article"
        f" AND ({wanted.sql}))",
        wanted.values,
    )


def in_sets(sets: Iterable[int]) -> Condition:
    """In one of these sets, by their keys."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    return Condition(f"annotation_place.annotation_set IN ({keys})")


def with_words(words: str, starred: bool = False) -> Condition:
    """With a word, or words one behind the other, in what was tagged; starred: the last may go on.

    The index tells where to look: a text holds the words of its passages, unless it is another one
    by now.
    """
    if Wanted(words, starred).is_empty:
        return Condition("0")
    there = of_article(in_text(words, starred))
    return Condition(
        f"CASE WHEN annotation_place.version <> article.version OR {there.sql}"
        " THEN holds(annotation_place.exact, ?, ?) ELSE 0 END",
        (*there.values, words, int(starred)),
    )


def tagged(slug: str) -> Condition:
    """With this tag."""
    return Condition("tag.slug = ?", (slug,))


def noted(words: str = "", starred: bool = False) -> Condition:
    """With these words in its note; with no words, any note."""
    if not words:
        return Condition("annotation_place.note IS NOT NULL")
    return Condition("holds(annotation_place.note, ?, ?)", (words, int(starred)))


def to_review() -> Condition:
    """Whose place in its article's text is not certain."""
    return Condition("annotation_place.status = 'review'")


def linked() -> Condition:
    """That a link leads from or to."""
    return Condition(
        "(EXISTS (SELECT 1 FROM link WHERE source = annotation_place.id)"
        " OR EXISTS (SELECT 1 FROM link WHERE target = annotation_place.id))"
    )
