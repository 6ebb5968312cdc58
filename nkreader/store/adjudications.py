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
_PAIR = "((left_set = ? AND right_set = ?) OR (left_set = ? AND right_set = ?))"


def between(
    store: Store, left: int, right: int, into: int | None, article: int | None = None
) -> dict[str, tuple[int, Decision]]:
    """By id (key, decision) of what was decided between two sets into a third (keys), whichever of
    the two was called left; in one article (by key), or in all. The earliest comes first."""
    values = [into, left, right, right, left]
    where = f"into_set = ? AND {_PAIR}"
    if article is not None:
        where, values = f"+into_set = ? AND +{_PAIR} AND article = ?", [*values, article]
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


def tasks(store: Store, annotator: str) -> list[tuple[str, str, str]]:
    """The (left, right, third) sets, by id, that there are decisions between in sets of an
    annotator, the latest first."""
    rows = store.rows(
        "SELECT one.id, other.id, own.id, max(adjudication.key) AS latest"
        " FROM annotation_set AS own CROSS JOIN adjudication ON into_set = own.key"
        " JOIN annotation_set AS one ON one.key = left_set"
        " JOIN annotation_set AS other ON other.key = right_set"
        " WHERE own.annotator = ? GROUP BY own.key, left_set, right_set ORDER BY latest DESC",
        annotator,
    )
    return [(row[0], row[1], row[2]) for row in rows]
