"""Which days texts speak of: articles by them, and how many there are of something in a stretch of
time. Days are counted from 0001-01-01, which is 1."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nkreader.figures import By, Rows
from nkreader.store.conditions import EVERYTHING, Condition, SqlValue
from nkreader.store.connection import Store

_BEFORE = 1_721_424.5
"""The Julian day before the first."""
_MONDAY = "first_day - (first_day - 1) % 7"


def _first_of(of: str) -> str:
    """SQL for when a month or year begins in which an expression does, unless it goes on beyond."""
    here = f"date(first_day + {_BEFORE}, 'start of {of}')"
    begins = f"CAST(julianday({here}) - {_BEFORE} AS INTEGER)"
    return f"CASE WHEN last_day < julianday({here}, '+1 {of}') - {_BEFORE} THEN {begins} END"


_STRETCH: dict[By, str] = {
    "day": "CASE last_day WHEN first_day THEN first_day END",
    "week": f"CASE WHEN last_day < {_MONDAY} + 7 THEN {_MONDAY} END",
    "month": _first_of("month"),
    "year": _first_of("year"),
}
"""SQL for the first day of the stretch of time that an expression lies in wholly; else null."""


class Spoken(NamedTuple):
    """How many there are of something in a stretch of time that is spoken of."""

    row: str | None
    first: date | None
    """Its first day; None for what is known less exactly."""
    number: int


def within(first: date, last: date) -> Condition:
    """With words that mean days between these, both included."""
    return Condition(
        "EXISTS (SELECT 1 FROM time_expression WHERE time_expression.version = article.version"
        " AND first_day >= ? AND last_day <= ?)",
        (first.toordinal(), last.toordinal()),
    )


def naming(store: Store, passages: Sequence[int], first: date, last: date) -> set[int]:
    """Those of some annotations (by key) in whose place days between these are named."""
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
            first.toordinal(),
            last.toordinal(),
        )
    )


def counted(
    store: Store, rows: Rows, where: Condition, sets: Sequence[int], by: By, names: Iterable[str]
) -> Iterator[Spoken]:
    """By the days that are spoken of how many articles there are of which a condition is true, by
    row; of tags, how many placed annotations of these sets in which such days are named. Tags come
    in their order; of entities those with these `names`."""
    what, of, after = "count(DISTINCT article.key)", "article", ""
    row, values = "'article'", tuple[SqlValue, ...]()
    if rows == "publisher":
        row = "publisher"
    elif rows == "tag":
        keys = ",".join(str(int(key)) for key in sets) or "-1"
        row, what = "slug", "count(DISTINCT annotation_place.key)"
        of = (
            "annotation_place JOIN tag ON tag.key = annotation_place.tag"
            " JOIN article ON article.key = annotation_place.article"
        )
        after = (
            f" AND annotation_set IN ({keys}) AND annotation_place.status = 'placed'"
            ' AND time_expression.start < place_end AND time_expression."end" > place_start'
        )
    elif rows == "entity":
        row, values = "entity.name", (json.dumps(list(names)),)
        of = (
            "entity CROSS JOIN wanted ON wanted.name = entity.name AND forgotten = 0"
            " CROSS JOIN entity_alias ON entity_alias.entity = entity.key"
            " CROSS JOIN entity_article ON entity_article.alias = entity_alias.key"
            " CROSS JOIN article ON article.key = entity_article.article"
        )
    order = "ORDER BY tag.position" if rows == "tag" else ""
    here = (
        "1"
        if where == EVERYTHING
        else f"article.key IN (SELECT key FROM article WHERE {where.sql})"
    )
    wanted = "WITH wanted (name) AS (SELECT value FROM json_each(?)) " if rows == "entity" else ""
    sql = (
        f"{wanted}SELECT {row}, {_STRETCH[by]} AS stretch, {what} FROM {of}"
        " CROSS JOIN time_expression ON time_expression.version = article.version"
        f" WHERE {here} AND first_day IS NOT NULL{after} GROUP BY {row}, stretch {order}"
    )
    for batch in store.batches(sql, *values, *where.values):
        for name, first, number in batch:
            yield Spoken(name, None if first is None else date.fromordinal(first), number)
