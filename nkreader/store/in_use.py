"""Library files that this process has open, which it must look at through SQLite alone.

POSIX takes all locks of a process on a file away as soon as it closes any descriptor of that file.
Without its lock SQLite would let another program, the last to close as it seems, throw away the log
that is written to here, and what is tagged from then on.
"""

from collections import Counter
from pathlib import Path

File = tuple[int, int]
"""Device and number: the same file under whatever name."""

_HELD: Counter[File] = Counter()


def hold(path: Path) -> File | None:
    """One more connection has this file open; what `let_go` is told when it is closed."""
    file = _file(path)
    if file is not None:
        _HELD[file] += 1
    return file


def let_go(file: File | None) -> None:
    """One connection less."""
    if file is not None:
        _HELD[file] -= 1


def is_open(path: Path) -> bool:
    """Whether this process must neither open nor close the file but through SQLite."""
    file = _file(path)
    return file is not None and _HELD[file] > 0


def _file(path: Path) -> File | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
