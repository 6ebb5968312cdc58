"""Many articles at once, by their ids: what is so of all of them, and their states."""

import json
from collections.abc import Sequence

from nkreader.model import METADATA, State
from nkreader.store.connection import Store

_KEYS = (
    "SELECT article.key FROM json_each(?) AS wanted CROSS JOIN article ON article.id = wanted.value"
)


def keys(store: Store, ids: Sequence[str]) -> list[int]:
    """The keys of those that are still in the library."""
    return store.column(_KEYS, json.dumps(ids))


def not_done(store: Store, ids: Sequence[str], set_key: int | None) -> int:
    """How many of them are not done in a set."""
    done = (
        f"SELECT count(*) FROM reading_state WHERE article IN ({_KEYS}) AND annotation_set = ?"
        " AND state = 'done'"
    )
    return len(keys(store, ids)) - int(store.value(done, json.dumps(ids), set_key))


def set_state(store: Store, ids: Sequence[str], set_key: int, state: State) -> None:
    """Remember that they are new, being read, or done in a set."""
    with store.write() as db:
        db.execute(
            "INSERT INTO reading_state (article, annotation_set, state)"
            f" SELECT article.key, ?2, ?3 FROM ({_KEYS.replace('?', '?1')}) AS article WHERE 1"
            " ON CONFLICT (article, annotation_set) DO UPDATE SET state = excluded.state",
            (json.dumps(ids), set_key, state),
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


def annotated(store: Store, ids: Sequence[str], set_key: int | None = None) -> tuple[int, int]:
    """How many of them have annotations, and how many annotations these are; of one set, or of
    all."""
    own = "" if set_key is None else " AND annotation_set = ?"
    values = [] if set_key is None else [set_key]
    sql = (
        f"SELECT count(DISTINCT article), count(*) FROM annotation WHERE article IN ({_KEYS}){own}"
    )
    row = store.rows(sql, json.dumps(ids), *values)[0]
    return row[0], row[1]
