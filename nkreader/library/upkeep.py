"""Looking after a library file as a whole: is it sound, copy it, put a copy back."""

from pathlib import Path

from nkreader.model import NkreaderError
from nkreader.store import backups, checking
from nkreader.store.connection import Store
from nkreader.store.opening import connect


def check(path: Path) -> list[str]:
    """What is wrong with a library, one sentence each; empty if it is sound.

    Raises NkreaderError where the file can't be opened at all.
    """
    store = _there(path)
    try:
        return list(checking.check(store))
    finally:
        store.close()


def backup(path: Path, to: Path | None = None) -> Path:
    """Copy a library, to a dated file beside it unless a path is given; returns where it is."""
    store = _there(path)
    try:
        return backups.backup(store, to)
    finally:
        store.close()


def restore(copy: Path, to: Path) -> Path | None:
    """Put a copy in the place of a library; returns where the replaced one lies now, if any."""
    return backups.restore(copy, to)


def _there(path: Path) -> Store:
    """Looking after a library makes none."""
    if not path.exists():
        raise NkreaderError(f"{path}: no library is there; `nkreader where` says which is used")
    return connect(path)
