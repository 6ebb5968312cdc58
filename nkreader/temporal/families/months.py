"""Days and months of the calendar: "Oct. 26, 2020", "26 October", "mid-October", "10/26/2020".

Where no year is written, the sentence's other date, its tense, and how near the months lie
decide.
"""

import re
from datetime import date

from nkreader.temporal import calendar
from nkreader.temporal.choosing import year_of
from nkreader.temporal.context import Context
from nkreader.temporal.expression import WRITTEN, Meaning
from nkreader.temporal.family import COUNTS, FIGURES, Family, Rule
from nkreader.temporal.words import (
    DAY,
    EDGE,
    EDGES,
    MONTH,
    MONTH_NAMES,
    MONTHS,
    PARTS,
    WEEKDAY,
    WEEKDAY_NAMES,
    YEAR,
    edge_of,
    month_number,
    pattern,
)
from nkreader.text.dates import written_date
from nkreader.text.word_set import word_set

_NO_COUNT = r"(?!\d|:\d|,\d{3}|\.\d| ?percent| ?%)"
PAST_YEAR = (
    r"(?P<rel>of last year|last year|of this year|this year|of next year|next year|of the "
    r"(?:same|previous|following) year|of that year|that year)"
)
_LOOSE = re.compile(r"(?=.*[-.])(?!\d\d.\d\d.).*\D\d\d")
"""Three small figures that may be anything, such as a team's record ("10-5-11")."""
_EVERY = re.compile(r"XXXX-\d\d")
"""A month that comes again."""
_AS_NAME = frozenset(["april", "may", "june", "august", "jan"])
_NAME = re.compile(r"\s[A-Z][a-z]")
_IN = (" in", " since", " until", " by", " from", " last", " next", " this", " of")
_AS_MONTH = word_set(
    "in since until till by last this next late early mid of from between and to during "
    "through before after for earlier around every each or end beginning"
)
"""Words before "May" and "March" that make a month of them."""


def _capital(match: "re.Match[str]", context: Context, group: str) -> bool:
    return context.text[match.start(group)].isupper()


def _day(match: "re.Match[str]", context: Context) -> Meaning | None:
    if not _capital(match, context, "month"):
        return None
    month, day = month_number(match["month"]), int(match["day"].rstrip("stndrh"))
    if not calendar.is_day(2000, month, day):
        return None
    groups = match.groupdict()
    if groups.get("year"):
        year, why = int(match["year"]), WRITTEN
    else:
        if groups.get("rel"):
            chosen = _relative(match["rel"], context)
        else:
            chosen = year_of(context, month, day)
        if chosen is None:
            return context.unknown()
        year, why = chosen
    if not calendar.is_day(year, month, day):
        return None
    value = date(year, month, day)
    days = None
    if groups.get("last") and calendar.is_day(
        year, month, last := int(match["last"].rstrip("stndrh"))
    ):
        days = (value, date(year, month, last)) if last > day else None
    reason = why if why == WRITTEN else f"{MONTHS[month - 1].title()} {day}: {why}"
    if groups.get("part"):
        return Meaning("TIME", f"{value.isoformat()}T{PARTS[match['part']]}", reason)
    return Meaning("DATE", value.isoformat(), reason, days=days)


def _relative(words: str, context: Context) -> tuple[int, str] | None:
    if "same" in words or "that" in words or "previous" in words or "following" in words:
        if context.spoken is None or not context.spoken[:4].isdecimal():
            return None
        move = -1 if "previous" in words else 1 if "following" in words else 0
        return int(context.spoken[:4]) + move, f"counted from {context.spoken}, spoken of before"
    if context.day is None:
        return None
    move = -1 if "last" in words else 1 if "next" in words else 0
    return context.day.year + move, f'"{words}" beside {context.named}'


def month_meant(match: "re.Match[str]", context: Context) -> Meaning | None:
    """What a month means: the groups `month`, `year` … of a match say which it is."""
    if not _capital(match, context, "month"):
        return None
    word, groups = match["month"].rstrip("."), match.groupdict()
    part = edge_of(groups.get("edge") or groups.get("early"))
    number = month_number(word)
    which = groups.get("which") or ""
    if groups.get("year") or groups.get("short"):
        year, why = _written(match), WRITTEN
    elif groups.get("rel"):
        chosen = _relative(match["rel"], context)
        if chosen is None:
            return context.unknown()
        year, why = chosen
    else:
        if word in ("may", "march", "mar", "dec", "jan", "jun", "sep") and not (part or which):
            before = context.before.rstrip().rpartition(" ")[2].strip("(,")
            if before not in _AS_MONTH:
                return None
        if (
            word in _AS_NAME
            and _NAME.match(context.text, match.end())
            and not context.before.rstrip().endswith(_IN)
        ):
            return None  # "April Glaspie"
        if not (part or which) and context.goes_on(_EVERY):
            return Meaning("SET", f"XXXX-{number:02}", "each of them")
        chosen = _which(which, number, context) if which else year_of(context, number, None)
        if chosen is None:
            return context.unknown()
        year, why = chosen
    reason = why if why == WRITTEN else f"{MONTHS[number - 1].title()}: {why}"
    return Meaning("DATE", f"{year:04}-{number:02}", reason, part)


def _written(match: "re.Match[str]") -> int:
    if match["year"]:
        return int(match["year"])
    short = int(match["short"])
    return short + (2000 if short < 40 else 1900)


def _which(which: str, month: int, context: Context) -> tuple[int, str] | None:
    """The year of "last June", "next June", "this June"."""
    day = context.day
    if day is None:
        return None
    year = day.year
    if which in ("last", "past", "previous"):
        year -= month >= day.month
        return year, f"the last one before {context.named}"
    if which in ("next", "coming"):
        year += month <= day.month
        return year, f"the next one after {context.named}"
    return year, f"of the year of {context.named}"


def _figures(match: "re.Match[str]", context: Context) -> Meaning | None:
    iso = written_date(match[0].replace("/", "-") if match[0][:4].isdecimal() else match[0])
    if iso is None:
        if _LOOSE.fullmatch(match[0]):
            return None
        first, second, year = re.split(r"[/.-]", match[0])
        if len(first) == 4:
            return None
        full = year if len(year) == 4 else f"{19 if int(year) > 39 else 20}{year}"
        month, day = int(first), int(second)
        if not calendar.is_day(int(full), month, day):
            return None
        iso = f"{full}-{month:02}-{day:02}"
        return Meaning("DATE", iso, "written in figures, the month first")
    return Meaning("DATE", iso, WRITTEN)


_Y = rf"(?P<year>{YEAR})(?![-/]\d)"
_WEEK = (
    r"(?:(?:early |late )?(?:the )?(?P<part>morning|afternoon|evening|night) of (?:the )?)?"
    rf"(?:{WEEKDAY},? (?:the )?)?"
)
_WEEKS = f"early late the morning afternoon evening night {WEEKDAY_NAMES}"
FAMILY = Family(
    "months",
    word_set(MONTH_NAMES),
    (
        Rule(
            pattern(
                r"(?<![/=-])(?:1\d|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
                r"(?!/)"
            ),
            _figures,
            FIGURES,
            "- / .",
            begins=COUNTS,
        ),
        Rule(
            pattern(
                r"(?<![/=-])(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19"
                r"|20)\d\d|\d\d)(?!/)"
            ),
            _figures,
            FIGURES,
            "- / .",
            begins=COUNTS,
        ),
        Rule(
            pattern(
                rf"{_WEEK}(?P<month>{MONTH}) (?P<day>{DAY})(?:(?:-| - | to | through | and )"
                rf"(?P<last>{DAY}))?{_NO_COUNT}(?:,? ?{_Y}| {PAST_YEAR})?"
            ),
            _day,
            MONTH_NAMES,
            COUNTS,
            begins=f"{MONTH_NAMES} {_WEEKS}",
        ),
        Rule(
            pattern(
                rf"{_WEEK}(?P<day>{DAY})(?:(?:-| - | to | and )(?P<last>{DAY}))?(?: of | day of "
                rf"|[- ])(?P<month>{MONTH})(?:(?:,? |-){_Y}| {PAST_YEAR})?"
            ),
            _day,
            MONTH_NAMES,
            COUNTS,
            begins=f"{COUNTS} {_WEEKS}",
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?P<month>{MONTH})(?:(?:,? of |,? |-){_Y}| '(?P<short>\d\d)|"
                rf" {PAST_YEAR})"
            ),
            month_meant,
            MONTH_NAMES,
            f"{COUNTS} year",
            begins=f"{MONTH_NAMES} {EDGES}",
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?:(?P<which>last|next|this|past|previous|coming) )?(?P<month>{MONTH})"
            ),
            month_meant,
            MONTH_NAMES,
            begins=f"{MONTH_NAMES} {EDGES} next this past previous coming",
        ),
    ),
    "days and months of the calendar",
    "Oct. 26, 2020",
    figures=True,
)
