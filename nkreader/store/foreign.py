"""Somebody else's library file, opened to be read and never written: told from other databases,
older ones brought up to date in a copy, what is no library refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from nkreader.model import NkreaderError
from nkreader.store import checking, migrations, private
from nkreader.store.connection import APPLICATION_ID, Store
from nkreader.store.opening import MAGIC, connect, opened_to_read
from nkreader.store.reads import in_words

_LOGS = ("-wal", "-journal")
"""Files beside a library that may hold a part of it."""
_NOT_OURS = "a database of another program, not a library of nkreader"


def looks_like_one(head: bytes) -> bool:
    """Whether a file that begins so is an SQLite database, as libraries are."""
    return head.startswith(MAGIC)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A library of somebody else, up to the schema of this program. Raises NkreaderError of one
    line for what is none, what a newer program made, and what is damaged or was tampered with."""
    if not path.is_file():
        raise NkreaderError(f"{path}: no such file")
    try:
        with TemporaryDirectory(prefix="nkreader-") as folder:
            copy = Path(folder) / "library.db"
            if _has_log(path):
                _copy(path, copy)
                with closing(sqlite3.connect(copy)) as whole:
                    whole.execute("PRAGMA journal_mode = DELETE")
            with closing(_reading(copy if copy.exists() else path)) as store:
                number = _known(store, path)
                if number == len(migrations.STEPS):
                    yield store
                    return
                if not copy.exists():
                    _copy(path, copy)
            with closing(connect(copy)) as store:
                _bring_up(store, path)
                yield store
    except sqlite3.Error as error:
        raise NkreaderError(_said(error, path)) from error
    except NkreaderError as error:
        if isinstance(error.__cause__, sqlite3.Error | UnicodeDecodeError):
            raise NkreaderError(_said(error.__cause__, path)) from error
        raise
    except OSError as error:
        raise NkreaderError(f"{path}: {error.strerror or error}") from error


def _said(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> str:
    """What is wrong with the file, without what to do with a library of one's own."""
    return in_words(error, path).split(";")[0]


def _bring_up(store: Store, path: Path) -> None:
    try:
        migrations.ready(store)
    except NkreaderError as error:
        raise NkreaderError(f"{path}: of an older nkreader, and damaged") from error


def _has_log(path: Path) -> bool:
    logs = (_beside(path, end) for end in _LOGS)
    return any(log.exists() and log.stat().st_size for log in logs)


def _reading(path: Path) -> Store:
    """The file as one that never changes: nothing is made beside it."""
    connection = opened_to_read(path)
    for said in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {said}")
    return Store(connection, path, "somebody else's library")


def _copy(path: Path, to: Path) -> None:
    """The library with what its log holds; nothing is made beside it. While another program has it
    open SQLite copies it, else it lies still."""
    private.make_file(to)
    if _beside(path, "-shm").exists():
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(to)) as target,
        ):
            source.backup(target)
        return
    for end in ("", *_LOGS):
        if (part := _beside(path, end)).exists():
            copyfile(part, _beside(to, end))


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _known(store: Store, path: Path) -> int:
    """The number of a library's schema, when it is one and its tables are those of that number."""
    if store.value("PRAGMA application_id") != APPLICATION_ID:
        raise NkreaderError(f"{path}: {_NOT_OURS}")
    number, newest = migrations.number(store), len(migrations.STEPS)
    if number > newest:
        raise NkreaderError(
            f"{path}: made by a newer nkreader (schema {number}, this one knows {newest});"
            " update nkreader"
        )
    for fault in checking.schema(store):
        raise NkreaderError(f"{path}: not as nkreader makes a library ({fault})")
    for fault in checking.references(store):
        raise NkreaderError(f"{path}: damaged ({fault})")
    if number >= _LONG_ACTS and store.value("SELECT 1 FROM unfinished"):
        raise NkreaderError(
            f"{path}: an import or undo stopped in the middle; open it once with --library, then"
            " try again"
        )
    return number


_LONG_ACTS = migrations.STEPS.index(migrations.long_acts) + 1
