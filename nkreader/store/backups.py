"""Copies of a library, made by SQLite itself while others may go on writing to it."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from nkreader.model import NkreaderError
from nkreader.store.connection import APPLICATION_ID, Store


def backup(store: Store, to: Path | None = None) -> Path:
    """Copy a library; to a dated file beside it unless a path is given. Returns the path.

    Raises NkreaderError where the copy can't be made; a file that is there is never replaced.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = to or store.path.with_name(f"{store.path.stem}-backup-{stamp}{store.path.suffix}")
    if target.exists():
        raise NkreaderError(f"{target}: is there already; nothing was copied")
    part = target.with_name(f"{target.name}.part")
    try:
        copy = sqlite3.connect(part)
        try:
            store.db.backup(copy)
        finally:
            copy.close()
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise NkreaderError(f"{target}: the copy could not be made ({error})") from error
    return target


def restore(copy: Path, to: Path) -> Path | None:
    """Put a copy in the place of a library that nobody has open; what was there is kept beside it.

    Returns where the replaced library lies now, or None where there was none. Raises NkreaderError
    for a copy that is no sound library.
    """
    _sound(copy)
    kept = None
    if to.exists():
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        kept = to.with_name(f"{to.stem}-replaced-{stamp}{to.suffix}")
    part = to.with_name(f"{to.name}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        source, target = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True), None
        try:
            target = sqlite3.connect(part)
            source.backup(target)
        finally:
            source.close()
            if target is not None:
                target.close()
        if kept is not None:
            _fold_in_log(to)
            to.replace(kept)
        part.replace(to)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise NkreaderError(f"{to}: could not be restored ({error}); nothing was lost") from error
    return kept


def _sound(copy: Path) -> None:
    if not copy.is_file():
        raise NkreaderError(f"{copy}: no such file; `nkreader where` names the folder of backups")
    try:
        connection = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
        try:
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise NkreaderError(f"{copy}: not a library ({error}); nothing was restored") from error
    if not ours or not sound:
        raise NkreaderError(f"{copy}: not a library, or a damaged one; nothing was restored")


def _fold_in_log(path: Path) -> None:
    """Bring the log of a library into its file, so that the file can be moved by itself."""
    try:
        connection = sqlite3.connect(path)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        for end in ("-wal", "-shm"):
            log = path.with_name(path.name + end)
            if log.exists():
                log.replace(path.with_name(f"{path.stem}-replaced{path.suffix}{end}"))
