"""A library as values, to tell whether two were filled alike: no ids, no times."""

import re
import sqlite3
from pathlib import Path

_ID = re.compile(r"#[0-9A-HJKMNP-TV-Z]{10}\b")
_OWN = frozenset(("id", "created", "added", "retrieved"))
"""Columns that are another library's own."""
_PASSED_OVER = ("sqlite_", "_sqlite", "article_search_", "tag")


def dump(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table, in the order of the first column, and the words of the index."""
    db = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for name in sorted(names):
        if name.startswith(_PASSED_OVER):
            continue
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")')]
        wanted = ", ".join(f'"{one}"' for one in columns if one not in _OWN or name == "entity")
        rows = db.execute(f'SELECT {wanted} FROM "{name}"').fetchall()
        found[name] = sorted((tuple(map(_plain, row)) for row in rows), key=repr)
    db.execute(
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'article_search', 'instance')"
    )
    found["words"] = sorted(db.execute("SELECT * FROM temp.words").fetchall())
    db.close()
    return found


def _plain(value: object) -> object:
    return _ID.sub("", value) if isinstance(value, str) else value
