"""Links in the history of libraries before schema 14, whose ends were keys, as ends by id.

Acts of that time can be undone and done again as before.
"""

import json
import sqlite3
from typing import Any

Row = dict[str, Any]


def name_the_ends(db: sqlite3.Connection) -> None:
    """Rewrite the rows of links that the history keeps; one that can't be read stays as it is."""
    kept = db.execute(
        "SELECT change, position, before, after FROM change_row WHERE table_name = 'link'"
    ).fetchall()
    for change, position, *steps in kept:
        before, after = (_renamed(db, step) for step in steps)
        db.execute(
            "UPDATE change_row SET before = ?, after = ? WHERE change = ? AND position = ?",
            (before, after, change, position),
        )


def _renamed(db: sqlite3.Connection, step: str | None) -> str | None:
    row = _read(step)
    if row is None or not {"source", "target", "note", "created"} <= row.keys():
        return step
    row |= {end: _id(db, row[end]) for end in ("source", "target")}
    row["reason"] = row.pop("note")
    row |= {"state": "open", "modified": row["created"]}
    return json.dumps(row, ensure_ascii=False)


def _id(db: sqlite3.Connection, key: object) -> str:
    """The id of an annotation, also of one that was taken off since; "" where nothing knows it."""
    found = db.execute("SELECT id FROM annotation WHERE key = ?", (key,)).fetchone()
    if found is not None:
        return str(found[0])
    for (step,) in db.execute(
        "SELECT coalesce(before, after) FROM change_row"
        " WHERE table_name = 'annotation' AND row_key = ?",
        (key,),
    ):
        if row := _read(step):
            return str(row.get("id", ""))
    return ""


def _read(step: str | None) -> Row | None:
    try:
        row = json.loads(step or "null")
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
