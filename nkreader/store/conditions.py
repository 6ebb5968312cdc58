"""Conditions on articles, as SQL with its values: what a query's plan is made of.

Each is about one row of `article`. What a person types reaches SQLite only as a value.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from nkreader.on_demand import OnDemand
from nkreader.store import search

if TYPE_CHECKING:
    from nkreader.text import search_words
else:
    search_words = OnDemand("text.search_words")

SqlValue = str | int | None


class Condition(NamedTuple):
    """A piece of SQL that is true or false of an article, and what its question marks stand for."""

    sql: str
    values: tuple[SqlValue, ...] = ()
    lookups: tuple[tuple[str, str], ...] = ()
    """What it asks indexes of words, each of which may answer with most of the library: the table
    of each, and what is matched."""

    def among(self, some: str) -> "Condition":
        """The same, where only articles are asked about that a select gives the keys of: nothing
        else is kept of what indexes of words find."""
        return self._replace(sql=self.sql.replace(_MATCH, f"{_MATCH} AND +rowid IN ({some})"))


EVERYTHING = Condition("1")


def all_of(parts: Iterable[Condition]) -> Condition:
    """True where all are; of none, everywhere."""
    return _joined(list(parts), " AND ") or EVERYTHING


def any_of(parts: Iterable[Condition]) -> Condition:
    """True where one is; of none, nowhere."""
    return _joined(list(parts), " OR ") or Condition("0")


def not_(part: Condition) -> Condition:
    """True where it is not, and where it can't be told."""
    return part._replace(sql=f"NOT coalesce({part.sql}, 0)")


def _joined(parts: list[Condition], between: str) -> Condition | None:
    if not parts:
        return None
    sql = between.join(f"({part.sql})" for part in parts)
    values = tuple(value for part in parts for value in part.values)
    return Condition(sql, values, sum((part.lookups for part in parts), ()))


_MATCH = "MATCH ?"


def _found(table: str, asked: str) -> Condition:
    """That an index of words finds."""
    sql = f"article.key IN (SELECT rowid FROM {table} WHERE {table} {_MATCH})"
    return Condition(sql, (asked,), ((table, asked),))


def in_text(words: str, starred: bool = False) -> Condition:
    """A word, or words one behind the other, in the text or the title; starred: the last word may
    go on."""
    wanted = search_words.Wanted(words, starred)
    if wanted.is_empty:
        return Condition("0")
    if (few := search.begun(wanted)) is not None:
        return _found("article_search_begins", few)
    found = _found("article_search", search.match(wanted))
    if wanted.is_certain:
        return found
    told = (words, int(starred))
    text = "(SELECT text FROM version_text WHERE version_text.version = article.version)"
    return all_of((found, Condition(f"holds(title, ?, ?) OR holds({text}, ?, ?)", (*told, *told))))


def in_field(column: str, words: str, starred: bool = False) -> Condition:
    """The same in one field of an article's data: `title`, `publisher`, `author`."""
    assert column in ("title", "publisher", "author")
    told = (words, int(starred))
    if column != "title":
        # With a limit SQLite makes them distinct first: each name is looked at once.
        values = f"SELECT {column} FROM (SELECT DISTINCT {column} FROM article LIMIT -1)"
        return Condition(f"article.{column} IN ({values} WHERE holds({column}, ?, ?))", told)
    wanted = search_words.Wanted(words, starred)
    if wanted.is_empty:
        return Condition("0")
    found = _found("article_search", search.match(wanted, "title"))
    return (
        all_of((found, Condition("holds(article.title, ?, ?)", told))) if wanted.signs() else found
    )


def in_language(code: str) -> Condition:
    """In a language, whatever the country: "en" is true of "en-GB"."""
    return Condition("(language = ? COLLATE NOCASE OR language LIKE ? || '-%')", (code, code))


def before(date: str) -> Condition:
    """Published wholly before a date of any precision began."""
    return Condition("substr(published, 1, ?) < substr(?, 1, length(published))", (len(date), date))


def after(date: str) -> Condition:
    """Published on a date's first day or later."""
    return Condition("substr(published || '-01-01', 1, 10) >= ?", (f"{date}-01-01"[:10],))


def on(date: str) -> Condition:
    """Published within a date."""
    return Condition("(published = ? OR published LIKE ? || '-%')", (date, date))


def within(first: str, last: str) -> Condition:
    """Published wholly between two dates of any precision, both included."""
    begins = "substr(published || '-01-01', 1, 10)"
    ends = (
        "CASE length({0}) WHEN 4 THEN {0} || '-12-31'"
        " WHEN 7 THEN date({0} || '-01', '+1 month', '-1 day') ELSE {0} END"
    )
    sql = f"{begins} >= ? AND {ends.format('published')} <= {ends.format('?')}"
    return Condition(sql, (f"{first}-01-01"[:10], last, last, last, last))


def dated_to(precision: str) -> Condition:
    """With a date that is known to the `day`, `month` or `year`, no more exactly."""
    length = {"day": 10, "month": 7, "year": 4}[precision]
    return Condition("length(published) = ?", (length,))


def is_whole(column: str, value: str) -> Condition:
    """With exactly this publisher or author."""
    assert column in ("publisher", "author")
    return Condition(f"article.{column} = ?", (value,))


def with_publisher() -> Condition:
    """Whose publisher is known."""
    return Condition("publisher IS NOT NULL")


def came_since(version: int) -> Condition:
    """Whose present text came later than a version (by key)."""
    return Condition("article.version > ?", (version,))


def undated() -> Condition:
    """Without a date."""
    return Condition("published IS NULL")


def in_state(state: str, set_key: int | None) -> Condition:
    """New, being read, or done, in one set."""
    here = (
        "coalesce((SELECT state FROM reading_state WHERE reading_state.article = article.key"
        " AND reading_state.annotation_set = ?), 'new') = ?"
    )
    return Condition(here, (set_key, state))


def with_annotation(
    sets: Iterable[int], tag: str | None = None, note: str | None = None, starred: bool = False
) -> Condition:
    """With an annotation in one of the sets, on a passage or on the whole, that carries this tag
    (slug), whose note holds these words; with no words, any note."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    return any_of(
        _with(table, keys, tag, note, starred) for table in ("annotation", "article_mark")
    )


def _with(table: str, keys: str, tag: str | None, note: str | None, starred: bool) -> Condition:
    sql = (
        f"EXISTS (SELECT 1 FROM {table} LEFT JOIN tag ON tag.key = {table}.tag"
        f" WHERE {table}.article = article.key AND annotation_set IN ({keys})"
    )
    values: tuple[SqlValue, ...] = ()
    if tag is not None:
        sql, values = f"{sql} AND tag.slug = ?", (*values, tag)
    if note == "":
        sql += f" AND {table}.note IS NOT NULL"
    elif note is not None:
        sql += f" AND holds({table}.note, ?, ?)"
        values = (*values, note, int(starred))
    return Condition(f"{sql})", values)


def untagged(sets: Iterable[int]) -> Condition:
    """Without a tagged passage in any of the sets."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    return not_(_with("annotation", keys, None, None, False))


def with_memo(sets: Iterable[int]) -> Condition:
    """With a memo on the whole article in one of the sets."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    return Condition(
        "EXISTS (SELECT 1 FROM article_mark WHERE article_mark.article = article.key"
        f" AND annotation_set IN ({keys}) AND tag IS NULL)"
    )


def of_feed(id: str) -> Condition:
    """That a feed has brought, by the feed's id."""
    return Condition(
        "article.key IN (SELECT article FROM feed_article JOIN feed ON feed.key = feed_article.feed"
        " WHERE feed.id = ?)",
        (id,),
    )


def to_review(sets: Iterable[int]) -> Condition:
    """With an annotation whose place is not certain."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    return Condition(
        "EXISTS (SELECT 1 FROM annotation_place WHERE annotation_place.article = article.key"
        f" AND status = 'review' AND annotation_set IN ({keys}))"
    )


def linked(sets: Iterable[int]) -> Condition:
    """With an annotation that a link leads from or to."""
    keys = ",".join(str(int(key)) for key in sets) or "-1"
    return Condition(
        "EXISTS (SELECT 1 FROM annotation WHERE annotation.article = article.key"
        f" AND annotation_set IN ({keys}) AND (EXISTS (SELECT 1 FROM link WHERE source ="
        " annotation.id) OR EXISTS (SELECT 1 FROM link WHERE target = annotation.id)))"
    )


def naming(entities: Iterable[int]) -> Condition:
    """That names one of these entities (by key)."""
    keys = ",".join(str(int(key)) for key in entities) or "-1"
    return Condition(
        "article.key IN (SELECT article FROM entity_article WHERE alias IN"
        f" (SELECT key FROM entity_alias WHERE entity IN ({keys})))"
    )
