"""What a person gives to be imported, whatever its format: read, made into a bundle, taken in."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.parcel import LARGEST, Parcel, parcel
from nkreader.exchange.taguette import HighlightRow, PageRow, Project, TagRow, coded_set
from nkreader.library.coded_sets import Made, bundle_of
from nkreader.library.context import Context
from nkreader.library.import_preview import Coming, coming
from nkreader.library.import_words import new_tags_line
from nkreader.library.importing import Imported, take
from nkreader.library.packs import Packs
from nkreader.library.places import storable
from nkreader.model import Bundle, NkreaderError
from nkreader.store import foreign, in_use, taguette
from nkreader.store.turning import Told, untold
from nkreader.text.hidden import one_line

_HEAD = 64
"""Bytes of a file that tell whether it is a database."""
MOST_FILES = 50_000
"""Files of a folder that is imported."""


class HandedIn:
    """Files and folders that people have been given."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def take(
        self,
        data: BinaryIO | Path,
        name: str,
        set_name: str | None = None,
        form: str | None = None,
        tell: Told = untold,
    ) -> Imported:
        """Bring in a file, or what is at a path, a folder too, as one undoable act; `form` is its
        format, where the person has said it. `tell` hears how many articles and annotations of how
        many are in, and may raise `StoppedError`.

        Raises NkreaderError of one line that begins with the name, and nothing of it is here.
        """
        notes: list[str] = []
        made = _made(self._context, data, name, form, notes)
        if made.new_tags:
            notes.append(new_tags_line(made.new_tags) + " in the codebook")
        done = take(self._context, made.bundle, set_name, name, tell).with_notes(notes)
        return done._replace(known=done.known + made.known)

    def foresee(
        self,
        data: BinaryIO | Path,
        name: str,
        set_name: str | None = None,
        form: str | None = None,
    ) -> Coming:
        """What `take` would do; nothing is written. Raises NkreaderError as that does."""
        notes: list[str] = []
        made = _made(self._context, data, name, form, notes)
        return coming(self._context, made.bundle, set_name, made.known, notes)


def _made(
    context: Context, given: BinaryIO | Path, name: str, form: str | None, notes: list[str]
) -> Made:
    context.refresh()
    if isinstance(given, Path) and form in (None, "jsonl") and given.is_file():
        bundle = _in_lines(given, name, notes)
        if bundle is not None:
            return Made(bundle, 0)
    source = _bytes_or_path(given, name)
    if _is_database(source):
        return _of_database(context, source, name, notes)
    try:
        came = parcel(name, source) if isinstance(source, bytes) else _folder(name, source)
    except NkreaderError as error:
        raise NkreaderError(f"{one_line(name)} {error}; nothing was imported") from None
    found = read_any(came, notes, form)[1]
    if isinstance(found, CodedSet):
        return bundle_of(context, found, name, notes)
    return Made(found, 0)


def _in_lines(path: Path, name: str, notes: list[str]) -> Bundle | None:
    """What is in a file of our own lines, read one after the other; None where it is none."""
    if in_use.is_open(path):
        return None
    try:
        with path.open("rb") as opened:
            came = Parcel(name, {}, opened.read(_HEAD), opened)
            if not FORMATS["jsonl"].recognises(came):
                return None
            opened.seek(0)
            return cast(Bundle, read_any(came, notes, "jsonl")[1])
    except OSError as error:
        raise NkreaderError(f"{name}: {error.strerror}; nothing was imported") from error


def _bytes_or_path(given: BinaryIO | Path, name: str) -> bytes | Path:
    """The bytes of a file; the path of a folder, and of a database, which is read where it is."""
    if not isinstance(given, Path):
        return given.read()
    if given.is_dir():
        return given
    if in_use.is_open(given):
        return given
    try:
        with given.open("rb") as opened:
            head = opened.read(_HEAD)
            return given if foreign.looks_like_one(head) else head + opened.read()
    except OSError as error:
        raise NkreaderError(f"{name}: {error.strerror}; nothing was imported") from error


def _is_database(source: bytes | Path) -> bool:
    return not source.is_dir() if isinstance(source, Path) else foreign.looks_like_one(source)


def _of_database(context: Context, data: bytes | Path, name: str, notes: list[str]) -> Made:
    """What is in an SQLite file: a library, or a project of Taguette, told by its tables."""
    if taguette.is_one(data):
        return bundle_of(context, _of_taguette(data, name), name, notes)
    return Made(Packs(context).bundle(data, name), 0)


def _of_taguette(data: bytes | Path, name: str) -> CodedSet:
    try:
        found = taguette.rows(data)
    except NkreaderError as error:
        raise NkreaderError(f"{one_line(name)} {error}; nothing was imported") from None
    tags: dict[int, list[int]] = {}
    for highlight, tag in found.highlight_tags:
        tags.setdefault(highlight, []).append(tag)
    return coded_set(
        Project(
            [PageRow(*row) for row in found.documents],
            [TagRow(*row) for row in found.tags],
            [HighlightRow(*row, tuple(tags.get(row[0], ()))) for row in found.highlights],
        )
    )


def _folder(name: str, path: Path) -> Parcel:
    """The files in a folder and those in it, but for hidden ones and links. Raises NkreaderError
    where they are too many, or it can't be read."""
    files: dict[str, Callable[[], bytes]] = {}
    for folder, below, own in os.walk(path, onerror=_unread):
        below[:] = sorted(one for one in below if not one.startswith("."))
        for one in sorted(own):
            file = Path(folder) / one
            if one.startswith(".") or file.is_symlink() or not file.is_file():
                continue
            if len(files) >= MOST_FILES:
                raise NkreaderError(f"has more than {MOST_FILES:,} files")
            files[storable(file.relative_to(path).as_posix())] = partial(_read, file)
    return Parcel(name, files)


def _unread(error: OSError) -> None:
    raise NkreaderError(f"can't be read: {error.strerror}")


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise NkreaderError(f"has a file that is too large ({storable(file.name)})")
        return file.read_bytes()
    except OSError as error:
        raise NkreaderError(f"has {storable(file.name)}: {error.strerror}") from error
