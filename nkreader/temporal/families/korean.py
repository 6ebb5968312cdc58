"""Dates in Korean text: "2020년 10월 26일", "지난 26일", "지난해", "사흘 전", "다음 주 월요일".

Korean is not cut into runs: its words stand without the gaps that runs are made of. One pattern
goes over the text.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import WRITTEN, Meaning

_NEAR = {
    "오늘": ("D", 0), "어제": ("D", -1), "그제": ("D", -2),
    "그저께": ("D", -2), "내일": ("D", 1), "모레": ("D", 2),
    "지난주": ("W", -1), "지난 주": ("W", -1), "이번 주": ("W", 0), "이번주": ("W", 0),
    "다음 주": ("W", 1), "다음주": ("W", 1),
    "지난달": ("M", -1), "지난 달": ("M", -1), "이번 달": ("M", 0), "이번달": ("M", 0),
    "이달": ("M", 0), "다음 달": ("M", 1), "다음달": ("M", 1),
    "지난해": ("Y", -1), "작년": ("Y", -1), "올해": ("Y", 0), "금년": ("Y", 0),
    "내년": ("Y", 1), "재작년": ("Y", -2),
}  # fmt: skip
_COUNTS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "열흘": 10,
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
}
_UNITS = {"일": "D", "주": "W", "주일": "W", "개월": "M", "달": "M", "년": "Y"}
_WEEKDAYS = "월화수목금토일"
_PATTERN = (
    rf"(?<!\d)(?:(?P<y>(?:19|20)\d\d)년\s?)?(?P<m>1[0-2]|0?[1-9])월(?:\s?(?P<d>[12]\d|3[01]"
    rf"|0?[1-9])일)?(?![가-힣]?요일)"
    rf"|(?<!\d)(?P<year>(?:19|20)\d\d)년(?!간|동안|\s?전)"
    rf"|(?P<near>{'|'.join(sorted(_NEAR, key=len, reverse=True))})(?!날)(?:\s"
    rf"(?P<nearday>[{_WEEKDAYS}])요일)?"
    rf"|(?:(?P<count>(?<!\d)\d{{1,3}}|[한두세네](?=\s?(?:달|주)))\s?(?P<unit>주일|개월|일|주|달|년)|"
    rf"(?P<days>{'|'.join(k for k in _COUNTS if len(k) > 1)}))\s?"
    rf"(?P<way>전|뒤|후|간|동안)(?=[\s,.)]"
    rf"|에|까지|부터|의|보다|은|을|이|$)"
    rf"|(?:(?P<which>지난|오는)\s)?(?<!\d)(?P<day>[12]\d|3[01]|[1-9])일(?!\s?(?:간|째|동안|(?:전|뒤|후)"
    rf"(?![가-힣]{{2}})))(?=[\s,.()]|에|부터|까지|과|은|의|$)"
    rf"|(?:(?P<weekwhich>지난|오는|이번)\s)?(?P<weekday>[{_WEEKDAYS}])요일"
)
_FIRST = {*"지오이한두세네", *_WEEKDAYS, *(name[0] for name in (*_NEAR, *_COUNTS))}
"""Syllables one of which every match begins with, where it begins with no figure."""
_SYLLABLE = re.compile("[\uac00-\ud7a3]")
LONGEST = 5
"""Code points before the first syllable of a match, at most."""


@cache
def _pattern() -> "re.Pattern[str]":
    """Compiled at the first Korean text."""
    return re.compile(_PATTERN)


@cache
def _begins() -> "re.Pattern[str]":
    """Where a match may begin."""
    return re.compile(rf"\d|[{''.join(sorted(_FIRST))}]")


def matches(text: str) -> "Iterator[re.Match[str]]":
    """The dates of a text, from the left; of one without Korean letters none."""
    if text.isascii() or not (first := _SYLLABLE.search(text)):
        return
    match, done = _pattern().match, 0
    for begin in _begins().finditer(text, max(0, first.start() - LONGEST)):
        at = begin.start()
        if at >= done and (found := match(text, at)):
            yield found
            done = found.end()


def read(match: "re.Match[str]", context: Context) -> Meaning | None:
    """What a match means; None where the calendar has no such day."""
    for group, reader in _READERS:
        if match[group] is not None:
            return reader(match, context)
    return None


def _month(match: "re.Match[str]", context: Context) -> Meaning | None:
    month, day = int(match["m"]), int(match["d"] or 0)
    if match["y"]:
        year, why = int(match["y"]), WRITTEN
    elif context.day is None:
        return context.unknown()
    else:
        anchor = context.day
        year = anchor.year - (
            (month, day) > (anchor.month, anchor.day) and (month - anchor.month) > 3
        )
        why = f"the one nearest to {context.named}"
    if not calendar.is_day(year, month, day or 1):
        return None
    return Meaning("DATE", f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""), why)


def _year(match: "re.Match[str]", context: Context) -> Meaning | None:
    return Meaning("DATE", match["year"], WRITTEN)


def _near(match: "re.Match[str]", context: Context) -> Meaning | None:
    if context.day is None:
        return context.unknown()
    unit, count = _NEAR[match["near"]]
    there = calendar.moved(context.day, unit, count)
    if there is None:
        return None
    if match["nearday"] and unit == "W":
        there = calendar.moved(there, "D", _WEEKDAYS.index(match["nearday"]) - there.weekday())
        return (
            None
            if there is None
            else Meaning("DATE", there.isoformat(), f"{match[0]}: counted from {context.named}")
        )
    return Meaning(
        "DATE", calendar.of_day(there, unit), f"{match['near']}: counted from {context.named}"
    )


def _counted(match: "re.Match[str]", context: Context) -> Meaning | None:
    said = match["count"] or match["days"]
    count = int(said) if said.isdecimal() else _COUNTS[said]
    unit = _UNITS[match["unit"]] if match["unit"] else "D"
    if match["way"] in ("간", "동안"):
        return Meaning("DURATION", f"P{count}{unit}", "a length of time")
    if context.day is None:
        return context.unknown()
    back = match["way"] == "전"
    there = calendar.moved(context.day, unit, -count if back else count)
    how = "before" if back else "after"
    return (
        None
        if there is None
        else Meaning("DATE", calendar.of_day(there, unit), f"{count} {unit} {how} {context.named}")
    )


def _day(match: "re.Match[str]", context: Context) -> Meaning | None:
    """A day alone: the last such one, or the next where the text says so."""
    anchor, day = context.day, int(match["day"])
    if anchor is None:
        return context.unknown()
    ahead = match["which"] == "오는"
    for step in range(4):
        month = calendar.moved(anchor.replace(day=1), "M", step if ahead else -step)
        if month is None or not calendar.is_day(month.year, month.month, day):
            continue
        there = date(month.year, month.month, day)
        if there >= anchor if ahead else there <= anchor:
            return Meaning(
                "DATE",
                there.isoformat(),
                f"the {'next' if ahead else 'last'} one, from {context.named}",
            )
    return None


def _weekday(match: "re.Match[str]", context: Context) -> Meaning | None:
    if context.day is None:
        return context.unknown()
    back = (context.day.weekday() - _WEEKDAYS.index(match["weekday"])) % 7
    if match["weekwhich"] == "오는":
        back -= 7
    elif match["weekwhich"] == "지난":
        back = back or 7
    there = calendar.moved(context.day, "D", -back)
    return (
        None
        if there is None
        else Meaning(
            "DATE", there.isoformat(), f"{'after' if back < 0 else 'before or on'} {context.named}"
        )
    )


_READERS = (
    ("m", _month),
    ("year", _year),
    ("near", _near),
    ("way", _counted),
    ("day", _day),
    ("weekday", _weekday),
)
