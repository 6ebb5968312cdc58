"""What holds of every value in a library, whoever wrote it: for what is taken in and for `check`.

Each function says what is wrong with a value, in words that follow it, or None.
"""

import re

from nkreader.text.cleaning import FORBIDDEN
from nkreader.text.dates import is_iso

ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{10}")
"""Ten characters of Crockford base32; capitals, as they are looked up by."""
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CONTEXT = 32
"""Code points kept before and after a passage (the W3C's text quote selector leaves it open)."""


def id_fault(value: str) -> str | None:
    """An id is ten characters of Crockford base32."""
    return None if ID.fullmatch(value) else "not ten characters of Crockford base32"


def time_fault(value: str) -> str | None:
    """A time is ISO 8601, UTC, to the second."""
    return None if TIME.fullmatch(value) else "not a time like 2020-11-18T09:30:00Z"


def date_fault(value: str) -> str | None:
    """A date is ISO, of any precision."""
    return None if is_iso(value) else "not a date like 2020, 2020-03 or 2020-03-27"


def name_fault(value: str) -> str | None:
    """A name has something to see, and nothing that a terminal would obey."""
    if not value.strip():
        return "is empty"
    return words_fault(value)


def words_fault(value: str) -> str | None:
    """Words hold nothing that a terminal would obey."""
    found = FORBIDDEN.search(value)
    return f"holds the control character U+{ord(found[0]):04X}" if found else None


def number_fault(value: int) -> str | None:
    """The texts of an article are counted from 1."""
    return None if value >= 1 else "not a number from 1"


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words that are kept before and after a passage."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
