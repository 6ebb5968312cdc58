"""Dates as papers print them: where one stands, and its ISO form. No year is ever guessed."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    rf"(?i:\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?(?!\d))",  # May 28th 2020, Nov. 18
    rf"(?i:\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?![\da-z]))",  # 18 November 2020
    rf"(?i:\b{_MONTH},?\s+{_YEAR}(?!\d))",  # March 2020
    rf"(?<!\d){_YEAR}(?P<sign>[-/.])(?P<number>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?!\d)",
    rf"(?<!\d){_YEAR}\.\s(?P<number>\d{{1,2}})\.\s(?P<day>\d{{1,2}})(?!\d)",  # 2020. 11. 18.
    rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<number>\d{{1,2}})\s?[월月](?:\s?(?P<day>\d{{1,2}})\s?[일日])?",
    r"(?<!\d)(?P<number>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日]",  # 11월 18일
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class PrintedDate(NamedTuple):
    """A date in a text, as `[start, end)`."""

    start: int
    end: int
    iso: str | None
    """`2020-11-18` or `2020-11`; None where no year is printed."""


@cache
def _forms() -> "tuple[re.Pattern[str], ...]":
    return tuple(re.compile(form) for form in _FORMS)


def first_date(text: str) -> PrintedDate | None:
    """The first date printed in `text`, the longest where several begin there; None without one.

    A day that no calendar has (31 June) is no date.
    """
    found = [_read(match) for form in _forms() for match in form.finditer(text)]
    dates = [printed for printed in found if printed is not None]
    return min(dates, key=lambda printed: (printed.start, -printed.end), default=None)


def _read(match: "re.Match[str]") -> PrintedDate | None:
    parts = match.groupdict()
    month = int(parts["number"]) if "number" in parts else _month(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if not _exists(year or 2000, month, day or 1):
        return None
    if year is None:
        return PrintedDate(*match.span(), None)
    iso = f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"
    return PrintedDate(*match.span(), iso)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_iso(text: str) -> bool:
    """Whether `text` is an ISO date of any precision (`2020`, `2020-03`, `2020-03-27`)."""
    match = _ISO.fullmatch(text)
    if match is None or not text.isascii():
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return _exists(year, month, day)
