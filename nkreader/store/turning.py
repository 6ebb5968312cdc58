"""Acts turned round: undone, done again, reverted.

A short act is turned in one transaction, a long one some rows at a time, so that nobody waits long.
While that goes on the record is neither done nor undone, a row of `unfinished` says who is at it,
and one of `unfinished_row` has the way as its table and how far it is as its key: rows of the act
before that position are done, the others undone. What fails goes back to where it was, and what is
killed when the library is next opened to write.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import islice
from typing import Literal, get_args

from nkreader.model import NkreaderError
from nkreader.store import rows
from nkreader.store.connection import Store
from nkreader.store.history import (
    REVERTED,
    Act,
    Record,
    Step,
    act,
    first_undone,
    forget_undone,
    last,
    unpacked,
)
from nkreader.store.long_acts import UNFINISHED, forget, long_act, note_who
from nkreader.store.rows import Row

Way = Literal["undo", "redo"]
Told = Callable[[int, int], None]
"""Is told how many rows of how many are turned. What it raises stops the turning, and everything is
as it was."""
ROWS = 500
"""Rows that are turned in one transaction."""
_BACK: dict[Way, Way] = {"undo": "redo", "redo": "undo"}
_UNDONE: dict[Way, int] = {"undo": 1, "redo": 0}
"""`change.undone` of an act that was turned this way."""
_FROM: dict[Way, int] = {"undo": 2**62, "redo": 0}
"""Where a way begins among the positions of an act."""
_NEXT: dict[str, str] = {
    "undo": "undone = 0 ORDER BY key DESC LIMIT 1",
    "redo": "undone = 1 ORDER BY key LIMIT 1",
}
_STILL_NEXT: dict[Way, str] = {
    "undo": "other.undone = 0 AND other.key > change.key",
    "redo": "other.undone = 1 AND other.key < change.key",
}


def next_act(store: Store, annotator: str, way: Way) -> Record | None:
    """The act that an annotator would turn this way now."""
    return last(store, annotator) if way == "undo" else first_undone(store, annotator)


def length(store: Store, annotator: str, what: str) -> tuple[str, int]:
    """What an act of an annotator is called and how many rows it has: the one that `undo` or `redo`
    would turn now, else the one with this id; ("", 0) where there is none."""
    where, values = _NEXT.get(what), [annotator]
    if where is None:
        where, values = "undone = 0 AND id = ?", [annotator, what]
    found = store.row(
        "SELECT said, (SELECT count(*) FROM change_row WHERE change = change.key) FROM change"
        f" WHERE annotator = ? AND key > {int(store.hidden_acts)} AND {where}",
        *values,
    )
    return ("", 0) if found is None else (found[0], found[1])


def untold(done: int, of: int) -> None:
    """Where nobody wants to know how far it is."""


@contextmanager
def turned(store: Store, record: Record, way: Way, tell: Told = untold) -> Iterator[None]:
    """Put every row of the `next_act` of its annotator as it was before the act, or after it; what
    is written inside the block belongs to it.

    Raises NkreaderError, and everything is as it was, where a row was changed by somebody since, or
    where the act is no longer the next one.
    """
    if len(record.steps) <= ROWS:
        with store.write():
            _mark(store, record.key, way, _UNDONE[way])
            for step in reversed(record.steps) if way == "undo" else record.steps:
                rows.turn(store, step.table, step.key, *_ordered(way, step.before, step.after))
            yield
        return
    with store.write():
        _mark(store, record.key, way, UNFINISHED)
        note_who(store, record.key)
        _note_far(store, record.key, way, _FROM[way])
    try:
        of = len(record.steps)
        for far in _go(store, record.key, way, _FROM[way]):
            tell(of - far if way == "undo" else far, of)
        yield
        _end(store, record.key, way)
    except BaseException:
        turn_back(store, record.key)
        raise


@contextmanager
def reverted(
    store: Store, record: Record, annotator: str, created: str, tell: Told = untold
) -> Iterator[None]:
    """Take one act back, wherever it stands in the history, as a new act; what is written inside
    the block belongs to it.

    Raises NkreaderError, and everything is as it was, where a later act has touched the same rows.
    """
    said, of = f"{REVERTED}{record.said}", len(record.steps)
    steps = reversed(record.steps)
    article = store.value("SELECT article FROM change WHERE key = ?", record.key)
    if of <= ROWS:
        with act(store, annotator, said, created, article) as doing:
            _revert(store, doing, steps)
            yield
        return
    with long_act(store, annotator, said, created, article) as long:
        for start in range(0, of, ROWS):
            with long.batch() as doing:
                _revert(store, doing, islice(steps, ROWS))
            tell(min(start + ROWS, of), of)
        yield


def turn_back(store: Store, change: int) -> bool:
    """Let an act that is half turned be as it was before; whether it is such a one.

    A row that somebody has changed meanwhile stays as it is.
    """
    for way in get_args(Way):
        sql = "SELECT row_key FROM unfinished_row WHERE change = ? AND table_name = ?"
        far = store.value(sql, change, way)
        if far is not None:
            for _ in _go(store, change, _BACK[way], far, back_from=way):
                pass
            _end(store, change, _BACK[way])
            return True
    return False


def _go(
    store: Store, change: int, way: Way, far: int, back_from: Way | None = None
) -> Iterator[int]:
    """Turn the rows of an act from a position on, and yield the position after each transaction; on
    the way back what does not fit is let be."""
    turn = rows.turn_if_it_fits if back_from else rows.turn
    beyond = "< ? ORDER BY position DESC" if way == "undo" else ">= ? ORDER BY position"
    sql = f"SELECT * FROM change_row WHERE change = ? AND position {beyond} LIMIT ?"
    while some := store.rows(sql, change, far, ROWS):
        last = some[-1]["position"]
        far = last if way == "undo" else last + 1
        with store.write():
            for row in some:
                with suppress(NkreaderError) if back_from else nullcontext():
                    kept = unpacked(row["before"]), unpacked(row["after"])
                    turn(store, row["table_name"], row["row_key"], *_ordered(way, *kept))
            _note_far(store, change, back_from or way, far)
        yield far


def _ordered(way: Way, before: Row | None, after: Row | None) -> tuple[Row | None, Row | None]:
    """What a row is expected to be, and what it becomes."""
    return (after, before) if way == "undo" else (before, after)


def _revert(store: Store, doing: Act, steps: Iterable[Step]) -> None:
    """Turn steps back, given the last first, as steps of another act."""
    for step in steps:
        rows.turn(store, step.table, step.key, step.after, step.before)
        doing.steps.append(Step(step.table, step.key, step.after, step.before))


def _mark(store: Store, change: int, way: Way, undone: int) -> None:
    """The same annotator may be at work in another program too."""
    sql = (
        "UPDATE change SET undone = ? WHERE key = ? AND undone = ? AND NOT EXISTS (SELECT 1"
        f" FROM change AS other WHERE other.annotator = change.annotator AND {_STILL_NEXT[way]})"
    )
    if store.db.execute(sql, (undone, change, 1 - _UNDONE[way])).rowcount != 1:
        raise NkreaderError("another program has just done something; nothing was changed")


def _note_far(store: Store, change: int, way: Way, far: int) -> None:
    store.db.execute("DELETE FROM unfinished_row WHERE change = ?", (change,))
    store.db.execute("INSERT INTO unfinished_row VALUES (?, ?, ?)", (change, way, far))


def _end(store: Store, change: int, way: Way) -> None:
    """It is turned. Where another program has begun a new act meanwhile, what is undone can't be
    redone, as ever."""
    with store.write() as db:
        forget(store, change)
        db.execute("UPDATE change SET undone = ? WHERE key = ?", (_UNDONE[way], change))
        annotator = store.value("SELECT annotator FROM change WHERE key = ?", change)
        later = "SELECT 1 FROM change WHERE annotator = ? AND undone = 0 AND key > ?"
        if way == "undo" and store.value(later, annotator, change):
            forget_undone(store, annotator)
