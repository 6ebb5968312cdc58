"""What comes in: the files, folders, addresses and standard input that a person names, one by one.

What becomes of it, an article or a list of its entities, is said elsewhere; who reads it, this
process or another one, too.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import NamedTuple

from nkreader.library.paths import expanded
from nkreader.library.shaping import Made
from nkreader.model import NkreaderError
from nkreader.provenance import SourceDocument
from nkreader.sources import Arrival, Material, Unread, pieces
from nkreader.sources.arrival import NOTHING, Original
from nkreader.sources.material import LARGEST
from nkreader.sources.walk import walk
from nkreader.store import in_use
from nkreader.text.hidden import one_line

_BOXES = frozenset(
    (".mbox", ".csv", ".tsv", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet", ".db",
     ".warc", ".zip", ".tar", ".tgz", ".txz", ".tbz2", ".gz", ".xz", ".bz2")
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
    made: Made | None = None
    """What follows from its text, where that was worked out already."""


class Piece(NamedTuple):
    """A member of a container that nobody has read yet."""

    named: str
    path: str
    """As of `Incoming`, of the container."""
    unread: Unread

    def read(self) -> Iterator[Incoming]:
        """The articles in it; raises nothing."""
        try:
            for arrival in self.unread.read():
                yield _came(self.named, self.path, arrival)
        except Exception as error:
            yield Incoming(self.named, self.path, broken(self.path, error))


def incoming(sources: Iterable[str], stdin: bytes | None = None) -> Iterator[Incoming]:
    """Read files and folders (recursively); "-" stands for `stdin`. Goes on after a bad one."""
    for source in sources:
        if source == "-":
            yield from _read_all(from_stdin(stdin, NOTHING))
            continue
        for found in files_of(source):
            if isinstance(found, NkreaderError):
                yield Incoming(source, source, found)
            else:
                yield from read_file(found)


def from_stdin(stdin: bytes | None, mapping: Mapping[str, str]) -> Iterator[Incoming | Piece]:
    """What standard input holds. `mapping` says which column of a table is which field."""
    data = stdin or b""
    path = f"stdin:{hashlib.sha256(data).hexdigest()[:12]}"
    return in_pieces(Material("-", data=data), "-", path, mapping)


def files_of(source: str) -> Iterator[Path | NkreaderError]:
    """The files that are meant by one name; whatever is wrong with it is said of that one alone."""
    try:
        path = expanded(source)
        if in_use.is_open(path):
            raise NkreaderError(f"{path}: is the library that is open, not read; name news")
        yield from walk([path])
    except NkreaderError as error:
        yield error


def is_box(name: str, size: int) -> bool:
    """Whether a file of so many bytes may hold so many articles, or so large ones, that it is read
    piece by piece."""
    return PurePath(name).suffix.lower() in _BOXES or size > LARGEST


def read_file(file: Path, mapping: Mapping[str, str] = NOTHING) -> Iterator[Incoming]:
    """The articles of one file."""
    path = str(file.absolute())
    try:
        data = None if is_box(path, file.stat().st_size) else file.read_bytes()
    except OSError as error:
        yield unreadable(str(file), path, error)
        return
    if data is not None:
        yield from read_whole(data, str(file), path, mapping)
    else:
        material = Material(path, path=file)
        yield from _read_all(in_pieces(material, str(file), path, mapping))


def unreadable(named: str, path: str, error: OSError) -> Incoming:
    """A file that the system gives nobody."""
    return Incoming(named, path, NkreaderError(f"{path}: {error.strerror}; not read"))


def read_whole(
    data: bytes, named: str, path: str, mapping: Mapping[str, str], on_disk: bool = True
) -> Iterator[Incoming]:
    """The articles of a file that is here as a whole."""
    material = Material(path, data=data)
    for one in _read_all(in_pieces(material, named, path, mapping)):
        if one.document is None and isinstance(one.arrival, Arrival):
            kind = "text/html" if one.arrival.kind == "html" else "application/octet-stream"
            yield one._replace(document=document_of(data, kind), data=data, on_disk=on_disk)
        else:
            yield one


def read(material: Material, named: str, path: str) -> Iterator[Incoming]:
    """The articles of one source. Whatever goes wrong with it is said of that one, so every error
    is caught here."""
    return _read_all(in_pieces(material, named, path))


def in_pieces(
    material: Material, named: str, path: str, mapping: Mapping[str, str] = NOTHING
) -> Iterator[Incoming | Piece]:
    """The same, with members of containers still to be read."""
    try:
        for one in pieces(material, mapping):
            if isinstance(one, Unread):
                yield Piece(named, path, one)
            else:
                yield _came(named, path, one)
    except NkreaderError as error:
        yield Incoming(named, path, error)
    except Exception as error:
        yield Incoming(named, path, broken(path, error))


def _read_all(some: Iterable[Incoming | Piece]) -> Iterator[Incoming]:
    for one in some:
        if isinstance(one, Piece):
            yield from one.read()
        else:
            yield one


def _came(named: str, path: str, arrival: Arrival | NkreaderError) -> Incoming:
    if isinstance(arrival, NkreaderError):
        return Incoming(named, path, arrival)
    own = arrival.original
    told = document_of(own.data, own.media_type, own) if own else None
    where = place_of(path, arrival.member, arrival.identity)
    return Incoming(named, where, arrival, told, own.data if own else None)


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
