"""What was decided where two sets differ, and into which third one."""

import json
import re
from collections.abc import Sequence
from typing import get_args

from nkreader.adjudicated import Adjudicated, Side
from nkreader.comparison import Choice, Decision, Party
from nkreader.model import NkreaderError
from nkreader.store.connection import Store
from nkreader.store.history import Act
from nkreader.store.rows import Row
from nkreader.store.sets import in_view

_COLUMNS = (
    "SELECT adjudication.key, adjudication.id, article.id, left_annotation, left_claim,"
    " right_annotation, right_claim, decision, results, adjudication.annotator, reason,"
    " adjudication.created, left_set"
    " FROM adjudication JOIN article ON article.key = adjudication.article"
)
_DAMAGED = "what was decided can't be read: `nkreader check` tells more"
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
    for row in store.each(
        f"{_COLUMNS} WHERE {where} ORDER BY adjudication.created, adjudication.id", *values
    ):
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
        raise NkreaderError(_DAMAGED)
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


def follow_claim(store: Store, act: Act, id: str, was: str, now: str) -> None:
    """What was decided of an annotation (by id) holds on though its claim reads otherwise now, for
    the codebook has changed and not what a person says of the passage."""
    for side in ("left", "right"):
        where = f"{side}_annotation = ? AND {side}_claim = ?"
        for key in store.column(f"SELECT key FROM adjudication WHERE {where}", id, was):
            act.update("adjudication", key, {f"{side}_claim": now})


_ENDS = ("one", "other", "own")
_CLAIM = re.compile(r"(\S+) ([0-9]+)-([0-9]+) (\S+)")
"""The version's id, borders, the tag's id."""


def whole(store: Store) -> list[Adjudicated]:
    """All that was decided between sets in view, in words that mean the same in every library; but
    for what was said with a tag, or in a text, that the library no longer has."""
    slugs = {row[0]: row[1] for row in store.rows("SELECT id, slug FROM tag")}
    rows = store.rows(
        "SELECT adjudication.*, one.id AS one, other.id AS other, own.id AS own,"
        " article.id AS of_article FROM adjudication"
        " JOIN annotation_set AS one ON one.key = left_set"
        " JOIN annotation_set AS other ON other.key = right_set"
        " JOIN annotation_set AS own ON own.key = into_set"
        " JOIN article ON article.key = adjudication.article"
        f" WHERE {' AND '.join(in_view(store, column=f'{one}.key') for one in _ENDS)}"
        " ORDER BY adjudication.key"
    )
    versions = set(store.column("SELECT id FROM version"))
    found = []
    for row in rows:
        sides = [_side(_party(row[f"{n}_annotation"], row[f"{n}_claim"])) for n in _SIDES]
        known = [one.version in versions and one.tag in slugs for one in sides if one]
        left, right = (one and one._replace(tag=slugs.get(one.tag, "")) for one in sides)
        if all(known):
            found.append(Adjudicated(
                row["id"], row["one"], row["other"], row["own"], row["of_article"], left, right,
                _choice(row["decision"]), _ids(row["results"]), row["annotator"], row["reason"],
                row["created"],
            ))  # fmt: skip
    return found


_SIDES = ("left", "right")


def _side(party: Party | None) -> Side | None:
    """With the tag's id for its slug. Raises NkreaderError where the row is damaged."""
    if party is None:
        return None
    found = _CLAIM.fullmatch(party[1])
    if found is None:
        raise NkreaderError(_DAMAGED)
    version, start, end, tag = found.groups()
    return Side(party[0], version, int(start), int(end), tag)


def with_id(store: Store, id: str) -> Row | None:
    """The row of the decision with this id."""
    row = store.row("SELECT * FROM adjudication WHERE id = ?", id)
    return None if row is None else dict(row)


def tasks(store: Store, annotator: str) -> list[tuple[str, str, str]]:
    """The (left, right, third) sets, by id, that there are decisions between in sets of an
    annotator, the latest first."""
    rows = store.rows(
        "SELECT one.id, other.id, own.id, max(adjudication.key) AS latest"
        " FROM annotation_set AS own CROSS JOIN adjudication ON into_set = own.key"
        " JOIN annotation_set AS one ON one.key = left_set"
        " JOIN annotation_set AS other ON other.key = right_set"
        " WHERE own.annotator = ?"
        f" AND {' AND '.join(in_view(store, column=f'{one}.key') for one in _ENDS)}"
        " GROUP BY own.key, left_set, right_set ORDER BY latest DESC",
        annotator,
    )
    return [(row[0], row[1], row[2]) for row in rows]
