"""What was said of two articles, as `article_relation` records of JSONL and back."""

from typing import Any, cast

from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.jsonl_records import id_value
from nkreader.exchange.jsonl_times import time_value
from nkreader.relations import RELATION_KINDS, Relation, RelationKind


def relation_fields(one: Relation) -> dict[str, Any]:
    """The `article_relation` record."""
    return {
        "type": "article_relation",
        "id": one.id,
        "kind": one.kind,
        "article": one.article,
        "other": one.other,
        "refused": one.refused,
        "created": one.created,
        "modified": one.modified,
    }


def relation_value(fields: Fields) -> Relation:
    """The relation of an `article_relation` record."""
    kind = cast(RelationKind, fields.choice("kind", RELATION_KINDS))
    ends = [id_value(fields, key) for key in ("article", "other")]
    if ends[0] == ends[1]:
        raise FieldError("it is of one article with itself")
    if kind == "translates":
        ends.sort()
    created, modified = time_value(fields, "created"), time_value(fields, "modified")
    refused = fields.flag("refused", False)
    return Relation(id_value(fields), kind, ends[0], ends[1], refused, created, modified)
