"""What can be said of a library file before it is opened: whether it exists, its schema, and who
has worked in it."""

from pathlib import Path

from nkreader.library.places import DEFAULT_SET
from nkreader.model import NkreaderError
from nkreader.store import blind, tags
from nkreader.store.opening import connect


def schema(path: Path) -> int | None:
    """The number of the library's schema, newer ones too; None where there is no file yet.

    Makes nothing. Raises NkreaderError where the file is no library or can't be read.
    """
    if not path.exists():
        return None
    if path.is_file() and path.stat().st_size == 0:
        return None
    store = connect(path)
    try:
        return int(store.value("PRAGMA user_version"))
    finally:
        store.close()


def people(path: Path) -> dict[str, list[str]]:
    """Everybody who has worked in a library, with the names of their sets.

    Nobody, where there is no library or it can't be read: opening it says why.
    """
    try:
        if not schema(path):
            return {}
        store = connect(path)
    except NkreaderError:
        return {}
    try:
        return tags.people(store)
    except NkreaderError:
        return {}
    finally:
        store.close()


def current_set(path: Path, annotator: str) -> str:
    """The name of the set that an annotator works in where none is said: the usual one, or in a
    blind pass the fresh one."""
    try:
        store = connect(path) if schema(path) else None
    except NkreaderError:
        store = None
    if store is None:
        return DEFAULT_SET
    try:
        found = blind.of(store, annotator)
    except NkreaderError:  # an older library has no such passes
        found = None
    finally:
        store.close()
    return DEFAULT_SET if found is None else found.fresh.name
