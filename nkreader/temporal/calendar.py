"""ISO-TimeML values of the calendar: made from days, moved by units, read back as intervals.

Owns the notation (`2020-10-26`, `2020-W43`, `2020-10`, `2020-Q3`, `2020-H2`, `2020-SU`, `2020`,
`202`, `20`, `2020-10-26TMO`). What the words of a text mean is the families' business.
"""

import re
from calendar import isleap, monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

UNITS = ("D", "W", "M", "Q", "H", "Y", "DE", "CE")
"""The units of the calendar, the shortest first."""
Days = tuple[date, date]
"""The first day and the last."""

_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days that a month may have."""
_REMEMBERED = 4096
"""Values that are kept with what they mean: a text has the same ones again and again."""
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}


def of_day(day: date, unit: str) -> str:
    """The value of the day, week, weekend, month, quarter, half, year, decade or century (`D W WE
    M Q H Y DE CE`) in which `day` lies."""
    iso = day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit in ("Q", "H"):
        months = 3 if unit == "Q" else 6
        return f"{iso[:4]}-{unit}{(day.month - 1) // months + 1}"
    return iso[: {"D": 10, "M": 7, "Y": 4, "DE": 3, "CE": 2}[unit]]


def moved(day: date, unit: str, count: int) -> date | None:
    """`day`, `count` units later (earlier below zero); None outside the years 1 to 9999.

    The 31st becomes the last day of a shorter month.
    """
    try:
        if unit in ("D", "W", "WE"):
            return day + timedelta(days=count * (1 if unit == "D" else 7))
    except OverflowError:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    if not (1 <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= _LONGEST[month]):
        return False
    return day < 29 or month != 2 or isleap(year)


@lru_cache(_REMEMBERED)
def interval(value: str) -> Days | None:
    """The days that a value covers, both within; None where it names none of the calendar."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> Days | None:
    if not value[:1].isdecimal():
        return None
    value = value.partition("T")[0]
    length = len(value)
    if length == 10 and value[7] == "-":
        day = date.fromisoformat(value)
        return day, day
    if length == 7 and value[5].isdecimal():
        return _months(int(value[:4]), int(value[5:]), 1)
    if length <= 4 and value.isdecimal():
        missing = 4 - length
        first = int(value + "0" * missing)
        return date(max(first, 1), 1, 1), date(int(value + "9" * missing), 12, 31)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=6)
    if found := _PART.fullmatch(value):
        months = 3 if found[2] == "Q" else 6
        return _months(int(found[1]), (int(found[3]) - 1) * months + 1, months)
    if found := _SEASON.fullmatch(value):
        return _months(int(found[1]), _SEASON_MONTHS[found[2]], 3)
    return None


def _months(year: int, month: int, count: int) -> Days:
    last_year, last = divmod(year * 12 + month + count - 2, 12)
    return date(year, month, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])


def part(days: Days, which: str) -> Days:
    """The `early`, `mid` or `late` third of some days, their `first half` or `second half`; all of
    them for another word."""
    first, last = days
    third = ((last - first).days + 1) // 3
    if which == "early":
        return first, first + timedelta(days=max(third - 1, 0))
    if which == "late":
        return last - timedelta(days=max(third - 1, 0)), last
    half = ((last - first).days + 1) // 2
    if which == "first half":
        return first, first + timedelta(days=max(half - 1, 0))
    if which == "second half":
        return first + timedelta(days=half), last
    if which == "mid":
        return first + timedelta(days=third), last - timedelta(days=third)
    return days


@lru_cache(_REMEMBERED)
def unit_of(value: str) -> str | None:
    """`D W M Q H Y DE CE` for a value of the calendar (a season is a `Q`); None for another."""
    if not value[:1].isdecimal() or "/" in value:
        return None
    value = value.partition("T")[0]
    if "W" in value[5:6]:
        return "Q" if value.endswith("WI") else "W"
    if len(value) == 7:
        return {"Q": "Q", "H": "H", "S": "Q", "F": "Q"}.get(value[5], "M")
    return {10: "D", 4: "Y", 3: "DE", 2: "CE"}.get(len(value))
