"""What was decided where two sets differ, and into which third one."""

import json
from collections.abc import Sequence
from typing import get_args

from nkreader.comparison import Choice, Decision, Party
from nkreader.model import NkreaderError
from nkreader.store.connection import Store
from nkreader.store.rows import Row

_COLUMNS = (
    "SELECT adjudication.key, adjudication.id, article.id, left_annotation, left_claim,"
    " right_annotation, right_claim, decision, results, adjudication.annotator, reason,"
    " adjudication.created, left_set"
    " FROM adjudication JOIN article ON article.key = adjudication.article"
)
_BETWEEN = "into_set = ? AND (left_set, right_set) IN (VALUES (?, ?), (?, ?))"


def between(
    store: Store, left: int, right: int, into: int | None, article: int | None = None
) -> dict[str, tuple[int, Decision]]:
    """By id (key, decision) of what was decided between two sets into a third (keys), whichever of
    the two was called left; in one article (by key), or in all. The earliest comes first."""
    where, values = _BETWEEN, [into, left, right, right, left]
    if article is not None:
        where, values = f"+{where} AND article = ?", [*values, article]
    found = {}
    for row in store.each(f"{_COLUMNS} WHERE {where} ORDER BY adjudication.key", *values):
        decision = _decision(row)
        found[decision.id] = row[0], decision if row[12] == left else decision.swapped
    return found


def _decision(row: Sequence[object]) -> Decision:
    id, article, a, a_claim, b, b_claim, choice, results, annotator, reason, created = row[1:12]
    return Decision(
        str(id), str(article), _party(a, a_claim), _party(b, b_claim), _choice(choice),
        _ids(results), str(annotator), None if reason is None else str(reason), str(created),
    )  # fmt: skip


def _party(id: object, claim: object) -> Party | None:
    return None if id is None else (str(id), str(claim))


def _choice(stored: object) -> Choice:
    return next(one for one in get_args(Choice) if one == stored)


def _ids(stored: object) -> tuple[str, ...]:
    """Raises NkreaderError where the row is damaged."""
    try:
        found = json.loads(str(stored))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        raise NkreaderError("what was decided can't be read: `nkreader check` tells more")
    return tuple(map(str, found))


def row(id: str, sets: tuple[int, int, int], article: int, decision: Decision) -> Row:
    """A decision as the columns of its row; `sets` are the keys of left, right and the third."""
    left, right = decision.a or (None, None), decision.b or (None, None)
    return {
        "id": id, "left_set": sets[0], "right_set": sets[1], "into_set": sets[2],
        "article": article, "left_annotation": left[0], "left_claim": left[1],
        "right_annotation": right[0], "right_claim": right[1], "decision": decision.choice,
        "results": json.dumps(list(decision.results)), "annotator": decision.annotator,
        "reason": decision.reason, "created": decision.created,
    }  # fmt: skip


def last_into(store: Store, left: int, right: int, annotator: str) -> str | None:
    """The id of the set that an annotator has last decided into between two sets (keys)."""
    found = store.value(
        "SELECT annotation_set.id FROM adjudication"
        " JOIN annotation_set ON annotation_set.key = into_set"
        " WHERE (left_set, right_set) IN (VALUES (?1, ?2), (?2, ?1))"
        " AND adjudication.annotator = ?3 ORDER BY +adjudication.key DESC LIMIT 1",
        left,
        right,
        annotator,
    )
    return None if found is None else str(found)
