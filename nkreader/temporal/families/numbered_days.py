"""Days that have a number and no month: "on the 10th", "from the 3rd to the 9th", "the night of the
14th".

The month is the one that the text goes on to name, or has named last, else that of the day of
writing; a day that was is none after it.
"""

import re

from nkreader.temporal import calendar
from nkreader.temporal.choosing import year_of
from nkreader.temporal.context import Context
from nkreader.temporal.expression import WRITTEN, Meaning
from nkreader.temporal.family import COUNTS, Family, Rule
from nkreader.temporal.words import MONTH, PARTS, YEAR, month_number, pattern
from nkreader.text.word_set import word_set

_NUMBER = r"\d{1,2}(?:st|nd|rd|th)"
_DAY = r"(?P<day>[12]?\d(?:st|nd|rd|th)|3[01]st|30th)"
_TO = "to|until|till|through|and|or"
_MONTH_OF = r"of (?:this|the|last|next) month\b"
_END = r"(?=[,.;:)]|\s*$"
_CALM = (
    rf"{_END}| (?:that|at|said|told|before|with|but|when|via|as|because|for|through|until|he|she"
    r"|they|it|we|there|the|all|no|nobody|was|were|is|are|has|had|will|would)\b)"
)
"""What may stand behind a number that is a day: "the 14th floor" is none."""
_ON = (
    rf"{_END}| (?:and|to|that|in|at|of|said|told|after|before|with|but|when|via|as|by|because|for"
    r"|through|from|until|he|she|they|the)\b)"
)
"""The same behind "on", after which little else has a number."""
_PAIR = rf"(?= (?:{_TO}) (?:the )?{_NUMBER}(?: (?:of )?(?:{MONTH}\b|{_MONTH_OF})|{_CALM}))"
_OF = rf"(?P<of> {_MONTH_OF})"
_BESIDE = "".join(
    rf"|(?<={word}\s)" for word in ("by", "since", "from", "until", "till", "before", "after", "on")
)
_BEHIND = "".join(rf"|(?<=(?:st|nd|rd|th)\s{word}\s)" for word in _TO.split("|"))
_GOES_ON = re.compile(
    rf" (?:{_TO}) (?:the )?{_NUMBER} (?:(?:of )?(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?(?!\w)"
    rf"|(?P<of>{_MONTH_OF}))"
)
_UNTIL = ("until ", "till ")
_ORDINAL = "th st nd rd"


def _placed(match: "re.Match[str]", context: Context) -> tuple[str, str] | None:
    """The month that a day is in, and why."""
    day, groups = int(match["day"][:-2]), match.groupdict()
    named = _GOES_ON.match(context.line, context.end)
    said = (groups.get("of") or (named and named["of"]) or "").split()[1:2]
    anchor, spoken = context.day, context.spoken
    if said and anchor is not None:
        there = calendar.moved(anchor, "M", {"last": -1, "next": 1}.get(said[0], 0))
        beside = {"last": "before", "next": "after"}.get(said[0], "of")
        if there is None:
            return None
        return (f"{there:%Y-%m}", f"of the month {beside} {context.named}")
    if named is not None and named["month"] and context.text[named.start("month")].isupper():
        month = month_number(named["month"])
        chosen = (int(named["year"]), WRITTEN) if named["year"] else year_of(context, month, day)
        return chosen and (f"{chosen[0]:04}-{month:02}", "of the month that is named behind it")
    if spoken is not None and re.match(r"\d{4}-\d\d(?!\d)", spoken):
        month_of, why = spoken[:7], f"of {spoken[:7]}, spoken of before"
    elif anchor is not None:
        month_of, why = f"{anchor:%Y-%m}", f"of the month of {context.named}"
    else:
        return None
    if anchor is not None and month_of == f"{anchor:%Y-%m}" and day > anchor.day:
        before = calendar.moved(anchor.replace(day=1), "M", -1)
        if before is not None and context.tense == "past":
            return f"{before:%Y-%m}", f"the last one before {context.named}"
    return month_of, why


def _day(match: "re.Match[str]", context: Context) -> Meaning | None:
    part = match.groupdict().get("part")
    placed = _placed(match, context)
    if placed is None:
        return context.unknown("TIME" if part else "DATE")
    return _meant(placed[0], int(match["day"][:-2]), placed[1], part)


def _second(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "To the 9th": in the month of the day before it, or in the next one."""
    value, day = context.read_before(), int(match["day"][:-2])
    if value is None or match["of"]:
        return _day(match, context) if match["of"] or context.before.endswith(_UNTIL) else None
    found = calendar.interval(value)
    if found is None or found[0] != found[1]:
        return None if value else context.unknown()
    month = found[0].replace(day=1)
    there = calendar.moved(month, "M", 1) if day <= found[0].day else month
    if there is None:
        return None
    return _meant(f"{there:%Y-%m}", day, f"the next one after {value}", None)


def _meant(month: str, day: int, why: str, part: str | None) -> Meaning | None:
    if not calendar.is_day(int(month[:4]), int(month[5:]), day):
        return None
    value = f"{month}-{day:02}"
    return Meaning("TIME", f"{value}T{PARTS[part]}", why) if part else Meaning("DATE", value, why)


FAMILY = Family(
    "numbered days",
    word_set(_ORDINAL),
    (
        Rule(
            pattern(rf"(?<=on\s)(?:or about )?the {_DAY}(?:{_OF}|{_ON})"),
            _day,
            begins="the or",
        ),
        Rule(
            pattern(
                r"(?:the )?(?:early |late )?(?P<part>night|morning|afternoon|evening|early hours)"
                rf" of the {_DAY}(?:{_OF}|{_ON})"
            ),
            _day,
            "night morning afternoon evening hours",
            _ORDINAL,
            begins="the early late night morning afternoon evening",
        ),
        Rule(
            pattern(rf"(?:{_BEHIND[1:]})(?:the )?{_DAY}(?:{_OF}|{_CALM})"),
            _second,
            begins=f"the {COUNTS}",
        ),
        Rule(
            pattern(rf"(?:{_BESIDE[1:]})the {_DAY}(?:{_OF}|{_CALM})"),
            _day,
            begins="the",
        ),
        Rule(
            pattern(rf"(?:{_BESIDE[1:]}|(?<=between\s))the {_DAY}{_PAIR}"),
            _day,
            begins="the",
        ),
    ),
    "days of a month that is not named",
    "on the 10th",
)
