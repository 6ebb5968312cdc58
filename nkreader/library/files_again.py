"""Files that come again: one whose bytes are those that were read is not read again.

The hash decides, never size or time. Nothing is extracted anew: what a newer program would make of
the same bytes has no say in an article that may have annotations.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from nkreader.library.incoming import Incoming, files_of, in_pieces, is_box, place_of, unreadable
from nkreader.library.places import storable
from nkreader.library.storing import Added
from nkreader.library.work import Begin, End, Job, Told, Whole
from nkreader.sources import Material
from nkreader.store import files
from nkreader.store.connection import Store
from nkreader.store.files import FileRead

_PIECE = 1 << 20
"""Bytes read at a time."""


def from_files(
    store: Store, named: str, mapping: Mapping[str, str], again: bool = False
) -> Iterator[Job | Told]:
    """What the files meant by one name bring: what is to be read, and what is unchanged. With
    `again` everything is read, and of no file it is written down that it was."""
    for found in files_of(named):
        if not isinstance(found, Path):
            yield Incoming(named, named, found)
            continue
        path = str(found.absolute())
        try:
            box = is_box(path, found.stat().st_size)
        except OSError as error:
            yield unreadable(str(found), path, error)
            continue
        if box:
            yield from _from_box(store, found, mapping, again)
            continue
        # Who reads it takes its hash, so that is only needed here where the file came before.
        known = not again and storable(path) == path and files.is_known(store, path)
        look = _look(found) if known else None
        same = files.as_it_was(store, FileRead(path, look.sha256, mapping)) if look else None
        if same is not None:
            yield from (_unchanged(path, one) for one in same)
        else:
            yield Whole(str(found), path, mapping, again)


def _from_box(
    store: Store, found: Path, mapping: Mapping[str, str], again: bool
) -> Iterator[Job | Told]:
    """What a container brings. Its own structure is gone through here, its members are jobs."""
    path = str(found.absolute())
    material = Material(path, path=found)
    look = None if again else _look(found)
    if look is None:
        yield from in_pieces(material, str(found), path, mapping)
        return
    file = FileRead(path, look.sha256, mapping)
    same = files.as_it_was(store, file)
    if same is not None:
        yield from (_unchanged(path, one) for one in same)
        return
    yield Begin()
    yield from in_pieces(material, str(found), path, mapping)
    yield End(file, look.still == _status(found))


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
