"""Whoever waits for a library to be brought up to date is told so."""

import sqlite3
from contextlib import closing
from itertools import count

import pytest

from nkreader.store import telling
from nkreader.store.telling import telling as told_of

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
    told: list[int | None] = []
    with closing(sqlite3.connect(":memory:")) as connection:
        with told_of(connection, told.append):
            assert connection.execute(LONG).fetchone() == (200_000,)
        heard = list(told)
        connection.execute(LONG).fetchone()
    assert told == heard
    assert len(heard) > 2
    assert heard[-1] is None
    assert heard[:-1] == sorted(heard[:-1], key=lambda one: one or 0)


def test_what_is_over_at_once_is_not_told() -> None:
    told: list[int | None] = []
    with closing(sqlite3.connect(":memory:")) as connection, told_of(connection, told.append):
        connection.execute("SELECT 1").fetchone()
    assert told == []
