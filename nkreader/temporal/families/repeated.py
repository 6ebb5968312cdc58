"""What comes again: "every Friday", "daily", "each year", "twice a week"."""

import re

from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import COUNTS, Family, Rule
from nkreader.temporal.lists import lines
from nkreader.temporal.numbers import NUMBER, count
from nkreader.temporal.words import (
    MONTHS,
    PARTS,
    SEASONS,
    WEEKDAYS,
    duration,
    month_number,
    pattern,
    unit,
    weekday_number,
)

_NAME = re.compile(r"\s[A-Z]")
_EVERY = r"(?:every|each)"
_OFTEN = {
    name.strip(): value.strip()
    for name, _, value in (line.partition("=") for line in lines("repeated"))
}


def _weekday(match: "re.Match[str]", context: Context) -> Meaning | None:
    number = weekday_number(match["day"]) + 1
    value = f"XXXX-WXX-{number}"
    part = match.groupdict().get("part")
    return Meaning("SET", value + (f"T{PARTS[part]}" if part else ""), "each of them")


def _unit(match: "re.Match[str]", context: Context) -> Meaning | None:
    groups = match.groupdict()
    number = count(groups["count"]) if groups.get("count") else "1"
    if groups.get("other"):
        number = "2"
    if number is None or number == "X":
        return None
    return Meaning("SET", duration(number, unit(match["unit"])), "each of them")


def _day_of_month(match: "re.Match[str]", context: Context) -> Meaning | None:
    return Meaning("SET", f"XXXX-XX-{int(match['day']):02}", "each of them")


def _named(match: "re.Match[str]", context: Context) -> Meaning | None:
    name = match["name"]
    if name in MONTHS:
        return Meaning("SET", f"XXXX-{month_number(name):02}", "each of them")
    if name in SEASONS:
        return Meaning("SET", f"XXXX-{SEASONS[name]}", "each of them")
    return Meaning("SET", f"XXXX-XX-XXT{PARTS[name]}", "each of them")


def _often(match: "re.Match[str]", context: Context) -> Meaning | None:
    if context.text[match.start()].isupper() and _NAME.match(context.text, match.end()):
        return None  # "Daily Mail"
    before = context.text[max(0, match.start() - 2) : match.start()]
    if context.text[match.start()].isupper() and before[:1].isalpha():
        return None  # "China Daily"
    return Meaning("SET", _OFTEN[match[0]], "each time anew")


_UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|month|quarter|year|decade|season)"
_WEEKDAYS = " ".join(f"{name}s" for name in WEEKDAYS)
FAMILY = Family(
    "repeated",
    frozenset(
        [
            "every",
            "each",
            "per",
            "once",
            "twice",
            "times",
            *_WEEKDAYS.split(),
            *_OFTEN,
        ]
    ),
    (
        Rule(
            pattern(
                rf"{_EVERY} (?:other )?(?P<day>{'|'.join(WEEKDAYS)})(?: (?P<part>morning|afternoon"
                rf"|evening|night))?"
            ),
            _weekday,
            "every each",
            begins="every each",
        ),
        Rule(
            pattern(rf"(?P<day>{'|'.join(WEEKDAYS)})s"),
            _weekday,
            _WEEKDAYS,
            begins=_WEEKDAYS,
        ),
        Rule(
            pattern(r"(?:the )?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th) of (?:every|each) month"),
            _day_of_month,
            "every each",
            "month",
            begins=f"the {COUNTS}",
        ),
        Rule(
            pattern(
                rf"{_EVERY} (?:(?P<other>other|second) |(?P<count>{NUMBER}) |single |passing"
                rf" )?{_UNIT}s?"
            ),
            _unit,
            "every each",
            begins="every each",
        ),
        Rule(
            pattern(
                rf"{_EVERY} (?P<name>{'|'.join([*MONTHS, *SEASONS])}|morning|afternoon|evening)"
            ),
            _named,
            "every each",
            begins="every each",
        ),
        Rule(
            pattern(
                r"(?:once|twice|(?:two|three|four|five|several|many|\d{1,3}) times) (?:a|an|each"
                r"|every|per) (?P<unit>day|week|month|year|hour|minute)"
            ),
            _unit,
            "once twice times",
            begins=f"once twice two three four five several many {COUNTS}",
        ),
        Rule(
            pattern(r"per (?P<unit>day|week|month|year|hour)"),
            _unit,
            "per",
            begins="per",
        ),
        Rule(
            pattern(
                rf"(?:{'|'.join(sorted(_OFTEN, key=len, reverse=True))})(?! (?:nk|mail|telegraph"
                rf"|express|mirror|news|star|beast))"
            ),
            _often,
            " ".join(_OFTEN),
            begins=" ".join(_OFTEN),
        ),
    ),
    "what comes again",
    "every Friday",
)
