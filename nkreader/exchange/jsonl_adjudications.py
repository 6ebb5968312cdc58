"""Decisions between two sets as `adjudication` records of JSONL and back."""

from typing import Any, cast, get_args

from nkreader.adjudicated import Adjudicated, Choice, Side
from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.jsonl_records import id_value
from nkreader.exchange.jsonl_times import time_value
from nkreader.exchange.wording import quoted
from nkreader.wellformed import id_fault

CHOICES: tuple[str, ...] = get_args(Choice)


def adjudication_fields(one: Adjudicated) -> dict[str, Any]:
    """The `adjudication` record; a side on which nothing was said is null."""
    return {
        "type": "adjudication",
        "id": one.id,
        "left_set": one.left_set,
        "right_set": one.right_set,
        "into_set": one.into_set,
        "article": one.article,
        "left": one.left._asdict() if one.left else None,
        "right": one.right._asdict() if one.right else None,
        "decision": one.choice,
        "results": [*one.results],
        "annotator": one.annotator,
        "reason": one.reason,
        "created": one.created,
    }


def adjudication_value(fields: Fields) -> Adjudicated:
    """What an `adjudication` record says was decided."""
    results = fields.texts("results")
    for id in results:
        if fault := id_fault(id):
            raise FieldError(f"{quoted('results')} has {quoted(id)}, {fault}")
    left, right = (_side(fields.maybe_fields(name)) for name in ("left", "right"))
    if left is None and right is None:
        raise FieldError('"left" and "right" are both empty')
    return Adjudicated(
        id_value(fields),
        id_value(fields, "left_set"),
        id_value(fields, "right_set"),
        id_value(fields, "into_set"),
        id_value(fields, "article"),
        left,
        right,
        cast(Choice, fields.choice("decision", CHOICES)),
        results,
        fields.name("annotator"),
        (fields.maybe_words("reason") or "").strip() or None,
        time_value(fields, "created"),
    )


def _side(fields: Fields | None) -> Side | None:
    if fields is None:
        return None
    return Side(
        id_value(fields, "annotation"),
        id_value(fields, "version"),
        fields.number("start"),
        fields.number("end"),
        fields.text("tag"),
    )
