"""Times in the records of the JSONL format: read in any of ISO 8601's forms, kept in one."""

from datetime import UTC, datetime
from functools import lru_cache

from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.wording import quoted
from nkreader.wellformed import time_fault


def time_value(fields: Fields, key: str) -> str:
    """A time in any of ISO 8601's forms, as it is stored; one without a zone is UTC."""
    value = fields.text(key)
    if time_fault(value) is None and _is_time(value):
        return value
    try:
        told = datetime.fromisoformat(value)
        told = told.astimezone(UTC) if told.tzinfo else told
        return told.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)
    except (ValueError, OverflowError):
        what = f"{quoted(key)} is {quoted(value)}, not a time like 2020-11-18T09:30:00Z"
        raise FieldError(what) from None


@lru_cache(256)
def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
