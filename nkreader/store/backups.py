"""Copies of a library, made by SQLite itself while others may go on writing to it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from nkreader.model import NkreaderError
from nkreader.store import private
from nkreader.store.connection import APPLICATION_ID, Store
from nkreader.store.reads import in_words
from nkreader.store.telling import listen

LOGS = ("-wal", "-shm")


PAGES = 2_000
"""Pages of a library that are copied before a person may stop it."""


def backup(store: Store, to: Path | None = None) -> Path:
    """Copy a library; to a dated file beside it unless a path is given. Returns the path.

    Whoever may read the library may read the copy, and nobody else.
    Raises NkreaderError where the copy can't be made; a file that is there is never replaced.
    """
    target = to or _dated(store.path, "backup")
    if target.exists():
        raise NkreaderError(f"{target}: is there already; nothing was copied")
    with store.snapshot(), or_say("no copy was made", target), part_of(target) as part:
        with closing(sqlite3.connect(part)) as copy:
            # Within a snapshot what others write meanwhile does not begin the copy anew.
            store.value("SELECT count(*) FROM sqlite_master")
            store.db.backup(copy, pages=PAGES, progress=listen)
        private.copy_rights(store.path, part)
        part.replace(target)
    return target


@contextmanager
def unless_stopped(copy: Path | None) -> Iterator[None]:
    """Keep a copy that was made for what is done in here, unless a person stops that: the library
    is as it was then, and the next beginning makes another copy."""
    try:
        yield
    except KeyboardInterrupt:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise


def restore(copy: Path, to: Path) -> Path | None:
    """Put a copy, with its rights, in the place of a library; what was there is kept beside it.

    A link to a library stays one: it is where it leads that the copy is put.
    Returns where the replaced library lies now, or None where there was none. Raises NkreaderError
    for a copy that is no sound library, and for a library that somebody has open.
    """
    _sound(copy)
    to = Path(os.path.realpath(to))
    with or_say("nothing was restored", to):
        kept = _dated(to, "replaced") if to.exists() else None
        private.make_folder(to.parent)
        with part_of(to) as part:
            with (
                closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as source,
                closing(sqlite3.connect(part)) as target,
            ):
                source.backup(target)
            private.copy_rights(copy, part)
            if kept is not None:
                _fold_in_log(to, kept)
                _keep(to, kept)
            part.replace(to)
    return kept


@contextmanager
def or_say(outcome: str, path: Path) -> Iterator[None]:
    """What SQLite or the system refuses, said in one line with what came of it."""
    try:
        yield
    except sqlite3.Error as error:
        raise NkreaderError(f"{outcome}: {in_words(error, path)}") from error
    except OSError as error:
        raise NkreaderError(f"{path}: {outcome} ({error.strerror})") from error


def _dated(path: Path, what: str) -> Path:
    """A name beside a library that is free, also within a second and when the clock goes back."""
    stamp = f"{path.stem}-{what}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    ends = chain([""], (f"-{number}" for number in count(2)))
    names = (path.with_name(f"{stamp}{end}{path.suffix}") for end in ends)
    return next(name for name in names if not name.exists())


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """A file to write beside `target`, gone at the end unless it was moved; nobody else's until it
    is given other rights."""
    part = target.with_name(f"{target.name}.{os.urandom(6).hex()}.part")
    private.make_file(part, exclusive=True)
    try:
        yield part
    finally:
        for name in (part, *(part.with_name(part.name + end) for end in (*LOGS, "-journal"))):
            with suppress(OSError):
                name.unlink(missing_ok=True)


def _keep(path: Path, kept: Path) -> None:
    """Give a file a second name, so that there is a library at every moment; else move it."""
    try:
        os.link(path, kept)
    except OSError:
        path.replace(kept)


def _sound(copy: Path) -> None:
    if not copy.is_file():
        raise NkreaderError(f"{copy}: no such file; `nkreader where` names the folder of backups")
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as file:
            ours = file.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            sound = file.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise NkreaderError(f"{copy}: not a library ({error}); nothing was restored") from error
    if not ours or not sound:
        raise NkreaderError(f"{copy}: not a library, or a damaged one; nothing was restored")


def _fold_in_log(path: Path, kept: Path) -> None:
    """Bring the log of a library into its file, so that the file can be moved by itself.

    SQLite leaves write-ahead logging only where nobody else has the file open; a log left lying
    would be read into whatever takes the file's place. That of a damaged file is kept beside it,
    from before SQLite looks at it: it may hold what the file has lost.
    Raises NkreaderError where somebody has it open.
    """
    logs = {path.with_name(path.name + end): kept.with_name(kept.name + end) for end in LOGS}
    for log, copy in logs.items():
        if log.exists():
            private.make_file(copy)
            copy.write_bytes(log.read_bytes())
    damaged = False
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=1)) as file:
            file.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise NkreaderError(
            f"{path}: is open in another program ({error}); close it there, nothing was restored"
        ) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        damaged = True
    finally:
        for name in logs if damaged else logs.values():
            name.unlink(missing_ok=True)
