"""Whether a library is sound: the file, the references, and every claim against its text.

Each check is one function that yields sentences about what is wrong; `CHECKS` is their order.
Nothing is mended here.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from nkreader.model import COLOURS, LABELS, NkreaderError
from nkreader.store import migrations
from nkreader.store.connection import Store
from nkreader.text.document import ZONES

CONTEXT = 32
"""Code points kept before and after a passage."""
_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{10}")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Check = Callable[[Store], Iterator[str]]


def pages(store: Store) -> Iterator[str]:
    """SQLite's own look at the pages and indices of the file."""
    for row in store.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"file: {row[0]}"


def references(store: Store) -> Iterator[str]:
    """Rows that point at rows which are not there."""
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"{row['table']} row {row['rowid']}: points at a missing {row['parent']}"


def schema(store: Store) -> Iterator[str]:
    """Tables, indices or views that are missing or were changed by hand, and triggers, which a
    library has none of."""
    number, newest = migrations.number(store), len(migrations.STEPS)
    if not 0 < number <= newest:
        yield f"schema: is {number}, this nkreader knows 1 to {newest}"
        return
    found = {row[0]: row[1] for row in store.rows("SELECT name, sql FROM sqlite_master")}
    for name, sql in migrations.schema(number).items():
        if found.get(name) != sql:
            yield f"schema: {name} is missing or was changed"
    for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        yield f"schema: {row['name']} is a trigger, which changes rows unseen"


def ids(store: Store) -> Iterator[str]:
    """Ids that are not ten characters of Crockford base32."""
    for table in ("article", "version", "tag", "annotation_set", "annotation", "link", "change"):
        for row in store.rows(f"SELECT key, id FROM {table}"):
            if not _ID.fullmatch(row["id"]):
                yield f"{table} row {row['key']}: {row['id']!r} is not an id"


def articles(store: Store) -> Iterator[str]:
    """Articles without a text, with the text of another, or with a date that is none."""
    sql = (
        "SELECT article.id, published, edited, version.article = article.key AS own FROM article"
        " LEFT JOIN version ON version.key = article.version"
    )
    for row in store.rows(sql):
        if row["own"] is None:
            yield f"article {row['id']}: has no text"
        elif not row["own"]:
            yield f"article {row['id']}: its text belongs to another article"
        if row["published"] is not None and not _DATE.fullmatch(row["published"]):
            yield f"article {row['id']}: {row['published']!r} is not a date"
        if not isinstance(_parsed(row["edited"]), list):
            yield f"article {row['id']}: its list of edited fields cannot be read"


def texts(store: Store) -> Iterator[str]:
    """Versions whose text is missing, was changed, or does not fit its blocks and sentences."""
    sql = "SELECT id FROM version WHERE key NOT IN (SELECT version FROM version_text)"
    for row in store.rows(sql):
        yield f"version {row['id']}: its text is missing"
    sql = (
        "SELECT id, sha256, version_text.* FROM version"
        " JOIN version_text ON version_text.version = version.key"
    )
    for row in store.db.execute(sql):
        text = row["text"]
        if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != row["sha256"]:
            yield f"version {row['id']}: its text is not the one that was added"
        yield from _shape(row["id"], len(text), row)


def _shape(id: str, length: int, row: sqlite3.Row) -> Iterator[str]:
    blocks, zones = _parsed(row["blocks"]), _parsed(row["zones"])
    for name in ("blocks", "sentences", "styles"):
        spans = _parsed(row[name])
        if not isinstance(spans, list) or not all(_inside(span, length) for span in spans):
            yield f"version {id}: its {name} do not fit its text"
    if not isinstance(zones, list) or not set(zones) <= set(ZONES):
        yield f"version {id}: a zone has no known name"
    elif isinstance(blocks, list) and len(zones) != len(blocks):
        yield f"version {id}: has {len(blocks)} blocks and {len(zones)} zones"


def _inside(span: Any, length: int) -> bool:
    return (
        isinstance(span, list)
        and len(span) >= 2
        and isinstance(span[0], int)
        and isinstance(span[1], int)
        and 0 <= span[0] <= span[1] <= length
    )


def _parsed(packed: str) -> Any:
    try:
        return json.loads(packed)
    except ValueError:
        return None


def quotes(store: Store) -> Iterator[str]:
    """Annotations whose kept words are not those of their version at their place."""
    sql = (
        "SELECT annotation.*, text, version.article AS owner FROM annotation"
        " JOIN version ON version.key = annotation.version"
        " LEFT JOIN version_text ON version_text.version = version.key"
    )
    for row in store.db.execute(sql):
        text, start, end = row["text"] or "", row["start"], row["end"]
        if row["owner"] != row["article"]:
            yield f"annotation {row['id']}: its text belongs to another article"
        if text[start:end] != row["exact"]:
            yield f"annotation {row['id']}: its words are not those of the text at {start}-{end}"
        elif (row["prefix"], row["suffix"]) != (
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
        ):
            yield f"annotation {row['id']}: the words around it are not those of the text"
        for column in ("created", "modified"):
            if not _TIME.fullmatch(row[column]):
                yield f"annotation {row['id']}: {row[column]!r} is not a time"


def placements(store: Store) -> Iterator[str]:
    """Placements outside their text, or without the place that their status needs."""
    sql = (
        "SELECT annotation.id, placement.*, length(text) AS length,"
        " version.article = annotation.article AS own FROM placement"
        " JOIN annotation ON annotation.key = placement.annotation"
        " JOIN version ON version.key = placement.version"
        " LEFT JOIN version_text ON version_text.version = placement.version"
    )
    for row in store.rows(sql):
        start, end = row["start"], row["end"]
        both = start is not None and end is not None
        if not row["own"]:
            yield f"annotation {row['id']}: is placed in another article"
        if (row["status"] == "placed") > both or (start is None) != (end is None):
            yield f"annotation {row['id']}: is {row['status']} without a place"
        elif both and not 0 <= start < end <= (row["length"] or 0):
            yield f"annotation {row['id']}: is placed outside the text, at {start}-{end}"


def mentions(store: Store) -> Iterator[str]:
    """Mentions outside their text or with an unknown label."""
    sql = (
        'SELECT version.id, mention.start, mention."end", label, length(text) AS length'
        " FROM mention JOIN version ON version.key = mention.version"
        " LEFT JOIN version_text ON version_text.version = version.key"
    )
    for row in store.db.execute(sql):
        if not 0 <= row["start"] < row["end"] <= (row["length"] or 0):
            yield f"version {row['id']}: a mention lies outside the text, at {row['start']}"
        if row["label"] not in LABELS:
            yield f"version {row['id']}: {row['label']!r} is not a label"


def codebook(store: Store) -> Iterator[str]:
    """Two tags on one key, unknown colours, a tag that is its own ancestor."""
    rows = {row["key"]: row for row in store.rows("SELECT * FROM tag")}
    seen: dict[str, str] = {}
    for row in rows.values():
        digit = row["shortcut"]
        if digit is not None and digit in seen:
            yield f"tag {row['slug']}: has the key {digit} of {seen[digit]}"
        seen[digit] = row["slug"]
        if row["colour"] not in COLOURS:
            yield f"tag {row['slug']}: {row['colour']!r} is not a colour"
        above, steps = row["parent"], 0
        while above in rows and steps <= len(rows):
            above, steps = rows[above]["parent"], steps + 1
        if steps > len(rows):
            yield f"tag {row['slug']}: lies below itself"


def past(store: Store) -> Iterator[str]:
    """Acts in the history that cannot be read."""
    sql = "SELECT change.id, change_row.* FROM change_row JOIN change ON change.key = change"
    for row in store.rows(sql):
        for column in ("before", "after"):
            if row[column] is not None and not isinstance(_parsed(row[column]), dict):
                yield f"history {row['id']}: an act cannot be read"
    for row in store.rows("SELECT id FROM change WHERE key NOT IN (SELECT change FROM change_row)"):
        yield f"history {row['id']}: an act has lost its rows"


def search(store: Store) -> Iterator[str]:
    """Articles that the search does not know, or knows though they are gone."""
    known = {row[0] for row in store.rows("SELECT id FROM article_search_docsize")}
    keys = {row[0]: row[1] for row in store.rows("SELECT key, id FROM article")}
    for key in keys.keys() - known:
        yield f"article {keys[key]}: the search does not know it"
    for key in known - keys.keys():
        yield f"search: knows an article that is gone (row {key})"


CHECKS: tuple[Check, ...] = (
    pages, schema, references, ids, articles, texts, quotes, placements, mentions, codebook, past,
    search,
)  # fmt: skip


def check(store: Store) -> Iterator[str]:
    """Everything that is wrong with a library, one sentence each; nothing if it is sound.

    A check that the damage itself stops says so and the next one goes on.
    """
    for one in CHECKS:
        try:
            yield from one(store)
        except (sqlite3.Error, NkreaderError, KeyError, TypeError, ValueError) as error:
            yield f"{one.__name__}: cannot be looked at ({error})"
