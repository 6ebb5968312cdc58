"""Many articles at once, by their ids: what is so of all of them, and their states."""

import json
from collections.abc import Mapping, Sequence

from nkreader.lists import Work
from nkreader.model import METADATA, State
from nkreader.store.connection import Store

_KEYS = (
    "SELECT article.key FROM json_each(?) AS wanted CROSS JOIN article ON article.id = wanted.value"
)


def keys(store: Store, ids: Sequence[str]) -> list[int]:
    """The keys of those that are still in the library."""
    return store.column(_KEYS, json.dumps(ids))


def states(store: Store, ids: Sequence[str], set_key: int | None) -> dict[str, State]:
    """By the id of each that is still in the library, whether it is new, being read, or done."""
    sql = (
        "SELECT article.id, coalesce(reading_state.state, 'new') FROM json_each(?) AS wanted"
        " CROSS JOIN article ON article.id = wanted.value LEFT JOIN reading_state"
        " ON reading_state.article = article.key AND reading_state.annotation_set = ?"
    )
    return {row[0]: row[1] for row in store.rows(sql, json.dumps(ids), set_key)}


def set_states(store: Store, states: Mapping[str, State], set_key: int) -> None:
    """Remember of each, by its id, that it is new, being read, or done."""
    with store.write() as db:
        db.execute(
            "INSERT INTO reading_state (article, annotation_set, state)"
            " SELECT article.key, ?2, wanted.value FROM json_each(?1) AS wanted"
            " CROSS JOIN article ON article.id = wanted.key WHERE 1"
            " ON CONFLICT (article, annotation_set) DO UPDATE SET state = excluded.state",
            (json.dumps(states), set_key),
        )


def common(store: Store, ids: Sequence[str]) -> dict[str, tuple[bool, str | None]]:
    """By each field of their data, whether it is the same in all, and what it is then."""
    columns = ", ".join(f"count(DISTINCT {one}), count({one}), min({one})" for one in METADATA)
    sql = f"SELECT count(*), {columns} FROM article WHERE key IN ({_KEYS})"
    of, *found = tuple(store.rows(sql, json.dumps(ids))[0])
    out = {}
    for number, name in enumerate(METADATA):
        different, known, value = found[number * 3 : number * 3 + 3]
        same = different == 0 or (different == 1 and known == of)
        out[name] = (same, value if same else None)
    return out


def work(store: Store, ids: Sequence[str]) -> Work:
    """What people of all sets have made of them. A link goes, or is broken, with
    either of its ends."""
    claims = "SELECT id FROM annotation WHERE article IN wanted"
    sql = (
        f"WITH wanted AS MATERIALIZED ({_KEYS}) SELECT"
        " (SELECT count(*) FROM (SELECT article FROM annotation WHERE article IN wanted"
        "  UNION SELECT article FROM article_mark WHERE article IN wanted)),"
        " (SELECT count(*) FROM annotation WHERE article IN wanted),"
        f" (SELECT count(*) FROM link WHERE source IN ({claims}) OR target IN ({claims})),"
        " (SELECT count(*) FROM article_mark WHERE article IN wanted AND tag IS NULL),"
        " (SELECT count(*) FROM article_mark WHERE article IN wanted AND tag IS NOT NULL)"
    )
    return Work(*tuple(store.rows(sql, json.dumps(ids))[0]))


def annotations(store: Store, ids: Sequence[str], set_key: int) -> int:
    """How many annotations of one set are in them."""
    sql = f"SELECT count(*) FROM annotation WHERE article IN ({_KEYS}) AND annotation_set = ?"
    return int(store.value(sql, json.dumps(ids), set_key))


def done(store: Store) -> dict[str, tuple[str, ...]]:
    """By the id of each set the ids of the articles that are done in it."""
    found: dict[str, list[str]] = {}
    for row in store.rows(
        "SELECT annotation_set.id, article.id FROM reading_state"
        " JOIN article ON article.key = reading_state.article"
        " JOIN annotation_set ON annotation_set.key = reading_state.annotation_set"
        " WHERE state = 'done'"
    ):
        found.setdefault(row[0], []).append(row[1])
    return {set_id: tuple(ids) for set_id, ids in found.items()}


def add_done(store: Store, set_key: int, articles: Sequence[int]) -> None:
    """Articles (keys) are done in a set (key) too; how far they were read there stays."""
    with store.write() as db:
        db.executemany(
            "INSERT INTO reading_state (article, annotation_set, state) VALUES (?, ?, 'done')"
            " ON CONFLICT (article, annotation_set) DO UPDATE SET state = 'done'"
            " WHERE state <> 'done'",
            [(article, set_key) for article in articles],
        )
