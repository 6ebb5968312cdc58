"""Undo, redo and revert of an import that is too long for one transaction: whole or not at all,
whoever interrupts, and what somebody builds on an import stays."""

import io
import platform
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nkreader import spooled
from nkreader.library import Library, act_marks
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.store import history, long_acts, rows, turning
from nkreader.store.rows import Row
from nkreader.text.span import Span
from tests.store.programs import run

Add = Callable[..., Article]
Turn = Callable[[Library], object]

TURNS: dict[str, Turn] = {
    "undo": Library.undo,
    "redo": Library.redo,
    "revert": lambda library: library.revert(library.entries()[0].id),
}
DYING = """
import os, sys
from pathlib import Path
from nkreader import spooled
from nkreader.library import Library, act_marks
from nkreader.store import long_acts, rows, turning
turning.ROWS = 3
turn, left = rows.turn, int(sys.argv[3])
def dies(*arguments):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    turn(*arguments)
rows.turn = dies
with Library(Path(sys.argv[1]), "bea") as library:
    name = sys.argv[2]
    library.revert(library.entries()[0].id) if name == "revert" else getattr(library, name)()
"""


@pytest.fixture(autouse=True)
def short_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turning, "ROWS", 3)
    monkeypatch.setattr(long_acts, "BATCH", 3)
    monkeypatch.setattr(history, "FEW", 3)
    monkeypatch.setattr(act_marks, "FEW", 3)
    monkeypatch.setattr(spooled, "FEW", 3)


@pytest.fixture
def other(library: Library, add: Add, tmp_path: Path) -> Iterator[Library]:
    """Bea's library with Ann's ten annotations imported."""
    article = add()
    for start in range(10):
        tag = "border-closure" if start % 2 else "covid-quarantine"
        library.tag(article, Span(start, start + 9), tag)
    file = tmp_path / "set.jsonl"
    library.export(library.passages(), "jsonl", file)
    with Library(tmp_path / "other.db", "bea") as opened:
        opened.take(io.BytesIO(file.read_bytes()), "set.jsonl")
        yield opened


def count(library: Library) -> int:
    with Library(library.path, "bea") as opened:
        return len(opened.passages(everybody=True))


def written(path: Path) -> list[str]:
    """What is in the tables of what people decide, and in the history."""
    wanted = ("annotation", "tag", "link", "decision", "change", "change_row", "unfinished")
    db = sqlite3.connect(path)
    try:
        return [repr(row) for name in wanted for row in db.execute(f"SELECT * FROM {name}")]
    finally:
        db.close()


def made_ready(library: Library, name: str) -> None:
    if name == "redo":
        library.undo()


def test_a_long_act_is_told_whole_and_not_held(other: Library) -> None:
    marks = [one.mark for one in other.passages(everybody=True)]
    undone, redone = other.undo(), other.redo()
    for told in (undone.removed, redone.added):
        assert not isinstance(told, tuple)
        assert sorted(one.annotation.id for one in told) == sorted(
            one.annotation.id for one in marks
        )
        assert set(told) == set(marks)
    record = history.last(other._context.store, "bea")
    assert record is not None
    assert not isinstance(record.steps, tuple)
    assert [*reversed(record.steps)] == [*record.steps][::-1]
    assert len(record.steps) == len([*record.steps])


def test_it_is_turned_whole_there_and_back(other: Library) -> None:
    for _ in range(2):
        assert len(other.undo().removed) == 10
        assert count(other) == 0
        assert len(other.redo().added) == 10
        assert count(other) == 10
    other.revert(other.entries()[0].id)
    assert count(other) == 0
    other.undo()
    assert count(other) == 10
    assert check(other.path) == []


@pytest.mark.parametrize("name", TURNS)
def test_no_transaction_turns_more_rows_than_a_few(
    other: Library, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_ready(other, name)
    turned, turn = [0], rows.turn

    def counted(store: object, *step: object) -> None:
        turned[-1] += 1
        turn(store, *step)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "turn", counted)
    other._context.store.db.set_trace_callback(
        lambda sql: turned.append(0) if "BEGIN" in sql else 0
    )
    TURNS[name](other)
    assert sum(turned) >= 10
    assert max(turned) <= 3


@pytest.mark.parametrize("name", TURNS)
def test_one_that_fails_midway_leaves_everything_as_it_was(
    other: Library, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_ready(other, name)
    before, turn, left = written(other.path), rows.turn, iter(range(8))

    def full(*step: object) -> None:
        if next(left, None) is None:
            monkeypatch.undo()
            raise NkreaderError("the disk is full")
        turn(*step)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "turn", full)
    with pytest.raises(NkreaderError, match="the disk is full"):
        TURNS[name](other)
    assert written(other.path) == before
    TURNS[name](other)
    assert check(other.path) == []


@pytest.mark.parametrize("killed_at", [0, 2, 5, 9])
@pytest.mark.parametrize("name", TURNS)
def test_one_that_is_killed_is_as_it_was_when_the_library_is_next_opened(
    other: Library, name: str, killed_at: int
) -> None:
    made_ready(other, name)
    before, here = written(other.path), count(other)
    other.close()
    assert run(DYING, other.path, name, killed_at) == ""
    assert check(other.path) == []
    with Library(other.path, "bea") as again:
        assert written(other.path) == before
        assert len(again.passages(everybody=True)) == here
        TURNS[name](again)
        assert len(again.passages(everybody=True)) == (10 if name == "redo" else 0)
    assert check(other.path) == []


@pytest.mark.parametrize("name", ["undo", "revert"])
def test_what_somebody_has_changed_since_is_refused_and_nothing_changes(
    other: Library, name: str
) -> None:
    mark = other.passages(everybody=True)[4].mark.annotation.id
    with Library(other.path, "ann") as owner:
        owner.note(mark, "Seen it too.")
    before = written(other.path)
    with pytest.raises(NkreaderError, match="it was changed again since"):
        TURNS[name](other)
    assert written(other.path) == before
    assert check(other.path) == []


def test_an_act_that_comes_in_between_drops_what_is_undone(other: Library, add: Add) -> None:
    """The same annotator works in another program while this one undoes."""
    store, article = other._context.store, other.listing().fetch(0, 1)[0].id
    record = turning.next_act(store, "bea", "undo")
    assert record is not None
    with (
        turning.turned(store, record, "undo"),
        Library(other.path, "bea") as again,
    ):
        again.tag(again.article(article), Span(50, 60), "border-closure")
        with pytest.raises(NkreaderError, match="nothing to redo"):
            again.redo()
    assert count(other) == 1
    with pytest.raises(NkreaderError, match="nothing to redo"):
        other.redo()
    assert check(other.path) == []


def test_what_was_built_on_a_killed_import_stays_and_the_library_opens(
    library: Library, add: Add, tmp_path: Path
) -> None:
    """Another program has tagged with an imported tag before the killed import is taken back."""
    library.codebooks.apply(
        '[[tag]]\nslug = "ferries"\nname = "ferries"\ncolour = "blue"\ndefinition = "x"\n'
    )
    article = add()
    for start in range(10):
        library.tag(article, Span(start, start + 9), "ferries")
    file = tmp_path / "set.jsonl"
    library.export(library.passages(), "jsonl", file)
    path = tmp_path / "other.db"
    with Library(path, "bea") as other:
        other.take(io.BytesIO(file.read_bytes()), "set.jsonl")
        id = other.listing().fetch(0, 1)[0].id
        other.tag(other.article(id), Span(50, 60), "ferries")
        db = other._context.store.db
        db.execute("UPDATE change SET undone = 2 WHERE said = 'imported a set'")
        host = platform.node()
        sql = "INSERT INTO unfinished SELECT key, ?, 4194305 FROM change WHERE undone = 2"
        db.execute(sql, (host,))
    with Library(path, "bea") as again:
        found = [one.mark.annotation.tag for one in again.passages(everybody=True)]
        assert found == ["ferries"]
    assert check(path) == []


def test_a_decision_about_an_imported_annotation_keeps_it_when_a_turn_is_taken_back(
    other: Library,
) -> None:
    """A redo fails late, after somebody has tied something to what it had brought back."""
    other.undo()

    def tied(_: int, __: int) -> None:
        with Library(other.path, "carl") as carl:
            for found in carl._context.store.rows("SELECT key, version FROM annotation LIMIT 1"):
                row: Row = {"annotation": found[0], "version": found[1], "status": "orphan"}
                with carl._context.store.write():
                    rows.insert(carl._context.store, "decision", row)
                raise NkreaderError("the disk is full")

    with pytest.raises(NkreaderError, match="the disk is full"):
        other.redo(tied)
    assert count(other) == 1
    assert check(other.path) == []
