"""Source documents: the bytes that versions were made from, or their hash alone.

The bytes are compressed and lie apart from everything that a list reads.
"""

import json
import zlib
from collections.abc import Container, Iterable, Mapping

from nkreader.model import NkreaderError
from nkreader.provenance import Identity, Origin, SourceDocument
from nkreader.store.connection import Store

_LEVEL = 6


def packed(data: bytes) -> bytes:
    """Bytes as they are stored; made before the transaction, for it takes its time."""
    return zlib.compress(data, _LEVEL)


def add(store: Store, key: int, told: SourceDocument, compressed: bytes | None) -> None:
    """Write down what a new version (by key) was made from; with None only that it was. Only
    inside `store.write()`."""
    cursor = store.db.execute(
        "INSERT INTO source_document (version, hash, size, media_type, address, retrieved, said)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, bytes.fromhex(told.sha256), *told[1:]),
    )
    if compressed is not None:
        store.db.execute("INSERT INTO source_bytes VALUES (?, ?)", (cursor.lastrowid, compressed))


def of_version(store: Store, version: str) -> SourceDocument | None:
    """What a version was made from; None where it was not written down."""
    row = store.row(
        "SELECT source_document.sha256, size, media_type, address, retrieved, said"
        " FROM source_document JOIN version ON version.key = source_document.version"
        " WHERE version.id = ?",
        version,
    )
    return SourceDocument(*row) if row else None


def of_versions(store: Store, ids: Iterable[str]) -> dict[str, SourceDocument]:
    """What versions (by id) were made from, as far as that was written down."""
    found = {id: of_version(store, id) for id in ids}
    return {id: document for id, document in found.items() if document is not None}


def data(store: Store, version: str) -> bytes | None:
    """The bytes a version was made from; None where they were not kept."""
    found = store.value(
        "SELECT compressed FROM source_bytes"
        " JOIN source_document ON source_document.key = source_bytes.source_document"
        " JOIN version ON version.key = source_document.version WHERE version.id = ?",
        version,
    )
    return None if found is None else zlib.decompress(found)


def set_origin(
    store: Store, id: str, kind: str, origins: Mapping[str, str], proposed: Mapping[str, str]
) -> None:
    """Write what kind of source an article came from, where its data were found, and what is
    offered for those that were not. Only inside `store.write()`."""
    store.db.execute(
        "UPDATE article SET kind = ?, origins = ?, proposed = ? WHERE id = ?",
        (kind, json.dumps(dict(origins)), json.dumps(dict(proposed)), id),
    )


def origin(store: Store, id: str) -> Origin:
    """Where an article came from. Raises NkreaderError where it is gone."""
    row = store.row("SELECT kind, origins, proposed FROM article WHERE id = ?", id)
    if row is None:
        raise _gone(id)
    return Origin(row["kind"], json.loads(row["origins"]), json.loads(row["proposed"]))


def identity(store: Store, id: str) -> Identity:
    """What tells an article from others when it comes again. Raises NkreaderError where it is
    gone."""
    row = store.row("SELECT identity, kind FROM article WHERE id = ?", id)
    if row is None:
        raise _gone(id)
    return Identity(*row)


def _gone(id: str) -> NkreaderError:
    return NkreaderError(f"{id}: this article is no longer in the library")


def addresses(store: Store, of: Container[str] | None = None) -> list[str]:
    """The addresses that articles were fetched from, not as items of a feed; `of` are the ids of
    those that are meant, None for all."""
    rows = store.rows("SELECT id, path FROM article WHERE kind = 'address' ORDER BY key")
    return [str(row["path"]) for row in rows if of is None or row["id"] in of]
