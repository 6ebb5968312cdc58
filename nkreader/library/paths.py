"""A path as a user names it: on the command line, in a dialog, in the environment, in a setting."""

import errno
import os
from pathlib import Path

from nkreader.errors import NkreaderError
from nkreader.text.hidden import one_line


def user_path(named: str | Path) -> Path:
    """The absolute path that is meant; `~` and `~name` are homes. It need not exist.

    Raises NkreaderError, naming it, for a home of nobody, a name that no file can have, and where
    the current folder is gone.
    """
    path = expanded(named)
    try:
        return path.absolute()
    except OSError:
        said = shown(os.fspath(named))
        raise NkreaderError(f"{said}: the current folder is gone; name a whole path") from None


def expanded(named: str | Path) -> Path:
    """The same as it was named: a path from the current folder stays one."""
    text = os.fspath(named)
    said = shown(text)
    if not text:
        raise NkreaderError("an empty path; name a file")
    if "\0" in text:
        raise NkreaderError(f"{said}: no file has such a name; write it without the NUL")
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        home = text.split("/", 1)[0]
        raise NkreaderError(f"{said}: there is no home of {home.removeprefix('~')}") from None
    try:
        os.lstat(path)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise NkreaderError(f"{said}: the name is too long for a file") from None
    return path


def folder_or_home(remembered: str | None) -> Path:
    """A folder that was used before, while it is still one; else the current one, else the home."""
    for choice in (remembered, "."):
        try:
            path = user_path(choice) if choice else None
        except NkreaderError:
            continue
        if path is not None and path.is_dir():
            return path
    return Path.home()


def shown(path: str) -> str:
    """A path on one line of a message, cut in its middle where it is long."""
    words = one_line(path.encode("utf-8", "backslashreplace").decode())
    return words if len(words) <= 160 else f"{words[:80]}…{words[-70:]}"
