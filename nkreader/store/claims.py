"""Claims by what is asked of them: the conditions, how many each article has, and which.

Conditions here are about one row of `attribution` with its article; what they are of an article as
a whole is said by those that end in `_in_article`.
"""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from nkreader.attributions import BACKED
from nkreader.store.conditions import EVERYTHING, Condition, SqlValue, all_of, any_of, in_text
from nkreader.store.connection import Store
from nkreader.text.search_words import Wanted

_NEWEST = "article.published IS NULL, article.published DESC, article.key DESC"
_HOLDS = (
    "(holds_between(attribution.version, content_start, content_end, ?, ?)"
    " OR EXISTS (SELECT 1 FROM further_content WHERE further_content.version ="
    " attribution.version AND further_content.attribution = attribution.number"
    ' AND holds_between(further_content.version, start, "end", ?, ?)))'
)
_CALLED = (
    "(CASE WHEN name IS NULL THEN holds_between(speaker.version, name_start, name_end, ?, ?)"
    " ELSE holds(name, ?, ?) END)"
)
_HEDGED = f"hedge.version = attribution.version AND hedge.kind <> '{BACKED}'"


def saying(words: str, starred: bool = False) -> Condition:
    """With a word, or words one behind the other, in what is claimed; starred: the last may go on.

    The index tells in which articles to look.
    """
    if Wanted(words, starred).is_empty:
        return Condition("0")
    told = (words, int(starred))
    return all_of((in_text(words, starred), Condition(_HOLDS, (*told, *told))))


def saying_in_article(words: str, starred: bool = False) -> Condition:
    """With such a claim."""
    if Wanted(words, starred).is_empty:
        return Condition("0")
    told = (words, int(starred))
    here = (
        "EXISTS (SELECT 1 FROM attribution WHERE attribution.version = article.version"
        f" AND {_HOLDS})"
    )
    return all_of((in_text(words, starred), Condition(here, (*told, *told))))


def persons_called(store: Store, words: str, starred: bool = False) -> list[int]:
    """Of speakers of whom people have said that they are one: which have such a name somewhere."""
    told = (words, int(starred))
    sql = f"SELECT DISTINCT person FROM speaker WHERE person IS NOT NULL AND {_CALLED}"
    return store.column(sql, *told, *told)


def said_by(words: str, starred: bool, persons: Iterable[int]) -> Condition:
    """By a speaker with these words in its name, or by one who is one of these persons."""
    return _of_speaker(words, starred, persons, " AND speaker.number = attribution.speaker")


def said_by_in_article(words: str, starred: bool, persons: Iterable[int]) -> Condition:
    """With such a speaker."""
    return _of_speaker(words, starred, persons, "")


def _of_speaker(words: str, starred: bool, persons: Iterable[int], also: str) -> Condition:
    if Wanted(words, starred).is_empty:
        return Condition("0")
    told: tuple[SqlValue, ...] = (words, int(starred))
    keys = ",".join(str(int(one)) for one in persons)
    here = "EXISTS (SELECT 1 FROM speaker WHERE speaker.version = article.version"
    named = Condition(f"{here}{also} AND {_CALLED})", (*told, *told))
    called = all_of((in_text(words, starred), named))
    if not keys:
        return called
    there = f"article.version IN (SELECT version FROM speaker WHERE person IN ({keys}))"
    return any_of((called, Condition(f"{there} AND {here}{also} AND person IN ({keys}))")))


def hedged() -> Condition:
    """With words that make it less sure."""
    number = "hedge.attribution = attribution.number"
    return Condition(f"EXISTS (SELECT 1 FROM hedge WHERE {_HEDGED} AND {number})")


def hedged_in_article() -> Condition:
    """With such a claim."""
    here = _HEDGED.replace("attribution.version", "article.version")
    return Condition(f"EXISTS (SELECT 1 FROM hedge WHERE {here})")


def under(
    sets: Iterable[int], tag: str | None = None, note: str | None = None, starred: bool = False
) -> Condition:
    """Overlapped by a placed annotation of one of the sets that carries this tag (slug), whose note
    holds these words; with no words, any note."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    sql, values = "", tuple[SqlValue, ...]()
    if tag is not None:
        sql, values = " AND tag = (SELECT key FROM tag WHERE slug = ?)", (tag,)
    if note == "":
        sql += " AND note IS NOT NULL"
    elif note is not None:
        sql, values = f"{sql} AND holds(note, ?, ?)", (*values, note, int(starred))
    return Condition(
        f"article.key IN (SELECT article FROM annotation WHERE annotation_set IN ({keys}))"
        " AND EXISTS (SELECT 1 FROM annotation_place WHERE annotation_place.article = article.key"
        f" AND annotation_set IN ({keys}) AND annotation_place.status = 'placed' AND ("
        "(place_start < content_end AND place_end > content_start) OR EXISTS (SELECT 1"
        " FROM further_content WHERE further_content.version = attribution.version"
        " AND further_content.attribution = attribution.number"
        ' AND place_start < further_content."end" AND place_end > further_content.start))'
        f"{sql})",
        values,
    )


class Counted(NamedTuple):
    """Articles in the order of the list, newest first, each with how many claims it has."""

    articles: "array[int]"
    """Their keys."""
    claims: "array[int]"


def counted(store: Store, wanted: Condition) -> Counted:
    """The articles that have claims of which a condition is true, with how many."""
    if wanted == EVERYTHING:
        sql = (
            "SELECT article.key, claims FROM derivation"
            " CROSS JOIN article ON article.version = derivation.version"
            f" WHERE claims > 0 ORDER BY {_NEWEST}"
        )
    else:
        sql = (
            "SELECT article.key, count(*) FROM article"
            " CROSS JOIN attribution ON attribution.version = article.version"
            f" WHERE {wanted.sql} GROUP BY article.key ORDER BY {_NEWEST}"
        )
    found = Counted(array("q"), array("L"))
    for batch in store.batches(sql, *wanted.values):
        keys, counts = zip(*batch, strict=True)
        found.articles.extend(keys)
        found.claims.extend(counts)
    return found


def numbers(store: Store, wanted: Condition, article: int) -> list[int]:
    """Which of an article's claims (by its key) a condition is true of."""
    return store.column(
        "SELECT attribution.number FROM article"
        " CROSS JOIN attribution ON attribution.version = article.version"
        f" WHERE article.key = ? AND ({wanted.sql}) ORDER BY attribution.number",
        article,
        *wanted.values,
    )


class Told(NamedTuple):
    """An article as its claims tell of it."""

    key: int
    id: str
    title: str
    published: str | None
    publisher: str | None
    version: int
    """The key of its current version."""
    version_id: str
    text: str


def told(store: Store, article: int | str) -> Told | None:
    """An article, by key or id; None where it is gone."""
    column = "key" if isinstance(article, int) else "id"
    row = store.row(
        "SELECT article.key, article.id, coalesce(article.title, article.opening), published,"
        " publisher, version.key, version.id, text FROM article"
        " JOIN version ON version.key = article.version"
        f" JOIN version_text ON version_text.version = version.key WHERE article.{column} = ?",
        article,
    )
    return None if row is None else Told(*row)


class Tagged(NamedTuple):
    """Where a tagged passage lies in an article's current text."""

    start: int
    end: int
    slug: str


def tagged(store: Store, article: int, set_key: int | None) -> list[Tagged]:
    """The placed annotations of a set in an article (by key), in the order of the tags."""
    rows = store.rows(
        "SELECT place_start, place_end, slug FROM annotation_place"
        " JOIN tag ON tag.key = annotation_place.tag WHERE annotation_place.article = ?"
        " AND annotation_set = ? AND annotation_place.status = 'placed' ORDER BY tag.position",
        article,
        set_key,
    )
    return [Tagged(*row) for row in rows]
