"""Files that were read to their end: the hash of their bytes, and the versions these led to.

A file of the same bytes need not be read again while all that came of it is as it was.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nkreader.store import articles
from nkreader.store.connection import Store


class FileRead(NamedTuple):
    """A file as it was read."""

    path: str
    sha256: str
    """Of its bytes, hexadecimal."""
    mapping: Mapping[str, str]
    """Which column of a table was read as which field."""
    articles: int = 0
    """How many came of it, the last ones before it was at its end."""


class Came(NamedTuple):
    """An article that a file brought, as it is still."""

    id: str
    title: str | None
    kind: str
    identity: str
    member: str | None
    same_as: str | None
    """The id of another article with the same text."""


def remember(store: Store, file: FileRead, came: Sequence[tuple[str, str | None]]) -> None:
    """Write down what came of a file: articles by id, each with its member's name. Only inside
    `store.write()`."""
    db = store.db
    key = store.value("SELECT key FROM source_file WHERE path = ?", file.path)
    told = (file.path, bytes.fromhex(file.sha256), _json(file.mapping), len(came))
    if key is None:
        sql = "INSERT INTO source_file (path, hash, mapping, articles) VALUES (?, ?, ?, ?)"
        key = db.execute(sql, told).lastrowid
    else:
        sql = "UPDATE source_file SET path = ?, hash = ?, mapping = ?, articles = ? WHERE key = ?"
        db.execute(sql, (*told, key))
        db.execute("DELETE FROM source_file_version WHERE file = ?", (key,))
    db.executemany(
        "INSERT INTO source_file_version (file, position, version, member)"
        " SELECT ?1, ?2, version, ?4 FROM article WHERE id = ?3",
        [(key, position, id, member) for position, (id, member) in enumerate(came)],
    )


def forget_article(store: Store, id: str) -> None:
    """Another source has changed an article: the files that brought it have to be read again.
    Only inside `store.write()`."""
    store.db.execute(
        "DELETE FROM source_file_version WHERE version IN (SELECT version.key FROM version"
        " JOIN article ON article.key = version.article WHERE article.id = ?)",
        (id,),
    )


def is_known(store: Store, path: str) -> bool:
    """Whether a file of this path was read, whatever its bytes were."""
    return store.value("SELECT 1 FROM source_file WHERE path = ?", path) is not None


def as_it_was(store: Store, file: FileRead) -> list[Came] | None:
    """What came of a file of this path and hash when it was read, in its order, where all of that
    is as it was then; else None."""
    row = store.row(
        "SELECT key, articles FROM source_file WHERE path = ? AND hash = ? AND mapping = ?",
        file.path,
        bytes.fromhex(file.sha256),
        _json(file.mapping),
    )
    if row is None:
        return None
    found = store.rows(
        "SELECT article.id, title, kind, identity, member, sha256 FROM source_file_version AS came"
        " JOIN article ON article.version = came.version JOIN version ON version.key = came.version"
        " WHERE came.file = ? ORDER BY position",
        row["key"],
    )
    if len(found) != row["articles"]:
        return None
    return [
        Came(one[0], one[1], one[2], one[3], one[4], articles.same_text(store, one[0], one[5]))
        for one in found
    ]


def _json(mapping: Mapping[str, str]) -> str:
    return json.dumps(dict(sorted(mapping.items())), ensure_ascii=False)
