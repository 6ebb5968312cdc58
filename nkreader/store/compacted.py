"""Libraries before schema 20: what only this program reads of them, as it lies from then on.

What can't be read any more of a text's shape is found anew.
"""

import json
import re
import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from nkreader.store import days, mention_places, shapes
from nkreader.store.search import Indexed, put
from nkreader.store.sources_kept import packed as packed_source
from nkreader.store.varints import packed, steps
from nkreader.text.completing import completed
from nkreader.text.document import Block, Document, Style


def never_had_texts(db: sqlite3.Connection) -> bool:
    """Whether no row of a table that the step builds anew was ever written."""
    there = "SELECT 1 FROM sqlite_sequence WHERE name IN ('version', 'source_file')"
    return db.execute(there).fetchone() is None


def without_rows(statements: Iterable[str]) -> Iterator[str]:
    """The statements of the step for a library that never had texts: tables are made under their
    names, for renaming one takes SQLite some milliseconds, which each new library would wait."""
    made: set[str] = set()
    for statement in statements:
        named = _BUILT.search(statement)
        if named is not None:
            made.add(named[1])
            yield f"DROP TABLE {named[1]}"
            yield statement.replace(named[0], f'CREATE TABLE "{named[1]}"', 1)
        elif "_20" not in statement and _DROPPED.sub(r"\1", statement) not in made:
            yield statement


_BUILT = re.compile(r"CREATE TABLE (\w+)_20\b")
_DROPPED = re.compile(r"DROP TABLE (\w+);")


def functions(db: sqlite3.Connection) -> None:
    """Give SQL the functions that the statements of the step call."""
    db.create_function("packed_shape", 4, _shape)
    db.create_function("packed_marks", 2, _marks)
    db.create_function("packed_source", 2, packed_source)
    db.create_function("packed_hash", 1, _hash)
    db.create_function("packed_places", 2, _places)
    db.create_function("day_number", 1, days.number)


def _hash(sha256: str) -> bytes:
    """The bytes of a hash; of what is none something that is the hash of nothing either."""
    try:
        return bytes.fromhex(sha256)
    except ValueError:
        return sha256.encode("utf-8")


def _blocks(packed: str) -> tuple[Block, ...]:
    return tuple(_block(row) for row in json.loads(packed))


def _block(row: list[Any]) -> Block:
    if len(row) == 2:
        return Block(row[0], row[1])
    start, end, kind, level, prefix, first, rows, aligns, *hint = row
    cells = tuple(tuple((cell[0], cell[1]) for cell in one) for one in rows)
    return Block(start, end, kind, level, tuple(prefix), first, cells, tuple(aligns), *hint)


def _shape(blocks: str, zones: str, sentences: str, text: str) -> bytes:
    try:
        document = Document(text, _blocks(blocks))
        return shapes.pack(document, json.loads(zones), json.loads(sentences))[0]
    except (ValueError, TypeError, LookupError, RecursionError):
        found = completed(Document(text, ()), (), ())
        return shapes.pack(found.document, found.zones, found.sentences)[0]


def _marks(blocks: str, styles: str) -> bytes | None:
    try:
        told = tuple(Style(*style) for style in json.loads(styles))
        return shapes.pack(Document("", _blocks(blocks), told), (), ())[1]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _places(sentences: int, places: bytes) -> bytes | None:
    flat = array("I")
    try:
        flat.frombytes(places)
        if sys.byteorder == "big":
            flat.byteswap()
        return packed(steps(zip(flat[:sentences], flat[sentences:], strict=True)))
    except ValueError:
        return None


def gather_mentions(db: sqlite3.Connection) -> None:
    """Write the mentions of each version in one row, without aliases for what needs none; where
    such an alias is still needed, in which articles it stands."""
    cursor = db.execute(
        'SELECT version, start, "end", alias, label, name FROM mention'
        " LEFT JOIN entity_alias ON entity_alias.key = alias AND entity IS NULL"
        ' ORDER BY version, start, "end"'
    )
    db.executemany("INSERT INTO mention_20 VALUES (?, ?)", _gathered(db, cursor))


def _gathered(db: sqlite3.Connection, rows: sqlite3.Cursor) -> Iterator[tuple[int, bytes]]:
    for version, some in groupby(rows, key=lambda row: int(row[0])):
        text, article, published = db.execute(
            "SELECT text, article.key, published FROM article JOIN version_text"
            " ON version_text.version = article.version WHERE article.version = ?",
            (version,),
        ).fetchone() or ("", None, None)
        places, left = list[mention_places.Place](), Counter[int]()
        for _, start, end, alias, label, name in some:
            what = None
            if label is not None:
                what = mention_places.of_words(label, name, text[start:end])
            if what is None:
                what = mention_places.of_alias(alias)
                if label in mention_places.NO_ENTITIES:
                    left[alias] += 1
            if 0 <= start < end:
                places.append((start, end, what))
        if article is not None:
            db.executemany(
                "INSERT OR REPLACE INTO entity_article_20 VALUES (?, ?, ?, ?)",
                [(alias, days.number(published), article, n) for alias, n in left.items()],
            )
        yield version, mention_places.pack(places)


def index_again(db: sqlite3.Connection) -> None:
    """Tell the empty index of words of every article."""
    rows = db.execute(
        "SELECT key, title, text, shape FROM article"
        " JOIN version_text ON version_text.version = article.version ORDER BY key"
    )
    put(
        db,
        (
            (int(key), *Indexed(title, text, shapes.block_spans(shape)).columns())
            for key, title, text, shape in rows
        ),
    )
