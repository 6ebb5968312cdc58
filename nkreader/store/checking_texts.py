"""Checks of articles, their texts and what is derived from them."""

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, pairwise
from typing import Any

from nkreader.model import LABELS, METADATA, Metadata
from nkreader.store import mention_places, shapes, sources_kept
from nkreader.store import search as index
from nkreader.store.articles import filter_words
from nkreader.store.connection import Store
from nkreader.wellformed import date_fault, number_fault, words_fault

Span = tuple[int, int]
_PART = 500
"""Articles whose words are counted at a time."""


def articles(store: Store) -> Iterator[str]:
    """Articles without a text, with the text of another, with data that can't be so."""
    for row in store.each(
        "SELECT article.*, version.article = article.key AS own FROM article"
        " LEFT JOIN version ON version.key = article.version"
    ):
        id = row["id"]
        if row["own"] is None:
            yield f"article {id}: has no text"
        elif not row["own"]:
            yield f"article {id}: its text belongs to another article"
        if row["published"] is not None and date_fault(row["published"]):
            yield f"article {id}: {row['published']!r} is not a date"
        data = Metadata(**{name: row[name] for name in METADATA})
        for name, value in data._asdict().items():
            if value is not None and (fault := words_fault(value)):
                yield f"article {id}: its {name} {fault}"
        if row["folded"] != filter_words(data, row["opening"]):
            yield f"article {id}: the filter looks in other words than its title and opening"


def edits(store: Store) -> Iterator[str]:
    """What people have set of articles' data, where the article does not show it."""
    shown = " ".join(f"WHEN '{name}' THEN article.{name}" for name in METADATA)
    for id, field, agrees in store.each(
        f"SELECT article.id, field, CASE field {shown} END IS value FROM article_edit"
        " JOIN article ON article.key = article_edit.article"
    ):
        if field not in METADATA:
            yield f"article {id}: {field!r} is not a field of an article"
        elif not agrees:
            yield f"article {id}: its {field} is not what a person has set"


def texts(store: Store) -> Iterator[str]:
    """Versions whose text is missing, was changed, or does not fit its blocks and sentences."""
    sql = "SELECT id FROM version WHERE key NOT IN (SELECT version FROM version_text)"
    for (id,) in store.each(sql):
        yield f"version {id}: its text is missing"
    for row in store.each(
        "SELECT id, sha256, number, text, shape, marks, source FROM version"
        " JOIN version_text ON version_text.version = version.key"
    ):
        text = row["text"]
        if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != row["sha256"]:
            yield f"version {row['id']}: its text is not the one that was added"
        if number_fault(row["number"]):
            yield f"version {row['id']}: has the number {row['number']}"
        yield from _shape(row["id"], text, row)


def _shape(id: str, text: str, row: sqlite3.Row) -> Iterator[str]:
    length = len(text)
    try:
        blocks, zones, sentences = shapes.unpack(row["shape"])
        document = shapes.document(text, blocks, row["marks"])
        if row["source"] is not None:
            sources_kept.unpacked(row["source"], text)
    except (ValueError, TypeError, LookupError):
        yield f"version {id}: its shape can't be read"
        return
    if row["marks"] is None and _in_order(blocks, length) and _in_order(sentences, length):
        yield from _parts_of(id, blocks, zones, sentences)
        return
    styles = [style[:2] for style in document.styles]
    for name, spans in (("blocks", blocks), ("sentences", sentences), ("styles", styles)):
        if not all(0 <= start <= end <= length for start, end in spans):
            yield f"version {id}: its {name} do not fit its text"
            return
    for name, spans in (("blocks", blocks), ("sentences", sentences)):
        if any(one[1] > other[0] for one, other in pairwise(spans)):
            yield f"version {id}: its {name} are not one behind the other"
    yield from _parts_of(id, blocks, zones, sentences)


def _in_order(spans: Iterable[Span], length: int) -> bool:
    """Whether spans lie one behind the other in a text of this length: the quick way to ask."""
    flat = [0, *chain.from_iterable(spans), length]
    return flat == sorted(flat)


def _parts_of(
    id: str, blocks: Sequence[Span], zones: Sequence[str], sentences: Iterable[Span]
) -> Iterator[str]:
    if not _within(sentences, blocks):
        yield f"version {id}: a sentence lies outside its blocks"
    if len(zones) != len(blocks):
        yield f"version {id}: has {len(blocks)} blocks and {len(zones)} zones"


def _within(sentences: Iterable[Span], blocks: Sequence[Span]) -> bool:
    """Whether each sentence lies in one block; both are in the order of the text."""
    number = 0
    for start, end in sentences:
        while number < len(blocks) - 1 and blocks[number][1] <= start:
            number += 1
        if not blocks or not blocks[number][0] <= start < end <= blocks[number][1]:
            return False
    return True


def parsed(packed: str) -> Any:
    """What JSON holds, or None where it holds nothing that can be read."""
    try:
        return json.loads(packed)
    except (ValueError, RecursionError):
        return None


def mentions(store: Store) -> Iterator[str]:
    """Mentions outside their text, or of nothing."""
    known = set(store.column("SELECT key FROM entity_alias"))
    for id, length, packed in store.each(
        "SELECT version.id, length(text), places FROM mention"
        " JOIN version ON version.key = mention.version"
        " LEFT JOIN version_text ON version_text.version = mention.version"
    ):
        try:
            places = mention_places.unpack(packed)
        except ValueError:
            yield f"version {id}: its mentions can't be read"
            continue
        for start, end, what in places:
            if not 0 <= start < end <= (length or 0):
                yield f"version {id}: a mention lies outside the text, at {start}"
            if not mention_places.is_known(what, known):
                yield f"version {id}: a mention names nothing, at {start}"


def labels(store: Store) -> Iterator[str]:
    """Spellings with an unknown label."""
    for key, label in store.each("SELECT key, label FROM entity_alias"):
        if label not in LABELS:
            yield f"spelling {key}: {label!r} is not a label"


def entities(store: Store) -> Iterator[str]:
    """Entities whose counts are not those of the mentions."""
    entity_of: dict[int, int] = dict(
        map(tuple, store.each("SELECT key, entity FROM entity_alias WHERE entity IS NOT NULL"))
    )
    articles, named = Counter[int](), Counter[int]()
    for (packed,) in store.each("SELECT places FROM mention"):
        try:
            own = [entity_of[one] for one in mention_places.aliases(packed) if one in entity_of]
        except ValueError:
            continue
        named.update(own)
        articles.update(set(own))
    for id, key, n, m in store.each("SELECT id, key, articles, mentions FROM entity"):
        if (articles[key], named[key]) != (n, m):
            yield f"entity {id}: its counts are not those of the mentions"


def search(store: Store) -> Iterator[str]:
    """Articles that the search does not know, knows though they are gone, or by other words."""
    if not store.read_only:
        store.rows("INSERT INTO article_search (article_search) VALUES ('integrity-check')")
        store.rows(
            "INSERT INTO article_search_begins (article_search_begins) VALUES ('integrity-check')"
        )
    known = {row[0]: row[1] for row in store.rows("SELECT id, sz FROM article_search_docsize")}
    keys = {row[0]: row[1] for row in store.rows("SELECT key, id FROM article")}
    for key in keys.keys() - known.keys():
        yield f"article {keys[key]}: the search does not know it"
    for key in known.keys() - keys.keys():
        yield f"search: knows an article that is gone (row {key})"
    begun = {row[0] for row in store.rows("SELECT id FROM article_search_begins_docsize")}
    for key in sorted(keys.keys() ^ begun):
        yield f"search: knows the beginnings of other articles than there are (row {key})"
    there = sorted(keys.keys() & known.keys())
    for first in range(0, len(there), _PART):
        part = there[first : first + _PART]
        for key in _otherwise(store, part[0], part[-1], known):
            yield f"article {keys[key]}: the search knows it by other words"


def _otherwise(store: Store, first: int, last: int, known: Mapping[int, bytes]) -> list[int]:
    """The keys of some articles that the index knows by other words: by how many there are. Texts
    of plain words are only counted; what seems to differ is cut up as for the index."""
    rows = store.rows(
        "SELECT article.key, title, text, shape FROM article"
        " JOIN version_text ON version_text.version = article.version"
        " WHERE article.key BETWEEN ? AND ?",
        first,
        last,
    )
    doubtful = []
    for key, title, text, shape in rows:
        borders = max(shapes.block_count(shape) - 1, 0)
        told = _words(known.get(key, b""))
        if told != [_plain_words(text) + borders, _plain_words(title or "")]:
            doubtful.append((key, title, text, shape))
    counts = _counts(store, doubtful)
    return [key for key, *_ in doubtful if known.get(key) != counts[key]]


def _plain_words(text: str) -> int:
    """How many words a text has where a space or a sign stands between any two."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return len(text.translate(_SPACES).split()) if text.isascii() else len(_WORD.findall(text))


_SIGNS = "“”‘’–—…\u00a0"
"""What most often keeps a text from being plain ASCII, which is counted twice as quickly."""
_WORD = re.compile(r"\w+")
_SPACES = "".join(sign if _WORD.match(sign) else " " for sign in map(chr, range(128)))


def _words(sizes: bytes) -> list[int]:
    """How many words the index knows of a text and its title: seven bits a byte, the highest
    first."""
    found, number = list[int](), 0
    for byte in sizes:
        number = number << 7 | byte & 127
        if byte < 128:
            found.append(number)
            number = 0
    return found[:2]


def _counts(store: Store, rows: Iterable[Sequence[Any]]) -> dict[int, bytes]:
    """By key how many words text, title and signs of some articles have, as the index packs it."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.execute(
            str(store.value("SELECT sql FROM sqlite_master WHERE name = 'article_search'"))
        )
        index.put(
            fresh,
            (
                (int(key), *index.Indexed(title, text, shapes.block_spans(shape)).columns())
                for key, title, text, shape in rows
            ),
        )
        return dict(fresh.execute("SELECT id, sz FROM article_search_docsize"))


CHECKS = (articles, edits, texts, mentions, labels, entities, search)
