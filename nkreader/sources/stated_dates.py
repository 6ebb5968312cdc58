"""Dates as programs write them in pages and feeds, to the ISO date of the day they state.

The day is the one that is written, in the zone of whoever wrote it: nothing is converted.
"""

import re
from datetime import UTC, date, datetime, timedelta

from nkreader.text.dates import first_date, is_iso

EARLIEST = 1900
"""The year up to which a machine's date is a mistake (1899-12-30); so is the day of second 0."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?\Z|(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.*)?\Z")
_SHORT_ISO = re.compile(r"\d{4}(?:-\d\d)?\Z")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\D.*)?\Z")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D.*)?\Z")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?\Z")


def stated_date(value: str) -> str | None:
    """The ISO date of a machine's value ("2019-11-19T07:00:00-05:00", "Tue, 19 Nov 2019 …").

    None where it is none, lies before 1901 or after tomorrow, or where day and month cannot be
    told apart ("05/10/2018").
    """
    value = " ".join(value.split())[:80]
    found = _iso(value)
    return found if found and _likely(found) else None


_FOREIGN = {
    name: number
    for number, names in enumerate(
        (
            "janvier janeiro enero januar jänner gennaio januari ene jan",
            "février fevereiro febrero februar febbraio februari fev feb",
            "mars março marzo märz maart mar",
            "avril abril april aprile avr abr apr",
            "mai maio mayo maggio mei may",
            "juin junho junio juni giugno jun",
            "juillet julho julio juli luglio jul",
            "août agosto august augustus ago aug",
            "septembre setembro septiembre setiembre september settembre set sep",
            "octobre outubro octubre oktober ottobre out oct okt",
            "novembre novembro noviembre november nov",
            "décembre dezembro diciembre dezember dicembre december dez dic dec",
        ),
        1,
    )
    for name in names.split()
}
_FOREIGN_DATE = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|º|er|°)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de[l]?\s+)?((?:19|20)\d\d)(?!\d)"
)
_NUMBER_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
_CHANGED = re.compile(
    r"(?i)\W*(?:last\s+)?(?:updated|modified|edited|changed|atualizad|actualizad|mis à jour"
    r"|aktualisiert|수정|更新)"
)


def printed_date(line: str, day_first: bool) -> str | None:
    """The ISO date that a line above a text prints, with its year; None without one.

    `day_first` says whether "05/10/2018" is the fifth of October; else it is no date.
    """
    if len(line) > 200:
        return None
    printed = first_date(line)
    found = printed.iso if printed else None
    if found is None and (match := _FOREIGN_DATE.search(line)):
        month = _FOREIGN.get(match[2].lower())
        found = _real(int(match[3]), month, int(match[1])) if month else None
    if found is None and (match := _NUMBER_DATE.search(line)):
        first, second = int(match[1]), int(match[2])
        if day_first or first > 12:
            found = _real(int(match[3]), second, first)
        elif second > 12 or first == second:
            found = _real(int(match[3]), first, second)
    return found if found and _likely(found) else None


def changed(line: str) -> bool:
    """Whether a line says when a text was changed, not when it appeared."""
    return bool(_CHANGED.match(line))


def in_utc(value: str) -> bool:
    """Whether a moment is given in UTC, so that the day where it was published may be another."""
    return bool(re.search(r"(?:Z|[+-]00:?00|GMT|UTC)\Z", value.strip()))


def _iso(value: str) -> str | None:
    if match := _ISO.match(value):
        year, month, day = (part for part in match.groups() if part)
        return _real(int(year), int(month), int(day))
    if _SHORT_ISO.match(value):
        return value if is_iso(value) else None
    if match := _SLASHED.match(value):
        return _real(*(int(part) for part in match.groups()))
    if match := _NUMBERS.match(value):
        first, second, year = (int(part) for part in match.groups())
        if first > 12 or first == second:
            return _real(year, second, first)
        return _real(year, first, second) if second > 12 else None
    if _SECONDS.match(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).date().isoformat()
    printed = first_date(value)
    return printed.iso if printed else None


def _real(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _likely(iso: str) -> bool:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    return f"{EARLIEST}" < iso <= tomorrow and iso != "1970-01-01"
