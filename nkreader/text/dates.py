"""Dates as papers print them: where one stands, and its ISO form. No year is ever guessed."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_JUCHE = r"(?:Juche|주체)\s?\d{1,3}"
"""North Korea's count of years, which stands before or after ours."""
_LATE, _IN_FIGURES = r"(?P<day>1[3-9]|2\d|3[01])", r"(?P<number>0?[1-9]|1[0-2])"
"""A day that can be no month, beside a month."""
_FORMS = (
    rf"(?i:\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?(?!\d))",  # May 28th 2020, Nov. 18
    rf"(?i:\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?![\da-z]))",  # 18 November 2020
    rf"(?i:\b{_DAY}(?:\.\s*|-){_MONTH}[\s,.-]+{_YEAR}(?!\d))",  # 18-Nov-2020, 18. November 2020
    rf"(?i:\b{_MONTH}-{_DAY}-{_YEAR}(?!\d))",  # Nov-18-2020
    rf"(?i:\b{_MONTH},?\s+{_YEAR}(?!\d))",  # March 2020
    rf"(?<!\d){_YEAR}(?P<sign>[-/.])(?P<number>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?!\d)",
    rf"(?<!\d){_YEAR}\.\s(?P<number>\d{{1,2}})\.\s(?P<day>\d{{1,2}})(?!\d)",  # 2020. 11. 18.
    rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<number>\d{{1,2}})\s?[월月](?:\s?(?P<day>\d{{1,2}})\s?[일日])?",
    r"(?<!\d)(?P<number>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日]",  # 11월 18일
    rf"(?i:\b{_MONTH}\s+{_DAY},?\s+{_JUCHE}\s*\({_YEAR}\))",  # November 18, Juche 109 (2020)
    rf"(?i:\b{_JUCHE}\s*\({_YEAR}\)[\s,.]*{_MONTH}\s+{_DAY}(?!\d))",
    rf"{_JUCHE}\s?\({_YEAR}\)\s?년\s?(?P<number>\d{{1,2}})월\s?(?P<day>\d{{1,2}})일",
    rf"(?<![\d./-]){_LATE}(?P<sign>[./-]){_IN_FIGURES}(?P=sign){_YEAR}(?!\d)",  # 18.11.2020
    rf"(?<![\d./-]){_IN_FIGURES}(?P<sign>[./-]){_LATE}(?P=sign){_YEAR}(?!\d)",  # 11/18/2020
)
_BY_WORD = (0, 3, 4, 9, 10, 11)
"""Those that begin with a word; the others begin with figures."""
_BEGINNING = rf"\d+|(?i:\b(?:{'|'.join(_MONTHS)}|juche))|주체"
"""Where any of them may begin."""
_DIGIT = re.compile(r"\d")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_WORDS = (*_MONTHS, "월", "月")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?:[, ].*)?")
_BEFORE = re.compile(r"(?:(?:[A-Z][a-z]+day|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?,? )?")
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AGO = re.compile(
    rf"(an?|{'|'.join(_SMALL)}|\d{{1,4}})\s*"
    r"(min(?:ute)?s?|h(?:ou)?rs?|h|d(?:ay)?s?|w(?:ee)?ks?|w|months?|y(?:ea)?rs?|y)\s+ago"
    r"|(\d{1,4})\s?(분|시간|일|주일?|개월|달|년)\s?전"
)
_UNITS = {
    "분": "m", "시간": "h", "일": "d", "주": "w", "주일": "w", "개월": "mo", "달": "mo", "년": "y",
}  # fmt: skip
_DAYS_BACK = {
    "today": 0, "just now": 0, "yesterday": 1, "오늘": 0, "어제": 1, "그제": 2, "그저께": 2,
}  # fmt: skip
_SAID = re.compile(
    r"(?i)(?:(?:first|last|originally)\s+)?(?:posted|published|updated|modified|filed|issued|dated?)"
    r"(?:\s+on)?\s*:?\s+"
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


@cache
def _beginning() -> "re.Pattern[str]":
    return re.compile(_BEGINNING)


@cache
def _by_sign(is_figure: bool) -> "tuple[tuple[int, re.Pattern[str]], ...]":
    """The forms that begin with figures, or the others, with their numbers."""
    forms = enumerate(_forms())
    return tuple(form for form in forms if (form[0] not in _BY_WORD) == is_figure)


def first_date(text: str) -> PrintedDate | None:
    """The first date printed in `text`, the longest where several begin there; None without one.

    A day that no calendar has (31 June) is no date.
    """
    if not _DIGIT.search(text):
        return None  # as most paragraphs: every form has one
    lower = text.lower()
    if not (_A_YEAR.search(text) or any(word in lower for word in _MONTH_WORDS)):
        return None  # every form has a year, or names its month
    passed = [0] * len(_FORMS)
    for beginning in _beginning().finditer(text):
        place, found = beginning.start(), list[PrintedDate]()
        for number, form in _by_sign(text[place].isdecimal()):
            if place >= passed[number] and (match := form.match(text, place)):
                passed[number] = match.end()
                found += filter(None, (_read(match),))
        if found:
            return max(found, key=lambda printed: printed.end)
    return None


def _read(match: "re.Match[str]") -> PrintedDate | None:
    parts = match.groupdict()
    month = int(parts["number"]) if "number" in parts else _month(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if not _exists(year or 2000, month, 1 if day is None else day):
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


def written_date(value: str, today: date | None = None) -> str | None:
    """A date that stands alone, in ISO form: "2020-03", "2020-03-27T09:30", "May 28, 2020",
    "Mon, 16 Aug 2021 08:00:00 GMT", "20200528"; None for anything else.

    A day and a month in figures are read only where one of them can't be the other. With `today` it
    is read as a person types or copies it: also "yesterday" and "3 days ago", to the precision that
    is said, "Posted: 29 September 2024", and any line in which one date with its year stands.
    """
    value = " ".join(value.split())
    if today is not None:
        value = _SAID.sub("", value, 1)
    if is_iso(value):
        return value
    if today is not None and (relative := _relative(value.lower(), today)):
        return relative
    if moment := _MOMENT.fullmatch(value):
        return moment[1] if is_iso(moment[1]) else None
    if compact := _COMPACT.fullmatch(value):
        iso = "-".join(compact.groups())
        return iso if is_iso(iso) else None
    if figures := _FIGURES.fullmatch(value):
        first, second, year = figures[1].zfill(2), figures[2].zfill(2), figures[3]
        real = [
            iso for iso in {f"{year}-{first}-{second}", f"{year}-{second}-{first}"} if is_iso(iso)
        ]
        return real[0] if len(real) == 1 else None
    printed = first_date(value)
    if printed is None:
        return None
    before, after = value[: printed.start], value[printed.end :]
    alone = today is not None and not before.rstrip()[-1:].isdigit() and first_date(after) is None
    return printed.iso if alone or _BEFORE.fullmatch(before) else None


def _relative(words: str, today: date) -> str | None:
    """The day, month or year that "today", "yesterday" or "3 months ago" means."""
    if words in _DAYS_BACK:
        return (today - timedelta(days=_DAYS_BACK[words])).isoformat()
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    said = match[1] or match[3]
    count = int(said) if said.isdecimal() else _SMALL.index(said) + 1 if said in _SMALL else 1
    unit = _UNITS[match[4]] if match[4] else match[2][: 2 if match[2].startswith("mo") else 1]
    if unit in ("m", "h", "d", "w"):
        back = {"m": 0, "h": count // 24, "d": count, "w": 7 * count}[unit]
        return (today - timedelta(days=back)).isoformat()
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        return None
    return f"{year:04}" if unit == "y" else f"{year:04}-{month + 1:02}"
