"""Whoever waits for a library to be brought up to date is told so."""

import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.store import backups, telling
from nkreader.store.telling import telling as told_of
from tests.store.test_migrations import GOLDEN

LONG = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 200000)"
    " SELECT max(x) FROM n"
)


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock is a second after the one before."""
    clock = count(1)
    monkeypatch.setattr(telling, "monotonic", lambda: float(next(clock)))


def test_every_second_is_told_and_the_end(seconds: None) -> None:
    told: list[int | Path | None] = []
    with closing(sqlite3.connect(":memory:")) as connection:
        with told_of(connection, told.append):
            assert connection.execute(LONG).fetchone() == (200_000,)
        heard = list(told)
        connection.execute(LONG).fetchone()
    assert told == heard
    assert len(heard) > 2
    assert heard[-1] is None
    assert heard[:-1] == sorted(one for one in heard if isinstance(one, int))


def test_what_is_over_at_once_is_not_told() -> None:
    told: list[int | Path | None] = []
    with closing(sqlite3.connect(":memory:")) as connection, told_of(connection, told.append):
        connection.execute("SELECT 1").fetchone()
    assert told == []


def test_a_copy_of_a_library_is_told_of_too_and_named_at_the_end(
    tmp_path: Path, seconds: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy takes long without an instruction of SQLite: it looks at the clock by itself."""
    library = Path(shutil.copy(min(GOLDEN), tmp_path / "library.db"))
    monkeypatch.setattr(backups, "PAGES", 1)
    monkeypatch.setattr(telling, "_STEPS", 1 << 30)
    told: list[int | Path | None] = []
    Library(library, "ann", upgrading=told.append).close()
    *heard, over, copy = told
    (made,) = tmp_path.glob("library-backup-*.db")
    assert (over, copy) == (None, made)
    assert len(heard) > 10
    Library(library, "ann", upgrading=told.append).close()
    assert told == [*heard, over, copy], "there is nothing to bring up to date"
