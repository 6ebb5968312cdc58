"""What was decided of speakers, as `speaker_decision` records of JSONL and back."""

from typing import Any, cast, get_args

from nkreader.claim import SpeakerDecision, SpeakerDecisionKind
from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.jsonl_records import id_value
from nkreader.exchange.jsonl_times import time_value
from nkreader.exchange.wording import quoted
from nkreader.text.spelling import spelled

KINDS: tuple[str, ...] = get_args(SpeakerDecisionKind)
LONGEST = 200
"""Code points of a name, folded."""


def decision_fields(one: SpeakerDecision) -> dict[str, Any]:
    """The `speaker_decision` record."""
    return {"type": "speaker_decision", **one._asdict()}


def decision_value(fields: Fields) -> SpeakerDecision:
    """The decision of a `speaker_decision` record; which of the two stands first is made sure."""
    kind = cast(SpeakerDecisionKind, fields.choice("kind", KINDS))
    ends = sorted(
        (fields.text(article), _name(fields, speaker))
        for article, speaker in (("article", "speaker"), ("other_article", "other_speaker"))
    )
    if ends[0] == ends[1]:
        raise FieldError(f"{quoted('speaker')} and {quoted('other_speaker')} are the same")
    return SpeakerDecision(
        id_value(fields), kind, *ends[0], *ends[1], time_value(fields, "created")
    )


def _name(fields: Fields, key: str) -> str:
    """A name as it is compared."""
    name = " ".join(spelled(fields.name(key)).split())
    if not name:
        raise FieldError(f"{quoted(key)} has nothing to read in it")
    return name[:LONGEST]
