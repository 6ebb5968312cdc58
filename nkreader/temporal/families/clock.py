"""Times of the clock: "11:40 a.m.", "0830 GMT", "10 p.m. Wednesday", "5 o'clock"."""

import re

from nkreader.temporal import calendar
from nkreader.temporal.choosing import year_of
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.families.weekdays import placed
from nkreader.temporal.family import COUNTS, Family, Rule
from nkreader.temporal.numbers import SMALL, WORD, count
from nkreader.temporal.words import DAY, MONTH, WEEKDAYS, YEAR, month_number, pattern
from nkreader.text.word_set import word_set

_ZONE = (
    r"(?: (?:gmt|utc|kst|est|edt|cst|cdt|mst|mdt|pst|pdt|et|pt|local time|pyongyang time|seoul"
    r" time|eastern time|eastern|pacific time|in the (?:morning|afternoon|evening)|at night))?"
)
_ON = (
    rf"(?:,? (?:on )?(?:(?P<day>(?:(?:last|next|this) )?(?:{'|'.join(WEEKDAYS)}))|"
    rf"(?P<near>today|yesterday|tomorrow))(?:,? (?:{MONTH}) (?:{DAY}))?"
    rf"|,? (?:on )?(?P<month>{MONTH}) (?P<date>{DAY})(?:,? (?P<year>{YEAR}))?)?"
)
_HALF = r"(?P<half>a\.?m|p\.?m)\b\.?"
_FIGURES = r"(?P<hour>[01]?\d|2[0-4])"
_WORDS = " ".join(SMALL)
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _where(match: "re.Match[str]", context: Context) -> tuple[str, str] | None:
    """The day of a time, and why."""
    if match["day"]:
        which, _, name = match["day"].rpartition(" ")
        found = placed(name, which, context)
        return found and (found[0].isoformat(), found[1])
    if match["month"]:
        month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["date"]))
        chosen = (int(match["year"]), "") if match["year"] else year_of(context, month, day)
        if chosen is None or not calendar.is_day(year := chosen[0], month, day):
            return None
        return f"{year:04}-{month:02}-{day:02}", "the date beside it"
    if match["near"] and context.day:
        moved = calendar.moved(context.day, "D", _NEAR[match["near"]])
        return (
            None if moved is None else (moved.isoformat(), f"{match['near']}, from {context.named}")
        )
    spoken, (start, _) = context.spoken, context.sentence
    if spoken and context.spoken_at >= start and re.match(r"\d{4}-\d\d-\d\d", spoken):
        return spoken[:10], f"of {spoken[:10]}, which the sentence speaks of"
    return (context.day.isoformat(), f"of {context.named}") if context.day else None


def _time(match: "re.Match[str]", context: Context) -> Meaning | None:
    groups = match.groupdict()
    said = match["hour"]
    hour = int(count(said) or 99)
    minute = int(groups.get("minute") or 0)
    half = (groups.get("half") or "").replace(".", "")
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif not half and re.search(r"in the (afternoon|evening)|at night", match[0]) and hour < 12:
        hour += 12
    where = _where(match, context)
    if where is None:
        return context.unknown("TIME")
    return Meaning("TIME", f"{where[0]}T{hour:02}:{minute:02}", where[1])


def _noon(match: "re.Match[str]", context: Context) -> Meaning | None:
    where = _where(match, context)
    if where is None:
        return context.unknown("TIME")
    clock = {"noon": "12:00", "midday": "MI", "midnight": "24:00"}[match["word"]]
    return Meaning("TIME", f"{where[0]}T{clock}", where[1])


FAMILY = Family(
    "clock",
    word_set("am pm m gmt utc kst est edt pst local noon midnight clock midday"),
    (
        Rule(
            pattern(rf"{_FIGURES}(?:[:.](?P<minute>[0-5]\d))? ?{_HALF}{_ZONE}{_ON}"),
            _time,
            "m am pm",
            begins=COUNTS,
        ),
        Rule(
            pattern(rf"(?P<hour>{WORD}) {_HALF}{_ZONE}{_ON}"),
            _time,
            "m am pm",
            begins=_WORDS,
        ),
        Rule(
            pattern(
                rf"(?P<hour>[01]\d|2[0-4])[:.]?(?P<minute>[0-5]\d) ?(?:hours )?(?:gmt|utc|kst"
                rf"|local time|est|edt|pst){_ON}"
            ),
            _time,
            "gmt utc kst local est edt pst",
            begins=COUNTS,
        ),
        Rule(
            pattern(rf"(?P<hour>\d{{1,2}}|{WORD}) o'clock{_ZONE}{_ON}"),
            _time,
            "clock",
            begins=f"{_WORDS} {COUNTS}",
        ),
        Rule(
            pattern(
                rf"{_FIGURES}(?:[:.](?P<minute>[0-5]\d)) (?:in the (?:morning|afternoon|evening)"
                rf"|at night){_ON}"
            ),
            _time,
            "morning afternoon evening night",
            begins=COUNTS,
        ),
        Rule(
            pattern(rf"(?P<word>noon|midnight|midday){_ZONE}{_ON}"),
            _noon,
            "noon midnight midday",
            begins="noon midnight midday",
        ),
    ),
    "times of the clock",
    "10 p.m. Wednesday",
)
