"""What was decided of entities, as `entity_decision` records of JSONL and back.

Who is meant by a name follows from these and from the texts, and is worked out by whoever reads.
"""

from typing import Any, cast, get_args

from nkreader.entity import DecisionKind, EntityDecision
from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.jsonl_records import id_value
from nkreader.exchange.jsonl_times import time_value
from nkreader.exchange.wording import quoted
from nkreader.model import LABELS
from nkreader.text.search_words import Wanted

KINDS: tuple[str, ...] = get_args(DecisionKind)
LONGEST = 250
"""Code points of an id, a name or a spelling."""


def decision_fields(one: EntityDecision) -> dict[str, Any]:
    """The `entity_decision` record."""
    return {
        "type": "entity_decision",
        "id": one.id,
        "kind": one.kind,
        "subject": one.subject,
        "alias": one.alias,
        "object": one.object,
        "created": one.created,
    }


def decision_value(fields: Fields) -> EntityDecision:
    """The decision of an `entity_decision` record."""
    kind = cast(DecisionKind, fields.choice("kind", KINDS))
    wanted = {"subject", *(["alias"] if kind == "split" else [])}
    wanted |= {"object"} if kind != "forget" else set()
    said = {key: _words(fields, key, key in wanted) for key in ("subject", "alias", "object")}
    if kind == "add":
        fields.choice("object", LABELS)
    for key in ("subject",) if kind == "add" else ("object",) if kind == "rename" else ():
        if Wanted(said[key]).is_empty:
            raise FieldError(f"{quoted(key)} is {quoted(said[key])}, without a letter or digit")
    created = time_value(fields, "created")
    return EntityDecision(id_value(fields), kind, **said, created=created)


def _words(fields: Fields, key: str, wanted: bool) -> str:
    """Words on one line, as they are compared and shown; empty where none are wanted."""
    words = " ".join((fields.name(key) if wanted else "").split())
    if len(words) > LONGEST:
        raise FieldError(f"{quoted(key)} has more than {LONGEST} characters")
    return words
