"""Whoever waits for a library to be brought up to date is told so."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from nkreader.library import Library
from nkreader.store import backups, telling
from nkreader.store.connection import Store
from nkreader.store.telling import telling as told_of
from tests.store.test_migrations import GOLDEN

LONG = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 200000)"
    " SELECT max(x) FROM n"
)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wants to wait for a second."""
    monkeypatch.setattr(telling, "EVERY", 0.001)


def test_every_second_is_told_and_the_end(soon: None) -> None:
    told: list[int | Path | None] = []
    with closing(sqlite3.connect(":memory:")) as connection:
        with told_of(connection, told.append):
            while len(told) < 3:
                assert connection.execute(LONG).fetchone() == (200_000,)
        heard = list(told)
        connection.execute(LONG).fetchone()
    assert told == heard
    assert heard[-1] is None
    assert all(isinstance(one, int) for one in heard[:-1])


def test_what_is_over_at_once_is_not_told() -> None:
    told: list[int | Path | None] = []
    with closing(sqlite3.connect(":memory:")) as connection, told_of(connection, told.append):
        connection.execute("SELECT 1").fetchone()
    assert told == []


def test_whoever_is_gone_is_told_no_more(soon: None) -> None:
    tried = Event()

    def broken(told: int | Path | None) -> None:
        tried.set()
        if told is not None:
            raise BrokenPipeError

    with closing(sqlite3.connect(":memory:")) as connection, told_of(connection, broken):
        assert tried.wait(60)
        assert connection.execute(LONG).fetchone() == (200_000,)


def test_what_takes_long_in_one_piece_is_told_of_too_and_the_copy_is_named_at_the_end(
    tmp_path: Path, soon: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the copy that is made first, or what happens when a table is dropped."""
    library, whole = Path(shutil.copy(min(GOLDEN), tmp_path / "library.db")), backups.backup
    told: list[int | Path | None] = []

    def slow(store: Store) -> Path:
        copy = whole(store)
        while len(told) < 3:
            sleep(0.001)
        return copy

    monkeypatch.setattr(backups, "backup", slow)
    Library(library, "ann", upgrading=told.append).close()
    *heard, over, copy = told
    (made,) = tmp_path.glob("library-backup-*.db")
    assert (over, copy) == (None, made)
    assert len(heard) >= 3
    Library(library, "ann", upgrading=told.append).close()
    assert told == [*heard, over, copy], "there is nothing to bring up to date"
