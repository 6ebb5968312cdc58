"""A folder of files is written whole or not at all: a hidden folder beside it, then renamed.

Knows bytes and paths, no format. What else is in a folder that stands there is never touched.
"""

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from nkreader.exchange.atomic import error_said, shown, write_file
from nkreader.model import NkreaderError


def write_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Make `path` a folder of exactly these files; returns how many bytes they have.

    One that stands there is replaced where it is empty, or has nothing but files that are written
    again. Raises NkreaderError of one line, with what stood there untouched; what `files` raises
    goes through.
    """
    part = path.parent / f".nkreader-{secrets.token_hex(6)}.part"
    try:
        if path.exists() and not path.is_dir():
            raise NkreaderError(f"{shown(path)} is a file; this format is a folder, name another")
        part.mkdir()
        try:
            size = sum(write_file(part / name, [data]) for name, data in files)
            _put(part, path)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise NkreaderError(error_said(path, error)) from None
    return size


def _put(part: Path, path: Path) -> None:
    """Let the new folder stand in the place of the old one."""
    if not path.exists():
        part.rename(path)
        return
    there, new = ({one.name for one in folder.iterdir()} for folder in (path, part))
    if other := sorted(there - new):
        raise NkreaderError(
            f"{shown(path)} has other things in it, such as {shown(Path(other[0]))}; name a folder"
            " that is not there yet"
        )
    old = part.with_suffix(".old")
    path.rename(old)
    try:
        part.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)
