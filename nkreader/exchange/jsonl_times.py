"""Times in the records of the JSONL format: read in any of ISO 8601's forms, kept in one."""

from datetime import UTC, datetime
from functools import lru_cache

from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.wording import quoted
from nkreader.wellformed import time_fault


def time_value(fields: Fields, key: str) -> str:
    """A time in any of ISO 8601's forms, as it is stored; one without a zone is UTC."""
    value = fields.text(key)
    told = _stored(value)
    if told is None:
        raise FieldError(f"{quoted(key)} is {quoted(value)}, not a time like 2020-11-18T09:30:00Z")
    return told


@lru_cache(256)
def _stored(value: str) -> str | None:
    """A time as it is stored; None for what is none."""
    try:
        told = datetime.fromisoformat(value)
        if time_fault(value) is None:
            return value
        told = told.astimezone(UTC) if told.tzinfo else told
        return told.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)
    except (ValueError, OverflowError):
        return None
