"""What articles speak of in time, counted where it lies: by the days of their time expressions."""

import json
from collections.abc import Iterable, Iterator, Sequence

from nkreader.figures import By, Dated, SpokenRows
from nkreader.store.conditions import EVERYTHING, Condition
from nkreader.store.connection import Store

_DAY = "date({} + 1721424.5)"
_FIRST, _LAST = _DAY.format("first_day"), _DAY.format("last_day")
_WITHIN: dict[By, tuple[str, str, str]] = {
    "day": ("first_day", "last_day", _FIRST),
    "week": (
        "(first_day - 1) / 7", "(last_day - 1) / 7", _DAY.format("(first_day - 1) / 7 * 7 + 1")
    ),
    "month": (f"substr({_FIRST}, 1, 7)", f"substr({_LAST}, 1, 7)", f"substr({_FIRST}, 1, 7)"),
    "year": (f"substr({_FIRST}, 1, 4)", f"substr({_LAST}, 1, 4)", f"substr({_FIRST}, 1, 4)"),
}  # fmt: skip
"""Which stretch the first and the last day lie in, and an ISO date of it. A week's is its
Monday."""
_PASSAGES = (
    " JOIN annotation_place ON annotation_place.article = article.key"
    " AND annotation_place.status = 'placed' AND annotation_set IN ({})"
    ' AND place_start < time_expression."end" AND place_end > time_expression.start'
    " JOIN tag ON tag.key = annotation_place.tag"
)


def dated(
    store: Store, rows: SpokenRows, by: By, where: Condition, sets: Iterable[int]
) -> Iterator[Dated]:
    """By stretch of time how many articles speak of it, by row; of tags, how many annotations of
    these sets have words in them that do. What is longer than one stretch is undated; what names no
    day is not counted."""
    first, last, named = _WITHIN[by]
    stretch = f"CASE WHEN {first} = {last} THEN {named} END"
    row, what, also, order = "'article'", "article.key", "", ""
    if rows == "publisher":
        row = "publisher"
    elif rows == "tag":
        keys = ",".join(str(int(key)) for key in sets) or "-1"
        row, what, also = "slug", "annotation_place.key", _PASSAGES.format(keys)
        order = " ORDER BY tag.position"
    of = (
        "1"
        if where == EVERYTHING
        else f"article.key IN (SELECT key FROM article WHERE {where.sql})"
    )
    sql = (
        f"SELECT {row} AS row, {stretch} AS stretch, count(DISTINCT {what}) FROM time_expression"
        f" JOIN article ON article.version = time_expression.version{also}"
        f" WHERE first_day IS NOT NULL AND {of} GROUP BY row, stretch{order}"
    )
    for batch in store.batches(sql, *where.values):
        yield from map(Dated._make, batch)


def speaking_of(first: int, last: int) -> Condition:
    """That speaks of time wholly between two days, both within, as ordinals of the calendar."""
    return Condition(
        "EXISTS (SELECT 1 FROM time_expression WHERE time_expression.version = article.version"
        " AND first_day >= ? AND last_day <= ?)",
        (first, last),
    )


def passages_of(store: Store, passages: Sequence[int], first: int, last: int) -> set[int]:
    """Those of some annotations (by key) in whose place words speak of time wholly between two
    days."""
    return set(
        store.column(
            "SELECT annotation_place.key FROM json_each(?)"
            " CROSS JOIN annotation_place ON annotation_place.key = json_each.value"
            " CROSS JOIN article ON article.key = annotation_place.article"
            " WHERE status = 'placed' AND EXISTS (SELECT 1 FROM time_expression"
            " WHERE time_expression.version = article.version"
            " AND time_expression.start < place_end"
            ' AND time_expression."end" > place_start AND first_day >= ? AND last_day <= ?)',
            json.dumps(list(passages)),
            first,
            last,
        )
    )
