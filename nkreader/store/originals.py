"""Source documents: the bytes that versions were made from, or their hash alone.

The bytes are compressed and lie apart from everything that a list reads.
"""

import hashlib
import zlib

from nkreader.provenance import SourceDocument
from nkreader.store.connection import Store

_LEVEL = 6


def hash_of(data: bytes) -> str:
    """SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def packed(data: bytes) -> bytes:
    """Bytes as they are stored; made before the transaction, for it takes its time."""
    return zlib.compress(data, _LEVEL)


def add(store: Store, version: str, told: SourceDocument, compressed: bytes | None) -> None:
    """Write down what a version was made from; with None only that it was. Only inside
    `store.write()`. A version keeps the first document it was made from."""
    key = store.value("SELECT key FROM version WHERE id = ?", version)
    known = store.value("SELECT 1 FROM source_document WHERE version = ?", key)
    if known is not None:
        return
    cursor = store.db.execute(
        "INSERT INTO source_document (version, sha256, size, media_type, address, retrieved, said)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, *told),
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


def data(store: Store, version: str) -> bytes | None:
    """The bytes a version was made from; None where they were not kept."""
    found = store.value(
        "SELECT compressed FROM source_bytes"
        " JOIN source_document ON source_document.key = source_bytes.source_document"
        " JOIN version ON version.key = source_document.version WHERE version.id = ?",
        version,
    )
    return None if found is None else zlib.decompress(found)
