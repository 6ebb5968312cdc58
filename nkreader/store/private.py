"""Files that are nobody else's business: made for their owner alone, whatever the umask says.

SQLite gives the files it keeps beside a library the rights of the library itself.
"""

import os
import stat
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are missing; what is there stays as it is.

    Raises OSError.
    """
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)


def make_file(file: Path, exclusive: bool = False) -> None:
    """Make an empty file where there is none; with `exclusive` FileExistsError where one is.

    Raises OSError.
    """
    how = os.O_CREAT | os.O_WRONLY | (os.O_EXCL if exclusive else 0)
    os.close(os.open(file, how, 0o600))


def write_text(file: Path, text: str) -> None:
    """Let a file hold `text`, in UTF-8; what that can't hold is spelt out. Raises OSError.

    A file that others could read is replaced by one that they can't.
    """
    make_folder(file.parent)
    file.unlink(missing_ok=True)
    make_file(file, exclusive=True)
    file.write_text(text, "utf-8", "backslashreplace")


def copy_rights(source: Path, target: Path) -> None:
    """Let a file be open to those to whom another is, and to its owner in any case: a copy on a
    medium that is only read is no library that is. Raises OSError."""
    target.chmod((stat.S_IMODE(source.stat().st_mode) & 0o777) | 0o600)
