"""What the list of acts asks of the history: the words an act was about, and which acts another
one has taken back. The record itself is kept by `history`."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from nkreader.model import NkreaderError
from nkreader.store.connection import Store
from nkreader.store.history import REVERTED, Record, unpacked

_LOOKED = 1_000
"""Steps of an act that are looked at, from either end: one act may have a hundred thousand."""
_STEPS = (
    "SELECT value AS change, (SELECT max(position) + 1 FROM change_row WHERE change = value)"
    " AS steps FROM json_each(?)"
)
_FIRST = (
    "SELECT change, table_name, before, after FROM json_each(?) AS wanted CROSS JOIN change_row"
    " ON change = wanted.value AND position = (SELECT position FROM change_row"
    f" WHERE change = wanted.value AND position < {_LOOKED} AND table_name IN"
    " ('annotation', 'decision', 'zone_override', 'sentence_border', 'article_edit',"
    "  'article_mark')"
    " ORDER BY position LIMIT 1)"
)
_UNLIKE = (
    "SELECT 1 FROM change_row AS one WHERE one.change = ?1"
    f" AND (one.position < {_LOOKED} OR one.position >= ?3 - {_LOOKED}) AND NOT EXISTS (SELECT 1"
    " FROM change_row AS other WHERE other.change = ?2 AND other.position = ?3 - 1 - one.position"
    " AND other.table_name = one.table_name AND other.row_key = one.row_key"
    " AND other.before IS one.after AND other.after IS one.before) LIMIT 1"
)


class About(NamedTuple):
    """What an act was about."""

    words: str
    """The passage, the paragraph, what stands around a border of sentences, or what was set."""
    start: int
    """Where the words began when it was done, in code points; 0 where that is not known."""
    annotation: str | None = None
    """The id of the annotation, also of one that was removed since."""


def about(store: Store, records: Sequence[Record]) -> dict[int, About]:
    """By the key of an act what it was about, the first of its passages where it has several;
    nothing of acts that are about no words, or whose record is damaged."""
    found = {}
    for row in store.rows(_FIRST, _keys(records)):
        try:
            kept = unpacked(row["after"]) or unpacked(row["before"]) or {}
            if row["table_name"] == "decision":
                kept = dict(_annotation(store, kept.get("annotation")))
        except NkreaderError:
            continue
        found[row["change"]] = _about(row["table_name"], kept)
    return found


def _about(table: str, row: dict[str, Any]) -> About:
    if table == "sentence_border":
        return About(f"{row.get('before', '')}{row.get('after', '')}", 0)
    words = row.get({"article_edit": "value", "article_mark": "note"}.get(table, "exact"))
    start, id = row.get("start"), row.get("id")
    return About(
        words if isinstance(words, str) else "",
        start if isinstance(start, int) else 0,
        id if isinstance(id, str) else None,
    )


def annotated(store: Store, set_key: int | None, version: int) -> set[tuple[int, int]]:
    """The spans of a version that annotations of a set had at any time that the history knows,
    also those that were taken off, moved or undone since."""
    rows = store.rows(
        "SELECT DISTINCT json_extract(kept, '$.start'), json_extract(kept, '$.end') FROM"
        " (SELECT CASE WHEN json_valid(after) THEN after END AS kept FROM change_row"
        " JOIN change ON change.key = change_row.change WHERE table_name = 'annotation'"
        " AND annotator = (SELECT annotator FROM annotation_set WHERE key = ?1))"
        " WHERE json_extract(kept, '$.annotation_set') = ?1"
        " AND json_extract(kept, '$.version') = ?2",
        set_key,
        version,
    )
    return {(row[0], row[1]) for row in rows}


def _annotation(store: Store, key: object) -> Any:
    return store.row("SELECT id, exact, start FROM annotation WHERE key = ?", key) or {}


def taken_back(store: Store, records: Sequence[tuple[Record, bool]]) -> set[int]:
    """The keys of those acts that another one took back and that nobody did again. Given are acts
    with whether each is undone, the latest first.

    No column says which act one has reverted: it is the latest before it whose steps are its own
    the other way round; of very many steps the first and the last.
    """
    live = [record for record, undone in records if not undone]
    said = {one.said.removeprefix(REVERTED) for one in live if one.said.startswith(REVERTED)}
    asked = _keys([one for one in live if one.said in said or one.said.startswith(REVERTED)])
    steps = {row["change"]: row["steps"] for row in store.rows(_STEPS, asked)} if said else {}
    found: set[int] = set()
    for n, record in enumerate(live):
        if record.key in found or not record.said.startswith(REVERTED):
            continue
        many = steps[record.key]
        for other in live[n + 1 :]:
            if (
                other.said == record.said.removeprefix(REVERTED)
                and other.key not in found
                and many is not None
                and steps[other.key] == many
                and store.row(_UNLIKE, record.key, other.key, many) is None
            ):
                found.add(other.key)
                break
    return found


def _keys(records: Sequence[Record]) -> str:
    return json.dumps([record.key for record in records])
