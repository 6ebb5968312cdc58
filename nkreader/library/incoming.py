"""What comes in: the files, folders, addresses and standard input that a person names, one by one.

What becomes of it, an article or a list of its entities, is said elsewhere.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from nkreader.library.paths import expanded
from nkreader.model import NkreaderError
from nkreader.provenance import SourceDocument
from nkreader.sources import Arrival, Material, arrivals
from nkreader.sources.arrival import NOTHING, Original
from nkreader.sources.material import LARGEST
from nkreader.sources.walk import walk
from nkreader.text.hidden import one_line

_BOXES = frozenset(
    (".mbox", ".csv", ".tsv", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".db", ".warc",
     ".zip", ".tar", ".tgz", ".txz", ".tbz2", ".gz", ".xz", ".bz2")
)  # fmt: skip
"""Suffixes of files that hold many articles: these are read piece by piece, never whole."""


class Incoming(NamedTuple):
    """One piece of news that was read, or why it could not be."""

    named: str
    """As it was named, below it for a folder's files; "-" for standard input."""
    path: str
    """What it is kept under: the absolute path, the address, or `stdin:` and a hash."""
    arrival: Arrival | NkreaderError
    document: SourceDocument | None = None
    """The bytes it was made from, where these are its own."""
    data: bytes | None = None
    """These bytes."""
    on_disk: bool = False
    """Whether they are a file of its own, whose path leads to them."""
    feed: str | None = None
    """The id of the feed that brought it."""


def incoming(
    sources: Iterable[str], stdin: bytes | None = None, mapping: Mapping[str, str] = NOTHING
) -> Iterator[Incoming]:
    """Read files and folders (recursively); "-" stands for `stdin`. Goes on after a bad one.

    `mapping` says which column of a table is which field.
    """
    for source in sources:
        if source == "-":
            data = stdin or b""
            path = f"stdin:{hashlib.sha256(data).hexdigest()[:12]}"
            yield from read(Material("-", data=data), source, path, mapping)
            continue
        for found in files_of(source):
            if isinstance(found, NkreaderError):
                yield Incoming(source, source, found)
            else:
                yield from read_file(found, mapping)


def files_of(source: str) -> Iterator[Path | NkreaderError]:
    """The files that are meant by one name; whatever is wrong with it is said of that one alone."""
    try:
        yield from walk([expanded(source)])
    except NkreaderError as error:
        yield error


def read_file(file: Path, mapping: Mapping[str, str] = NOTHING) -> Iterator[Incoming]:
    """The articles of one file."""
    path = str(file.absolute())
    data = None
    try:
        if file.suffix.lower() not in _BOXES and file.stat().st_size <= LARGEST:
            data = file.read_bytes()
    except OSError as error:
        yield Incoming(str(file), path, NkreaderError(f"{path}: {error.strerror}; not read"))
        return
    material = Material(path, data=data, path=file)
    for one in read(material, str(file), path, mapping):
        if data is not None and one.document is None and isinstance(one.arrival, Arrival):
            kind = "text/html" if one.arrival.kind == "html" else "application/octet-stream"
            yield one._replace(document=document_of(data, kind), data=data, on_disk=True)
        else:
            yield one


def read(
    material: Material, named: str, path: str, mapping: Mapping[str, str] = NOTHING
) -> Iterator[Incoming]:
    """The articles of one source. Whatever goes wrong with it is said of that one, so every error
    is caught here."""
    try:
        for arrival in arrivals(material, mapping):
            if isinstance(arrival, NkreaderError):
                yield Incoming(named, path, arrival)
                continue
            own = arrival.original
            told = document_of(own.data, own.media_type, own) if own else None
            where = place_of(path, arrival.member, arrival.identity)
            yield Incoming(named, where, arrival, told, own.data if own else None)
    except NkreaderError as error:
        yield Incoming(named, path, error)
    except Exception as error:
        yield Incoming(named, path, broken(path, error))


def place_of(path: str, member: str | None, identity: str | None) -> str:
    """What an article of a source is kept under: the source's path, with the member's name where
    that is its identity."""
    return identity if member and identity and identity.startswith(path) else path


def document_of(data: bytes, media_type: str, told: Original | None = None) -> SourceDocument:
    """What is written down of bytes that an article was made from."""
    retrieved = (told.retrieved if told else None) or _now()
    address, said = (told.address, told.said) if told else (None, None)
    sha256 = hashlib.sha256(data).hexdigest()
    return SourceDocument(sha256, len(data), media_type, address, retrieved, said)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def broken(path: str, error: Exception) -> NkreaderError:
    """What is said of a source whose reading came upon a fault of the program."""
    said = f"{type(error).__name__}: {error}"
    return NkreaderError(one_line(f"{path}: could not be read ({said[:120]}); nothing of it kept"))
