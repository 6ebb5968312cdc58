"""Stretches counted from a day: "two years ago", "last week", "the following day", "a year earlier".

"Ago", "last", "next", "this" count from the day of writing (or speaking); "earlier", "later", "that",
"the same", "the following" from what the text has named last.
"""

import re

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.numbers import NUMBER, count
from nkreader.temporal.words import EDGE, duration, edge_of, pattern, unit

_ABOUT = r"(?:(?:about|almost|nearly|roughly|around|approximately|over|under|more than|less than|just over|just under|just|only|at least|some|barely|exactly) )?"
_UNIT = r"(?P<unit>day|night|week|weekend|fortnight|month|quarter|year|decade|century)s?"
_LONG = r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|centurie|century|generation)s?"
_BACK = frozenset(
    [
        "last",
        "previous",
        "the previous",
        "the prior",
        "prior",
        "the preceding",
        "this past",
        "the most recent",
    ]
)
_ON = frozenset(
    [
        "next",
        "the next",
        "coming",
        "the coming",
        "the following",
        "following",
        "this coming",
        "the upcoming",
    ]
)
_SAME = frozenset(["that", "the same", "that same", "the very same"])
_PRESENT = frozenset(["this", "this very", "the current", "current", "the present"])


def _ago(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "two years ago", "a week earlier", "three days later"."""
    number, word, way = count(match["count"]), unit(match["unit"]), match["way"]
    if number is None or word in ("SE",):
        return None
    if number == "X":
        return Meaning(
            "DATE",
            "PAST_REF" if way != "later" else "FUTURE_REF",
            "an uncounted time before" if way != "later" else "an uncounted time after",
        )
    if way == "ago" or way == "back":
        if word == "Y" and number == "1" and context.period is not None:
            return _year_before(context)
        base, named = context.day, context.named
    elif way == "from now" or way == "hence":
        base, named = context.day, context.named
    elif word == "Y" and number == "1" and context.period is not None and way == "earlier":
        return _year_before(context)
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


def _year_before(context: Context) -> Meaning:
    period = context.period or ""
    return Meaning(
        "DATE", f"{int(period[:4]) - 1:04}{period[4:]}", f"a year before {period}, spoken of before"
    )


def _moved(
    base: "object", named: str, number: str, word: str, sign: int, context: Context
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
    there = calendar.moved(day, "D" if word == "NI" else word, sign * int(number))  # type: ignore[arg-type]
    if there is None:
        return None
    value = calendar.of_day(there, "D" if word == "NI" else word)
    return Meaning(
        "DATE",
        value,
        f"{number} {_NAMES[word]}{'' if number == '1' else 's'} {'before' if sign < 0 else 'after'} {named}",
    )


_NAMES = {
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


def _which(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "last week", "this year", "the following day", "that month", "the end of this month"."""
    which, word = match["which"], unit(match["unit"])
    part = edge_of(match["edge"] or match["early"])
    spoken = (
        context.spoken_within("W" if word == "WE" else word) if word not in ("NI", "FN") else None
    )
    if word in ("NI", "FN"):
        return None
    if which in _SAME or which in (
        "the next",
        "the following",
        "following",
        "the previous",
        "the preceding",
        "the prior",
    ):
        found = calendar.interval(spoken) if spoken is not None else None
        if found is not None:
            move = 0 if which in _SAME else 1 if which.endswith(("following", "next")) else -1
            there = calendar.moved(found[0], word, move)
            how = "of" if not move else "after" if move > 0 else "before"
            return there and Meaning(
                "DATE",
                calendar.of_day(there, word),
                f"the {_NAMES[word]} {how} {spoken}, spoken of before",
                part,
            )
        if which in _SAME:
            return None if context.day is not None else context.unknown()
    if context.day is None:
        return context.unknown()
    move = -1 if which in _BACK else 1 if which in _ON else 0
    there = calendar.moved(context.day, word, move)
    how = "of" if not move else "after" if move > 0 else "before"
    return there and Meaning(
        "DATE", calendar.of_day(there, word), f"the {_NAMES[word]} {how} {context.named}", part
    )


def _the(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "the year", "the end of the month", "year end": the one of the day of writing."""
    word = unit(match["unit"])
    part = edge_of(match.groupdict().get("edge") or match.groupdict().get("early")) or (
        "late" if "end" in match[0] else ""
    )
    if context.day is None:
        return context.unknown()
    return Meaning(
        "DATE", calendar.of_day(context.day, word), f"the {_NAMES[word]} of {context.named}", part
    )


def _time_last(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "this time last year", "the same period last year", "the same week a year ago"."""
    if context.period is not None:
        return _year_before(context)
    if context.day is None:
        return context.unknown()
    year = context.day.year - 1
    return Meaning("DATE", f"{year:04}", f"the year before {context.named}")


def _long_ago(match: "re.Match[str]", context: Context) -> Meaning | None:
    return Meaning("DATE", "PAST_REF", "an uncounted time before")


def _beside(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "the day before", "the year after": beside what was named last."""
    if match["unit"] == "year" and context.period is not None and match["way"] != "after":
        return _year_before(context)
    word, sign = unit(match["unit"]), 1 if match["way"] == "after" else -1
    found = calendar.interval(context.spoken) if context.spoken is not None else None
    base, named = (
        (found[0], f"{context.spoken}, spoken of before") if found else (context.day, context.named)
    )
    return _moved(base, named, "1", word, sign, context)


_W = "|".join(sorted(_BACK | _ON | _SAME | _PRESENT, key=len, reverse=True))
_WAKING = sorted({name.rpartition(" ")[2] for name in _BACK | _ON | _SAME | _PRESENT})
_OLD = r"(?:last year|a year ago|a year earlier|the year before|the previous year|the prior year|year-ago|year-earlier)"
FAMILY = Family(
    "relative",
    frozenset(
        [
            "second",
            "seconds",
            "minute",
            "minutes",
            "hour",
            "hours",
            "day",
            "days",
            "night",
            "nights",
            "week",
            "weeks",
            "weekend",
            "weekends",
            "fortnight",
            "month",
            "months",
            "quarter",
            "quarters",
            "year",
            "years",
            "decade",
            "decades",
            "century",
            "centuries",
            "generation",
            "period",
        ]
    ),
    (
        Rule(
            pattern(
                rf"(?:the|a) (?:corresponding|same|comparable|similar|year-ago|year-earlier) "
                rf"(?:period|quarter|time|month|week|three months)(?: (?:of )?{_OLD}|, a year"
                rf" ago)"
            ),
            _time_last,
            "corresponding same comparable similar ago earlier",
        ),
        Rule(
            pattern(
                rf"{_ABOUT}(?P<count>{NUMBER})[- ]{_LONG}(?:'s)? (?P<way>ago|earlier|later|from"
                rf" now|hence)(?! than\b)"
            ),
            _ago,
            "ago earlier later hence now",
        ),
        Rule(
            pattern(
                rf"{_ABOUT}(?P<count>{NUMBER})[- ]{_LONG} (?P<way>before|previously|back)(?= ?"
                rf"(?:[.,;)]|$))"
            ),
            _ago,
            "before previously back",
        ),
        Rule(
            pattern(
                r"(?<!\d\s)(?:many |some |long )?(?:years|months|weeks|days|decades|centuries"
                r"|generations) (?:ago|earlier)"
            ),
            _long_ago,
            "ago earlier",
        ),
        Rule(
            pattern(r"(?:year-ago|year-earlier)(?! (?:period|quarter))"),
            _time_last,
            "ago earlier",
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?P<which>{_W}) (?:(?:fiscal|calendar|school|academic|financial)"
                rf" )?{_UNIT[:-2]}(?!s|-)(?:'s)?"
            ),
            _which,
            " ".join(_WAKING),
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?:the )(?:(?:full|whole|entire|fiscal|calendar|current|school|academic)"
                rf" )*(?P<unit>year|month|week|quarter|decade|century)(?!s|-| (?:ago|earlier"
                rf"|before|\d{{4}}))"
            ),
            _the,
            "the",
        ),
        Rule(pattern(r"(?:the )?(?P<unit>year|month|week)(?:'s[- ]|-| )end(?!ed)"), _the, "end"),
        Rule(
            pattern(
                r"(?:the )(?P<unit>day|night|week|month|year|weekend) (?P<way>before|after"
                r"|earlier)(?= ?(?:[.,;)]|and|when|in|at|$))"
            ),
            _beside,
            "before after earlier",
        ),
    ),
    "stretches counted from a day",
    "two years ago",
)
