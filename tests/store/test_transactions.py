"""Transactions: all or nothing, and the connection is fit for the next one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import NkreaderError


def test_a_tag_is_synced_before_it_is_told(library: Library) -> None:
    store = library._context.store
    assert store.value("PRAGMA journal_mode") == "wal"
    assert store.value("PRAGMA synchronous") == 2
    assert store.value("PRAGMA foreign_keys") == 1


def test_a_commit_that_fails_leaves_no_transaction_open(library: Library) -> None:
    store = library._context.store
    with pytest.raises(NkreaderError, match="no longer fits"), store.write() as db:
        db.execute(
            "INSERT INTO article (id, path, words, opening, folded, added, version)"
            " VALUES ('A', 'p', 0, '', '', '', 999)"
        )
    assert not store.db.in_transaction
    assert library.listing().count == 0
    with store.write() as db:
        db.execute("INSERT INTO setting VALUES ('ann', 'x', '1')")


def test_an_act_inside_an_act_is_part_of_it(library: Library) -> None:
    store = library._context.store

    def stopped() -> None:
        with store.write():
            with store.write() as db:
                db.execute("INSERT INTO setting VALUES ('ann', 'x', '1')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert store.value("SELECT count(*) FROM setting") == 0


def test_reads_inside_a_snapshot_see_one_state(library: Library) -> None:
    store = library._context.store
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        with store.snapshot():
            before = store.value("SELECT count(*) FROM setting")
            other.execute("INSERT INTO setting VALUES ('bea', 'x', '1')")
            assert store.value("SELECT count(*) FROM setting") == before
        assert store.value("SELECT count(*) FROM setting") == before + 1


def test_half_a_character_is_refused_in_one_line(library: Library) -> None:
    with pytest.raises(NkreaderError, match="half a character"):
        library.keep_draft("ABC", "note \ud800")
    assert not library._context.store.db.in_transaction


def test_a_library_that_left_write_ahead_logging_comes_back_to_it(library: Library) -> None:
    library.close()
    path: Path = library.path
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
    with Library(path, "ann") as again:
        assert again._context.store.value("PRAGMA journal_mode") == "wal"
