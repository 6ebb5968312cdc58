"""What is counted off from a day: "two years ago", "a year earlier", "three days later".

"Ago" counts from the day of writing (or speaking), "earlier" and "later" from what the text named
last; figures are compared with the same quarter of another year.
"""

import re
from datetime import date

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.numbers import COUNTING, NUMBER, count
from nkreader.temporal.words import duration, pattern, unit
from nkreader.text.word_set import word_set

_ABOUT = (
    r"(?:(?:about|almost|nearly|roughly|around|approximately|over|under|more than|less than|just"
    r" over|just under|just|only|at least|some|barely|exactly) )?"
)
_ABOUTS = (
    "about almost nearly roughly around approximately over under more less just only at some barely"
    " exactly"
)
"""Words one of which that begins with."""
_LONG = (
    r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade"
    r"|centurie|century)s?"
)
NAMES = {
    "D": "day",
    "NI": "night",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
"""What a unit is called in a reason."""


def _ago(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "two years ago", "a week earlier", "three days later"."""
    number, word, way = count(match["count"]), unit(match["unit"]), match["way"]
    if number is None:
        return None
    if number == "X":
        return Meaning(
            "DATE",
            "PAST_REF" if way != "later" else "FUTURE_REF",
            "an uncounted time before" if way != "later" else "an uncounted time after",
        )
    if word == "Y" and number == "1" and way in ("ago", "earlier"):
        compared = _compared(context)
        if compared is not None:
            return compared
    if way in ("ago", "back", "from now", "hence"):
        base, named = context.day, context.named
    else:
        found = calendar.interval(context.spoken) if context.spoken is not None else None
        base, named = (
            (found[0], f"{context.spoken}, spoken of before")
            if found
            else (context.day, context.named)
        )
    return _moved(
        base,
        named,
        number,
        word,
        -1 if way in ("ago", "earlier", "before", "back", "previously", "prior") else 1,
        context,
    )


def year_before(context: Context) -> Meaning:
    """ "A year ago" beside figures: the same quarter of the year before."""
    return _shifted(context.period or "")


def _shifted(value: str) -> Meaning:
    reason = f"a year before {value}, spoken of before"
    return Meaning("DATE", f"{int(value[:4]) - 1:04}{value[4:]}", reason)


def _compared(context: Context) -> Meaning | None:
    """ "A year ago" beside what the sentence speaks of: a month, else a quarter of figures."""
    spoken, (start, _) = context.spoken, context.sentence
    if (
        spoken
        and context.spoken_at >= start
        and calendar.unit_of(spoken) == "M"
        and len(spoken) == 7
    ):
        return _shifted(spoken)
    return year_before(context) if context.period is not None else None


def _moved(
    base: date | None, named: str, number: str, word: str, sign: int, context: Context
) -> Meaning | None:
    if word in ("H", "MIN", "S"):
        return Meaning(
            "DURATION",
            duration(number, word),
            f"{'before' if sign < 0 else 'after'} an hour that is not said",
        )
    day = context.day if base is None else base
    if day is None:
        return context.unknown()
    if "." in number:
        if word not in ("Y", "DE", "CE"):
            return None
        years = float(number) * {"Y": 1, "DE": 10, "CE": 100}[word]
        word, number = ("M", str(int(years * 12))) if word == "Y" else ("Y", str(int(years)))
    if word == "FN":
        word, number = "W", str(2 * int(number))
    there = calendar.moved(day, "D" if word == "NI" else word, sign * int(number))
    if there is None:
        return None
    plural = "" if number == "1" else "s"
    value = calendar.of_day(there, "D" if word == "NI" else word)
    return Meaning(
        "DATE",
        value,
        f"{number} {NAMES[word]}{plural} {'before' if sign < 0 else 'after'} {named}",
    )


def _long_ago(match: "re.Match[str]", context: Context) -> Meaning | None:
    return Meaning("DATE", "PAST_REF", "an uncounted time before")


def _beside(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "the day before", "the year after": beside what was named last."""
    if match["unit"] == "year" and context.period is not None and match["way"] != "after":
        return year_before(context)
    word, sign = unit(match["unit"]), 1 if match["way"] == "after" else -1
    found = calendar.interval(context.spoken) if context.spoken is not None else None
    base, named = (
        (found[0], f"{context.spoken}, spoken of before") if found else (context.day, context.named)
    )
    return _moved(base, named, "1", word, sign, context)


FAMILY = Family(
    "counted",
    word_set(
        "second seconds minute minutes hour hours day days night nights week weeks weekend "
        "weekends fortnight month months quarter quarters year years decade decades century "
        "centuries generations"
    ),
    (
        Rule(
            pattern(
                rf"{_ABOUT}(?P<count>{NUMBER})[- ]{_LONG}(?:'s)? (?P<way>ago|earlier|later|from"
                rf" now|hence)(?! than\b)"
            ),
            _ago,
            "ago earlier later hence now",
            COUNTING,
            begins=f"{_ABOUTS} {COUNTING}",
        ),
        Rule(
            pattern(
                rf"{_ABOUT}(?P<count>{NUMBER})[- ]{_LONG} (?P<way>before|previously|back)(?= ?"
                rf"(?:[.,;)]|$))"
            ),
            _ago,
            "before previously back",
            COUNTING,
            begins=f"{_ABOUTS} {COUNTING}",
        ),
        Rule(
            pattern(
                r"(?<!\d\s)(?:many |some |long )?(?:years|months|weeks|days|decades|centuries"
                r"|generations) (?:ago|earlier)"
            ),
            _long_ago,
            "ago earlier",
            "years months weeks days decades centuries generations",
            begins="many some long years months weeks days decades centuries generations",
        ),
        Rule(
            pattern(
                r"(?:the )(?P<unit>day|night|week|month|year|weekend) (?P<way>before|after"
                r"|earlier)(?= ?(?:[.,;)]|and|when|in|at|$))"
            ),
            _beside,
            "before after earlier",
            "the",
            begins="the",
        ),
    ),
    "what is counted off from a day",
    "two years ago",
)
