"""Juche years, which count from 1912: "Juche 109 (2020)", "October 10, Juche 109"."""

import re

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.words import DAY, MONTH, MONTH_NAMES, YEAR, month_number, pattern

BEFORE_FIRST = 1911
"""The year before Juche 1."""


def _juche(match: "re.Match[str]", context: Context) -> Meaning | None:
    number = int(match["number"])
    year = BEFORE_FIRST + number
    if match["year"] and int(match["year"]) != year:
        return Meaning(
            "DATE", match["year"], f"as written beside it; Juche {number} would be {year}"
        )
    why = f"Juche {number}: {BEFORE_FIRST} years added"
    month, day = match["month"] or match["then"], match["day"] or match["day2"]
    if not month:
        return Meaning("DATE", f"{year:04}", why)
    value = f"{year:04}-{month_number(month):02}"
    if not day:
        return Meaning("DATE", value, why)
    number = int(re.sub(r"\D", "", day))
    if not calendar.is_day(year, month_number(month), number):
        return None
    return Meaning("DATE", f"{value}-{number:02}", why)


FAMILY = Family(
    "juche",
    frozenset(["juche"]),
    (
        Rule(
            pattern(
                rf"(?:(?P<month>{MONTH})(?: (?P<day>{DAY}))?,? (?:of )?)?juche "
                rf"(?P<number>[1-9]\d{{0,2}})"
                rf"(?: ?\((?P<year>{YEAR})\))?(?:[ ,.]{{1,2}}(?P<then>{MONTH}) (?P<day2>{DAY}))?"
            ),
            _juche,
            begins=f"juche {MONTH_NAMES}",
        ),
    ),
    "Juche years",
    "Juche 109 (2020)",
)
