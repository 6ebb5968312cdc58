"""The schema's steps, in order and never changed once released; each is one transaction.

`sqlite-utils` runs them and keeps the record; `user_version` holds their number, so that an open
of a library that is up to date imports none of it.
"""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from nkreader.model import NkreaderError
from nkreader.store.backups import backup
from nkreader.store.connection import Store

if TYPE_CHECKING:
    from sqlite_utils import Database


def first_schema(db: "Database") -> None:
    """Articles, versions, mentions, tags, sets, annotations, placements, history."""
    for statement in _statements("schema.sql"):
        db.execute(statement)


STEPS = (first_schema,)
"""All migrations. A new one is added at the end; the schema's number is their count."""


def _statements(name: str) -> list[str]:
    """The statements of a SQL file beside this one; they are parted by a blank line's semicolon."""
    script = (Path(__file__).parent / name).read_text("utf-8")
    out, statement = [], ""
    for line in script.split("\n"):
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            out.append(statement.strip())
            statement = ""
    return out


def missing(store: Store) -> list[str]:
    """The tables, indices and views that a library should have and has not, or has otherwise."""
    fresh = sqlite3.connect(":memory:")
    try:
        for statement in _statements("schema.sql"):
            fresh.execute(statement)
        wanted = dict(fresh.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    finally:
        fresh.close()
    found = {row[0]: row[1] for row in store.rows("SELECT name, sql FROM sqlite_master")}
    return [name for name, sql in wanted.items() if found.get(name) != sql]


def ready(store: Store) -> None:
    """Bring a library up to the schema of this program.

    Raises NkreaderError for one that a newer program made, or that is behind and can't be written.
    """
    have = int(store.value("PRAGMA user_version"))
    if have == len(STEPS):
        return
    if have > len(STEPS):
        raise NkreaderError(
            f"{store.path}: made by a newer nkreader (schema {have}, this one knows {len(STEPS)}); "
            "nothing was touched, update nkreader"
        )
    if store.read_only:
        raise NkreaderError(store.read_only)
    if have:
        backup(store)
    _apply(store)


def _apply(store: Store) -> None:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("nkreader")
    for number, step in enumerate(STEPS, 1):
        migrations(name=step.__name__)(_numbered(step, number))
    migrations.apply(Database(store.db))


def _numbered(step: "Step", number: int) -> "Step":
    def run(db: "Database") -> None:
        step(db)
        db.execute(f"PRAGMA user_version = {number}")

    run.__name__ = step.__name__
    return run


if TYPE_CHECKING:
    from collections.abc import Callable

    Step = Callable[[Database], None]
