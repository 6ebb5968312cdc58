"""What a person gives to be imported, whatever its format: read, made into a bundle, taken in."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from nkreader.coded_set import CodedSet
from nkreader.exchange import read_any
from nkreader.exchange.parcel import LARGEST, Parcel, parcel
from nkreader.library.coded_sets import bundle_of
from nkreader.library.context import Context
from nkreader.library.importing import Imported, take
from nkreader.library.places import storable
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

MOST_FILES = 50_000
"""Files of a folder that is imported."""


def take_file(
    context: Context, data: bytes | Path, name: str, set_name: str | None, form: str | None = None
) -> Imported:
    """Bring in the bytes of a file, or a folder, as one undoable act; `form` is its format, where
    the person has said it.

    Raises NkreaderError of one line that begins with the name, and nothing of it is here.
    """
    notes: list[str] = []
    try:
        given = parcel(name, data) if isinstance(data, bytes) else _folder(name, data)
    except NkreaderError as error:
        raise NkreaderError(f"{one_line(name)} {error}; nothing was imported") from None
    found = read_any(given, notes, form)[1]
    bundle = bundle_of(context, found, name, notes) if isinstance(found, CodedSet) else found
    return take(context, bundle, set_name, name).with_notes(notes)


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
