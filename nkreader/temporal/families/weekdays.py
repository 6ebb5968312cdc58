"""Days of the week: "Tuesday", "last Friday", "Tuesday night", "a week from Monday", weekends.

Without a word before it a weekday lies on the side of the sentence's tense: before the day it is
counted from, or on it, where the sentence tells what was; after it, where it tells what will be.
"""

import re
from datetime import date

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.words import PARTS, WEEKDAY_NAMES, WEEKDAYS, pattern, weekday_number

_NAME = rf"(?P<day>{'|'.join(WEEKDAYS)}|(?:mon|tues?|weds?|thurs?|fri)\.)"
_PART = (
    r"(?:(?P<early>early|late|mid)[- ])?"
    r"(?P<part>morning|afternoon|evening|night|noon|midday|early hours)"
)
_EVERY = re.compile(r"XXXX-WXX-\d(?:T[A-Z]+)?")
"""A weekday that comes again."""
_BACK = frozenset(["last", "past", "previous"])
_ON = frozenset(["next", "coming"])


def placed(name: str, which: str, context: Context) -> tuple[date, str] | None:
    """The day that a weekday names here, and why; None where no day is known to count from."""
    day = context.day
    if day is None:
        return None
    number = weekday_number(name)
    title = WEEKDAYS[number].title()
    back = (day.weekday() - number) % 7
    if which in _BACK:
        back = back or 7
        why = f"{title} before {context.named}"
    elif which in _ON:
        back -= 7
        why = f"{title} after {context.named}"
    elif which == "this" and back and context.tense != "past":
        back -= 7
        why = f"the coming {title}, from {context.named}"
    elif which != "this" and context.tense == "future":
        back = back and back - 7
        why = f"{title} after {context.named}" if back else f"{context.named}, a {title}"
    elif not back:
        why = f"{context.named}, a {title}"
    else:
        why = f"{title} before {context.named}"
    there = calendar.moved(day, "D", -back)
    return (there, why) if there else None


def _weekday(match: "re.Match[str]", context: Context) -> Meaning | None:
    if not context.text[match.start("day")].isupper():
        return None
    groups = match.groupdict()
    part = groups.get("part")
    if not (groups.get("which") or groups.get("week")) and context.goes_on(_EVERY):
        value = f"XXXX-WXX-{weekday_number(match['day']) + 1}"
        return Meaning("SET", value + (f"T{PARTS[part]}" if part else ""), "each of them")
    found = placed(match["day"], groups.get("which") or "", context)
    if found is None:
        return context.unknown("TIME" if part else "DATE")
    there, why = found
    if groups.get("week"):
        weeks = -1 if groups["week"].startswith("a week ago") else 1
        moved = calendar.moved(there, "W", weeks)
        if moved is None:
            return None
        there, why = moved, f"a week {'before' if weeks < 0 else 'after'} {there.isoformat()}"
    if part:
        return Meaning("TIME", f"{there.isoformat()}T{PARTS[part]}", why, groups.get("early") or "")
    return Meaning("DATE", there.isoformat(), why)


def _of_week(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "Monday of last week", "Tuesday last week"."""
    if not context.text[match.start("day")].isupper():
        return None
    day = context.day
    if day is None:
        return context.unknown()
    move = {"last": -1, "next": 1}.get(match["of"], 0)
    monday = calendar.moved(day, "D", 7 * move - day.weekday())
    there = monday and calendar.moved(monday, "D", weekday_number(match["day"]))
    if there is None:
        return None
    return Meaning("DATE", there.isoformat(), f"{match['of']} week, counted from {context.named}")


def _weekend(match: "re.Match[str]", context: Context) -> Meaning | None:
    day = context.day
    if day is None:
        return context.unknown()
    which = match["which"]
    move = 0
    if which in _BACK or (which in ("over the", "the", "during the") and context.tense != "future"):
        move = -1 if day.weekday() < 5 or which in _BACK else 0
    elif which in _ON:
        move = 1 if which == "next" else 0
    there = calendar.moved(day, "W", move)
    if there is None:
        return None
    return Meaning(
        "DATE", calendar.of_day(there, "WE"), f"{which} weekend, counted from {context.named}"
    )


_WHICH = "the last next this past previous coming"
FAMILY = Family(
    "weekdays",
    frozenset(
        [*WEEKDAYS, "weekend", "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri"]
    ),
    (
        Rule(
            pattern(rf"{_NAME}(?:,)? (?:of )?(?P<of>last|this|next) week"),
            _of_week,
            "week",
            begins=WEEKDAY_NAMES,
        ),
        Rule(
            pattern(rf"(?P<week>a week (?:from|ago|after)(?: last| next| this)?) {_NAME}"),
            _weekday,
            "week",
            begins="a",
        ),
        Rule(
            pattern(
                rf"{_PART} (?:on |of )?(?:(?P<which>last|next|this|past|previous|coming)"
                rf" )?{_NAME}"
            ),
            _weekday,
            " ".join(PARTS),
            WEEKDAY_NAMES,
            begins=f"early late mid {' '.join(PARTS)}",
        ),
        Rule(
            pattern(
                rf"(?:(?:the )?(?P<which>last|next|this|past|previous|coming) )?{_NAME}(?:'s)?"
                rf" {_PART}"
            ),
            _weekday,
            " ".join(PARTS),
            WEEKDAY_NAMES,
            begins=f"{WEEKDAY_NAMES} {_WHICH}",
        ),
        Rule(
            pattern(
                rf"(?:early |late |earlier |later )?"
                rf"(?:(?:the |this )?(?P<which>last|next|this|past|previous"
                rf"|coming) )?{_NAME}"
            ),
            _weekday,
            begins=f"{WEEKDAY_NAMES} {_WHICH} early late earlier later",
        ),
        Rule(
            pattern(
                r"(?:the )?(?P<which>last|this|next|this past|past|previous|coming|over the|the)"
                r" weekend"
            ),
            _weekend,
            "weekend",
            begins=f"{_WHICH} over",
        ),
    ),
    "days of the week",
    "last Friday",
)
