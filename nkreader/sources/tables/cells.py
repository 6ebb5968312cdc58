"""A row of a table, and a cell's value as the words of a field: what JSON and spreadsheets hold
beside text."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_tz
from typing import NamedTuple

from nkreader.text.dates import first_date, is_iso

_NAMED = ("rendered", "name", "title", "text", "value", "label", "@value", "#text", "$oid")
"""Where an object's words are: WordPress says "rendered", news interfaces "name"."""

_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?\Z")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{2,6}Z?)?(?:\.0)?\Z")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*\Z")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[, T].*)?\Z")
DEEPEST = 4


class Row(NamedTuple):
    """One row."""

    place: str
    """As a message says it: "row 12"."""
    cells: dict[str, object]


def words_of(value: object, depth: int = 0) -> str:
    """A value as text; a list as its items joined by commas, an object as its name."""
    match value:
        case None | bool():
            return ""
        case str():
            return value
        case datetime():
            midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
            return value.date().isoformat() if midnight else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case list() if depth < DEEPEST:
            words = (words_of(one, depth + 1).strip() for one in value)
            return ", ".join(filter(None, words))
        case dict() if depth < DEEPEST:
            found = (words_of(value[name], depth + 1) for name in _NAMED if name in value)
            return next(filter(None, found), "")
        case list() | dict():
            return ""
        case _:
            return str(value)


def day_of(words: str, day_first: bool | None) -> str | None:
    """The ISO date that a cell states, None where it states none for certain.

    Seconds since 1970 are taken in UTC; every other moment on the day it names.
    """
    words = " ".join(words.split())[:100]
    if is_iso(words):
        return words
    for form in (_MOMENT, _COMPACT):
        if match := form.match(words):
            return _real("-".join(match.groups()))
    if match := _EPOCH.match(words):
        return datetime.fromtimestamp(int(match[1]), UTC).date().isoformat()
    if match := _FIGURES.match(words):
        first, second = match[1].zfill(2), match[2].zfill(2)
        ends = (f"{match[3]}-{second}-{first}", f"{match[3]}-{first}-{second}")
        if day_first is not None:
            return _real(ends[0] if day_first else ends[1])
        return _only(filter(None, map(_real, ends)))
    parts = parsedate_tz(words)
    if parts and parts[0] >= 1900 and (iso := _real("{:04}-{:02}-{:02}".format(*parts[:3]))):
        return iso
    printed = first_date(words)
    return printed.iso if printed and printed.start <= 10 else None


def _real(iso: str) -> str | None:
    return iso if is_iso(iso) else None


def _only(found: Iterable[str]) -> str | None:
    different = set(found)
    return different.pop() if len(different) == 1 else None
