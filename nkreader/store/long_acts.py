"""Acts too long for one transaction: written in batches, whole in the history, or taken back.

While such an act goes on, its record is neither done nor undone (`UNFINISHED`), and a row of
`unfinished` says who is at it. What fails takes itself back; what is killed is taken back by the
next program that opens the library to write. Rows that are no part of the history (articles, their
texts) are noted beside it, for the way back only.
"""

import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from nkreader.ids import new_id
from nkreader.model import NkreaderError
from nkreader.store import removing, rows
from nkreader.store.connection import Store
from nkreader.store.history import Act, forget_undone, unpacked

UNFINISHED = 2
"""What stands in `change.undone` of an act that is not done yet."""
BATCH = 1_000
"""Rows that are taken back in one transaction."""


class LongAct:
    """An act of several transactions; made by `long_act`."""

    def __init__(self, store: Store, annotator: str, change: int, id: str) -> None:
        self._store = store
        self._annotator = annotator
        self._change = change
        self._position = 0
        self._last: list[Callable[[], None]] = []
        self.id = id

    @contextmanager
    def batch(self) -> Iterator[Act]:
        """One transaction; its steps belong to the act."""
        with self._store.write():
            doing = Act(self._store, self._change, self._position)
            yield doing
            doing.keep()
            self._position = doing.position

    def made(self, table: str, key: int) -> None:
        """Note a row that is no part of the history: `article` or `version`.

        Only inside a batch.
        """
        sql = "INSERT OR IGNORE INTO unfinished_row VALUES (?, ?, ?)"
        self._store.db.execute(sql, (self._change, table, key))

    def at_the_end(self, do: Callable[[], None]) -> None:
        """Keep something for the transaction in which the act is done, after all that was kept
        before: what could not be taken back as it was."""
        self._last.append(do)

    def finish(self) -> None:
        """It is done: from now on `undo` takes it back, and what was undone before can't be redone.
        An act without steps leaves no record."""
        with self._store.write() as db:
            for do in self._last:
                do()
            forget(self._store, self._change)
            if self._position:
                forget_undone(self._store, self._annotator)
                db.execute("UPDATE change SET undone = 0 WHERE key = ?", (self._change,))
            else:
                db.execute("DELETE FROM change WHERE key = ?", (self._change,))
                self.id = ""


@contextmanager
def long_act(
    store: Store, annotator: str, said: str, created: str, article: int | None = None
) -> Iterator[LongAct]:
    """An act of an annotator, in as many batches as it takes. Where it fails, everything that was
    written is taken back before the error goes on. `article` is the key of the one it is about."""
    with store.write() as db:
        id = new_id()
        cursor = db.execute(
            "INSERT INTO change (id, annotator, said, article, created, undone)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (id, annotator, said, article, created, UNFINISHED),
        )
        change = int(cursor.lastrowid or 0)
        note_who(store, change)
    doing = LongAct(store, annotator, change, id)
    try:
        yield doing
        doing.finish()
    except BaseException:
        take_back(store, change)
        raise


def take_back(store: Store, change: int) -> None:
    """Take back every row of an unfinished act, the last first, some at a time.

    A row that somebody has changed meanwhile stays as it is, and with it what it needs.
    """
    while True:
        with store.write() as db:
            steps = store.rows(
                "SELECT * FROM change_row WHERE change = ? ORDER BY position DESC LIMIT ?",
                change,
                BATCH,
            )
            for step in steps:
                with suppress(NkreaderError):
                    before, after = unpacked(step["before"]), unpacked(step["after"])
                    here = (step["table_name"], step["row_key"])
                    rows.turn_if_it_fits(store, *here, after, before)
            last = steps[-1]["position"] if steps else 0
            db.execute("DELETE FROM change_row WHERE change = ? AND position >= ?", (change, last))
        if len(steps) < BATCH:
            break
    for table in ("article", "version"):
        made = "SELECT row_key FROM unfinished_row WHERE change = ? AND table_name = ?"
        for key in store.column(made, change, table):
            with store.write():
                _unmake(store, table, key)
    with store.write() as db:
        forget(store, change)
        db.execute("DELETE FROM change WHERE key = ?", (change,))


def _unmake(store: Store, table: str, key: int) -> None:
    """Take out a row that an unfinished act has made, unless somebody has built on it."""
    if table == "article":
        id = store.value("SELECT id FROM article WHERE key = ?", key)
        said = " UNION ".join(
            f"SELECT 1 FROM {one} WHERE article = ?1" for one in ("annotation", "refusal")
        )
        if id and store.value(said, key) is None:
            removing.remove(store, id)
    else:
        used = (
            "SELECT 1 FROM article WHERE version = ?1 UNION"
            " SELECT 1 FROM annotation WHERE version = ?1 UNION"
            " SELECT 1 FROM decision WHERE version = ?1 UNION"
            " SELECT 1 FROM refusal WHERE version = ?1 UNION"
            " SELECT 1 FROM reading_state WHERE version = ?1"
        )
        if store.value(used, key) is None:
            removing.remove_version(store, key)


def note_who(store: Store, change: int) -> None:
    """Note that this program is at an act. Only inside `store.write()`."""
    here = (change, platform.node(), os.getpid())
    store.db.execute("INSERT INTO unfinished VALUES (?, ?, ?)", here)


def forget(store: Store, change: int) -> None:
    """Nobody is at this act any more. Only inside `store.write()`."""
    store.db.execute("DELETE FROM unfinished_row WHERE change = ?", (change,))
    store.db.execute("DELETE FROM unfinished WHERE change = ?", (change,))
