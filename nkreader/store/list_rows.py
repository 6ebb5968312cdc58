"""What the list of articles shows: a page of it, its rows, the columns that there is anything for.

Which articles there are in another order, or of a query, is `listed`'s business. Nothing heavy is
imported here: the first page is read with it before all else.
"""

import json
from collections.abc import Sequence

from nkreader.lists import ArticleRow, Known
from nkreader.store.reads import Reads

PARTS = 10
"""Parts of a text of which a row tells the tags."""
NEWEST_FIRST = "article.published IS NULL, article.published DESC, article.key DESC"
"""The order that the list has an index for."""


def page(store: Reads, first: int, how_many: int) -> list[int]:
    """The keys of a stretch of the whole list, newest first, those without a date last."""
    sql = f"SELECT key FROM article ORDER BY {NEWEST_FIRST} LIMIT ? OFFSET ?"
    return store.column(sql, how_many, first)


def rows(store: Reads, wanted: Sequence[int], set_key: int | None) -> list[ArticleRow]:
    """The list's rows of these keys, in this order, as they are in a set."""
    told = _plain(store, wanted, set_key)
    places = _places(store, [key for key, row in told.items() if row.tags], set_key)
    body = coded(store, wanted, set_key)
    whole = _whole(store, wanted, set_key)
    for key, row in told.items():
        unsettled, strip = places.get(key, (0, ()))
        tags, memo = whole.get(key, ((), False))
        told[key] = row._replace(
            unsettled=unsettled, strip=strip, coded=body.get(key), whole=tags, memo=memo
        )
    return list(told.values())


def printed(store: Reads, wanted: Sequence[int], set_key: int | None) -> list[ArticleRow]:
    """The same without what only a screen shows: strips, coded sentences, marks on the whole."""
    told = _plain(store, wanted, set_key)
    tagged = [key for key, row in told.items() if row.tags]
    for key, count in store.rows(
        "SELECT article, count(*) FROM annotation_place"
        f" WHERE annotation_set = ? AND status = 'review' AND article IN ({_marks(tagged)})"
        " GROUP BY article",
        set_key,
        *tagged,
    ):
        told[key] = told[key]._replace(unsettled=count)
    return list(told.values())


def _plain(store: Reads, wanted: Sequence[int], set_key: int | None) -> dict[int, ArticleRow]:
    """By key, in this order: the articles themselves with the counts of their tags."""
    tags = _tag_counts(store, wanted, set_key)
    found = {
        row[0]: ArticleRow(
            row[1], row[2], row[3], row[4], row[5], row[6], row[7],
            tuple(tags.get(row[0], ())), 0, opened=row[8],
        )
        for row in store.rows(
            "SELECT article.key, id, title, opening, publisher, published, words,"
            " coalesce(state, 'new'), opened FROM article LEFT JOIN reading_state"
            " ON reading_state.article = article.key AND reading_state.annotation_set = ?"
            f" WHERE article.key IN ({_marks(wanted)})",
            set_key,
            *wanted,
        )
    }  # fmt: skip
    return {key: found[key] for key in wanted if key in found}


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))


def _tag_counts(
    store: Reads, wanted: Sequence[int], set_key: int | None
) -> dict[int, list[tuple[str, int]]]:
    counts: dict[int, list[tuple[str, int]]] = {}
    for row in store.rows(
        "SELECT article, slug, count(*) AS n FROM annotation JOIN tag ON tag.key = annotation.tag"
        f" WHERE annotation_set = ? AND article IN ({_marks(wanted)}) GROUP BY article, tag.key"
        " ORDER BY tag.position",
        set_key,
        *wanted,
    ):
        counts.setdefault(row["article"], []).append((row["slug"], row["n"]))
    return counts


Places = tuple[int, tuple[str | None, ...]]
"""How many annotations wait for review, and the tag that each part of the text has most of."""


def _places(store: Reads, wanted: Sequence[int], set_key: int | None) -> dict[int, Places]:
    """Where the annotations lie in these articles, by key. Only articles that have some are asked
    about: the length of a text is counted by reading it."""
    unsettled: dict[int, int] = {}
    parts: dict[int, list[dict[str, int]]] = {}
    for key, slug, status, first, last, count in store.rows(
        f"WITH size AS MATERIALIZED (SELECT key, length(text) AS letters FROM article"
        " JOIN version_text ON version_text.version = article.version"
        f" WHERE key IN ({_marks(wanted)}))"
        " SELECT size.key, slug, status, place_start * ? / letters AS first,"
        " (place_end - 1) * ? / letters AS last, count(*) FROM size"
        " CROSS JOIN annotation_place ON annotation_place.article = size.key"
        " JOIN tag ON tag.key = annotation_place.tag WHERE annotation_set = ?"
        " GROUP BY size.key, tag.key, status, first, last ORDER BY tag.position",
        *wanted, PARTS, PARTS, set_key,
    ):  # fmt: skip
        if status == "review":
            unsettled[key] = unsettled.get(key, 0) + count
        elif status == "placed":
            strip = parts.setdefault(key, [{} for _ in range(PARTS)])
            for part in strip[first : last + 1]:
                part[slug] = part.get(slug, 0) + count
    return {
        key: (
            unsettled.get(key, 0),
            tuple(max(part, key=lambda slug: part[slug]) if part else None for part in parts[key])
            if key in parts
            else (),
        )
        for key in wanted
    }


def known(store: Reads, set_key: int | None) -> Known:
    """Whether any article has a date, a publisher, anything that the set says of it."""
    tagged = "SELECT EXISTS (SELECT 1 FROM annotation WHERE annotation_set = ?)"
    whole = "SELECT EXISTS (SELECT 1 FROM article_mark WHERE annotation_set = ?)"
    passages = bool(store.value(tagged, set_key))
    return Known(
        bool(store.value("SELECT EXISTS (SELECT 1 FROM article WHERE (published IS NULL) = 0)")),
        bool(store.value("SELECT EXISTS (SELECT 1 FROM article WHERE publisher > '')")),
        passages or bool(store.value(whole, set_key)),
        passages,
    )


def done(store: Reads, set_key: int | None) -> list[int]:
    """The keys of the articles that are done in a set."""
    sql = "SELECT article FROM reading_state WHERE annotation_set = ? AND state = 'done'"
    return store.column(sql, set_key)


def coded(store: Reads, keys: Sequence[int], set_key: int | None) -> dict[int, tuple[int, int]]:
    """By key (coded in a set, body sentences) of those of these articles that are counted."""
    rows = store.rows(
        "SELECT body_sentences.article, coalesce(coded, 0), sentences"
        " FROM json_each(?1) AS wanted JOIN body_sentences ON body_sentences.article = wanted.value"
        " LEFT JOIN coded_count ON coded_count.article = body_sentences.article"
        "  AND annotation_set = ?2"
        " WHERE NOT EXISTS (SELECT 1 FROM uncounted WHERE article = wanted.value)",
        json.dumps(list(keys)),
        set_key,
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _whole(
    store: Reads, wanted: Sequence[int], set_key: int | None
) -> dict[int, tuple[tuple[str, ...], bool]]:
    """(tags on the whole, whether there is a memo) of those articles (by key) that have any."""
    sql = (
        "SELECT article, slug FROM article_mark LEFT JOIN tag ON tag.key = article_mark.tag"
        f" WHERE annotation_set = ? AND article IN ({_marks(wanted)}) ORDER BY tag.position"
    )
    found: dict[int, tuple[tuple[str, ...], bool]] = {}
    for article, slug in store.rows(sql, set_key, *wanted):
        tags, memo = found.get(article, ((), False))
        found[article] = ((*tags, slug), memo) if slug else (tags, True)
    return found
