"""Weeks and days that a month begins or ends with: "the last week of October", "the first ten days
of this month".

A month's first week is its first seven days, its last week its last seven.
"""

import re
from datetime import date, timedelta

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.families.months import PAST_YEAR, month_meant
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.numbers import WORD, count
from nkreader.temporal.words import MONTH, MONTH_NAMES, YEAR, pattern

_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_MOVES = {"this": 0, "the": 0, "last": -1, "next": 1}


def _part(match: "re.Match[str]", context: Context) -> Meaning | None:
    if match["month"]:
        month = month_meant(match, context)
    elif context.day is None:
        month = context.unknown()
    else:
        there = calendar.moved(context.day, "M", _MOVES[match["beside"]])
        if there is None:
            return None
        month = Meaning("DATE", f"{there:%Y-%m}", f"counted from {context.named}")
    if month is None or month.value is None:
        return month
    found = calendar.interval(month.value)
    number = int(count(match["count"]) or 0) if match["count"] else 7
    if found is None or not 0 < number < 28:
        return None
    days = _days(found, _PLACES[match["place"]], number)
    if match["count"]:
        return Meaning("DATE", month.value, month.reason, days=days)
    week = calendar.of_day(days[0] + timedelta(days=3), "W")
    return Meaning("DATE", week, f"seven days of {month.value}; {month.reason}", days=days)


def _days(month: calendar.Days, place: int, number: int) -> calendar.Days:
    """The first (0), next (1) … or last (-1) days of a month, so many of them."""
    more = timedelta(days=number - 1)
    if place < 0:
        return month[1] - more, month[1]
    first: date = month[0] + timedelta(days=number * place)
    return first, min(first + more, month[1])


FAMILY = Family(
    "weeks of months",
    frozenset(["week", "days"]),
    (
        Rule(
            pattern(
                rf"(?:the )?(?P<place>{'|'.join(_PLACES)}) "
                rf"(?:week|(?P<count>\d{{1,2}}|{WORD}) days) (?:of|in) "
                rf"(?:(?:the month of )?(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR})"
                rf"| {PAST_YEAR})?|(?P<beside>{'|'.join(_MOVES)}) month)"
            ),
            _part,
            f"month {MONTH_NAMES}",
            "week days",
            begins=f"the {' '.join(_PLACES)}",
        ),
    ),
    "weeks and days that a month begins or ends with",
    "the last week of October",
)
