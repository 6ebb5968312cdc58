"""Files that come again: one whose bytes are those that were read is not read again.

The hash decides, never size or time. Nothing is extracted anew: what a newer program would make of
the same bytes has no say in an article that may have annotations.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from nkreader.library.incoming import Incoming, files_of, place_of, read_file
from nkreader.library.places import storable
from nkreader.library.storing import Added
from nkreader.sources import Arrival
from nkreader.store import files
from nkreader.store.connection import Store
from nkreader.store.files import FileRead

_LIVING = frozenset(("newsboat",))
"""Kinds whose file alone does not tell: what is new lies in a log beside it."""

_PIECE = 1 << 20
"""Bytes read at a time."""


def from_files(
    store: Store, named: str, mapping: Mapping[str, str]
) -> Iterator[Incoming | Added | FileRead]:
    """What the files meant by one name bring: what was read, what is unchanged, and after each
    file that was read to its end without an error, the file."""
    for found in files_of(named):
        if not isinstance(found, Path):
            yield Incoming(named, named, found)
            continue
        look = _look(found)
        if look is None:
            yield from read_file(found, mapping)
            continue
        file = FileRead(str(found.absolute()), look.sha256, mapping)
        same = files.as_it_was(store, file)
        if same is not None:
            yield from (_unchanged(file.path, one) for one in same)
            continue
        sound, count = True, 0
        for one in read_file(found, mapping):
            count += 1
            arrival = one.arrival
            sound = sound and isinstance(arrival, Arrival) and arrival.kind not in _LIVING
            yield one
        if sound and look.still == _status(found):
            yield file._replace(articles=count)


class _Look(NamedTuple):
    sha256: str
    still: tuple[int, int]


def _look(file: Path) -> _Look | None:
    """A file's hash and when it was written; None where its path can't be stored, or it can't be
    read, which is said by whoever reads it."""
    path = str(file.absolute())
    if storable(path) != path:
        return None
    try:
        still = _status(file)
        if still is None:
            return None
        told = hashlib.sha256()
        with file.open("rb", buffering=0) as opened:
            while piece := opened.read(_PIECE):
                told.update(piece)
        return _Look(told.hexdigest(), still)
    except OSError:
        return None


def _status(file: Path) -> tuple[int, int] | None:
    """Size and time of the last writing, which tell whether a file was written while it was read;
    None where it is gone."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _unchanged(path: str, came: files.Came) -> Added:
    where = place_of(path, came.member, came.identity)
    return Added(
        where, "unchanged", came.id, came.title,
        kind=came.kind, member=came.member, same_as=came.same_as,
    )  # fmt: skip
