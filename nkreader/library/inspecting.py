"""What can be said of a library file before it is opened: whether it exists, and its schema."""

from pathlib import Path

from nkreader.store.connection import connect


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
