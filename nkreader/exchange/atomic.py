"""A file is written whole or not at all: a temporary file beside it, fsync, rename.

Knows bytes and paths, no format. A process that is killed leaves the old file as it was, and at
most a hidden `.nkreader-….part` beside it.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BARRED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_file(path: Path, chunks: Iterable[bytes]) -> int:
    """Make `path` hold exactly `chunks`; returns how many bytes that is.

    A link is followed and its target replaced; an old file's permissions are kept, a new one gets
    the usual ones. Devices and pipes are written straight through. Raises NkreaderError of one
    line, with the old file untouched and no temporary file left; what `chunks` raises goes through.
    """
    try:
        old = _standing(path)
        if old is not None and stat.S_ISDIR(old.st_mode):
            raise NkreaderError(f"{shown(path)} is a folder; name a file in it")
        if old is not None and not stat.S_ISREG(old.st_mode):
            with path.open("wb") as handle:
                return sum(handle.write(chunk) for chunk in chunks)
        target = Path(os.path.realpath(path))
        if old is not None:
            # Renaming asks only for rights in the folder; a write-protected file stays as it is.
            target.open("r+b").close()
        return _replace(target, chunks, old)
    except OSError as error:
        raise NkreaderError(error_said(path, error)) from None


def _standing(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _replace(target: Path, chunks: Iterable[bytes], old: os.stat_result | None) -> int:
    part = target.parent / f".nkreader-{secrets.token_hex(6)}.part"
    mode = 0o666 if old is None else 0o600
    binary: int = getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, mode)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            count = sum(handle.write(chunk) for chunk in chunks)
            handle.flush()
            os.fsync(handle.fileno())
        if old is not None:
            _keep_rights(part, old)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return count


def _keep_rights(part: Path, old: os.stat_result) -> None:
    """The owner only where we may; a report need not fail for it."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(part, old.st_uid, old.st_gid)
    part.chmod(stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """The file is in place by now: a file system that cannot sync folders is no failure."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def shown(path: Path) -> str:
    """A path for a line of ours, whatever its bytes."""
    return one_line(os.fsencode(path).decode("utf-8", "replace"))


def error_said(path: Path, error: OSError) -> str:
    """Why a path could not be written, in one line, and what to do."""
    said = shown(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        folder = shown((Path(os.path.realpath(path)) if path.is_symlink() else path).parent)
        return f"cannot write {said}: there is no folder {folder}; make it or choose another"
    if error.errno in _BARRED:
        return f"cannot write {said}: not permitted; choose a place you may write to"
    if error.errno in _FULL:
        return f"cannot write {said}: no space left; free some or choose another place"
    if error.errno == errno.ENAMETOOLONG:
        return f"cannot write {said[:40]}…: the name is too long; choose a shorter one"
    return f"cannot write {said}: {error.strerror or error}; choose another place"
