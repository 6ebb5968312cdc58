"""Lengths of time: "three weeks", "eight-year", "the past two months", "a couple of years",
"years".
"""

import re
from datetime import date

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.numbers import COUNTING, NUMBER, WORD, count
from nkreader.temporal.words import duration, pattern, unit
from nkreader.text.word_set import word_set

_UNIT = (
    r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade"
    r"|centurie|century|millennium)s?"
)
_ABOUT = (
    r"(?:(?:up to|more than|less than|fewer than|no more than|no less than|at least|at most"
    r"|about|almost|nearly|over|under|roughly"
    r"|around|approximately|just over|just under|as many as|as much as|as little as|only|well"
    r" over|just|another|an additional|an extra|some|barely"
    r"|a further|a total of|the full|a full|a whole|the whole|the entire|a mere|an entire) )?"
)
_ABOUTS = (
    "up more less fewer no at about almost nearly over under roughly around approximately just as "
    "only well another an some barely a the"
)
"""Words one of which that begins with."""
_NEAR = (
    r"(?P<which>(?:the |this |these |those |his |her |its |their |our )?(?:last|past|next"
    r"|first|coming|previous|final|preceding|latest|initial|following|subsequent"
    r"|prior|recent|early|early|intervening|closing|opening|current|ensuing)|the(?! \w+-)"
    r"|those|these)"
)
_NEARS = (
    "the this these those his her its their our last past next first coming previous final "
    "preceding latest initial following subsequent prior recent early intervening closing opening "
    "current ensuing"
)
"""Words one of which that begins with."""
_BACK = frozenset(["last", "past", "previous", "latest", "preceding", "prior", "recent"])
_ON = frozenset(["next", "coming", "following", "ensuing"])
_CALENDAR = {"D", "W", "M", "Q", "Y", "DE", "CE"}


def _length(match: "re.Match[str]", context: Context) -> Meaning | None:
    groups = match.groupdict()
    number, word = count(match["count"]), unit(match["unit"])
    if number is None:
        return None
    if (
        groups.get("or")
        and (second := count(match["or"])) is not None
        and second != "X"
        and number != "X"
    ):
        number = second if float(second) > float(number) else number
    if match["count"] == "some" and not match[0].endswith("s"):
        return None  # "some day"
    if word == "S" and number in ("1", "0.5") and not match["count"][:1].isdecimal():
        return None
    value = duration(number, "D" if word == "NI" else "WE" if word == "WE" else word)
    which = (groups.get("which") or "").rpartition(" ")[2]
    days = _around(which, number, word, context)
    reason = (
        f"the days {'before' if which in _BACK else 'after'} {context.named}"
        if days
        else "a length of time"
    )
    return Meaning("DURATION", value, reason, days=days)


def _around(which: str, number: str, word: str, context: Context) -> "tuple[date, date] | None":
    """The days of "the past two weeks" or "the next three months"."""
    if context.day is None or word not in _CALENDAR or not number.isdecimal():
        return None
    if which in _BACK and (first := calendar.moved(context.day, word, -int(number))):
        return first, context.day
    if which in _ON and (last := calendar.moved(context.day, word, int(number))):
        return context.day, last
    return None


def _uncounted(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "years", "recent weeks", "the past decade", "coming months"."""
    which, plural = match["which"] or "", match["plural"]
    word = unit(match["unit"])
    last = which.rpartition(" ")[2]
    if plural:
        if last in ("coming", "future", "upcoming") and word not in ("H", "MIN"):
            return Meaning("DATE", "FUTURE_REF", "an uncounted time to come")
        return Meaning(
            "DURATION", duration("X", "D" if word == "NI" else word), "a length of time, uncounted"
        )
    return Meaning(
        "DURATION", duration("1", word), "a length of time", days=_around(last, "1", word, context)
    )


def _age(match: "re.Match[str]", context: Context) -> Meaning | None:
    number = count(match["count"])
    if number is None:
        return None
    return Meaning(
        "DURATION", duration(number, unit(match["unit"])), "an age, or how long something has stood"
    )


def _half_hour(match: "re.Match[str]", context: Context) -> Meaning | None:
    return Meaning(
        "DURATION",
        {
            "hour": "PT30M",
            "century": "P50Y",
            "decade": "P5Y",
            "year": "P6M",
            "day": "PT12H",
            "month": "P15D",
        }[match["unit"]],
        "half of it",
    )


def _bare(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "another bad week": one of them, with words before it that are no count."""
    return Meaning("DURATION", duration("1", unit(match["unit"])), "a length of time")


_SINGULARS = (
    "second minute hour day night week weekend fortnight month quarter year decade century "
    "millennium"
)
_PLURALS = (
    "seconds minutes hours days nights weeks weekends fortnights months quarters years decades "
    "centuries"
)
_UNITS = f"{_SINGULARS} {_PLURALS}"
FAMILY = Family(
    "spans",
    word_set(f"{_UNITS} daylong weeklong monthlong yearlong hourlong decadelong"),
    (
        Rule(
            pattern(rf"{_ABOUT}(?P<count>{NUMBER})[- ]{_UNIT}[- ]olds?"),
            _age,
            "old olds",
            begins=f"{_ABOUTS} {COUNTING}",
        ),
        Rule(
            pattern(rf"(?P<count>{NUMBER})[- ]{_UNIT} of age"),
            _age,
            "age",
            begins=COUNTING,
        ),
        Rule(
            pattern(r"(?:a )?half[- ](?:an? |a-)?(?P<unit>hour|century|decade|year|day|month)"),
            _half_hour,
            "half",
            begins="a half",
        ),
        Rule(
            pattern(
                rf"(?!(?:about )?(?:one|two|three|1|2|3)[- ]quarters?\b)(?:{_NEAR} (?!over"
                rf"|only))?{_ABOUT}(?P<count>{NUMBER})"
                rf"(?:(?: or |-to-| to |-)(?P<or>{WORD}|\d{{1,4}}))?"
                rf"(?:[- ](?:more|full|whole|long|straight|consecutive|fiscal|calendar|working"
                rf"|business|solid|additional|extra|successive|difficult))*[- ]{_UNIT}(?: (?:or so"
                rf"|or more|or two|or less))?(?:-long|(?= or\b)| period|-period)?"
            ),
            _length,
            _UNITS,
            COUNTING,
            begins=f"{_ABOUTS} {_NEARS} {COUNTING}",
        ),
        Rule(
            pattern(
                rf"(?P<which>(?:the |these |those |his |her |its |their )?(?:last|past|next|recent"
                rf"|coming|previous|final|early|later|upcoming|future|intervening|subsequent"
                rf"|preceding)(?: few)?|the|those|these|many|in) {_UNIT[:-2]}(?P<plural>s)"
            ),
            _uncounted,
            _PLURALS,
            "last past next recent coming previous final early later upcoming future intervening "
            "subsequent preceding the those these many in",
            begins=f"{_NEARS} late later upcoming future many in",
        ),
        Rule(
            pattern(
                r"(?P<which>(?:the |this )(?:last|past|next|coming|previous|preceding)) "
                r"(?P<unit>decade|century|year|month|week|day|hour|minute)(?P<plural>)"
            ),
            _uncounted,
            "decade century year month week day hour minute",
            "last past next coming previous preceding",
            begins="the this",
        ),
        Rule(
            pattern(r"(?:a )?(?P<unit>day|week|month|year|hour|decade|century)-?long"),
            _bare,
            "long daylong weeklong monthlong yearlong hourlong decadelong",
        ),
        Rule(
            pattern(
                r"(?P<which>)(?P<unit>day|week|month|year|decade|hour|minute|centurie)"
                r"(?P<plural>s)"
            ),
            _uncounted,
            _PLURALS,
            begins=_PLURALS,
        ),
        Rule(
            pattern(r"the (?P<unit>year|month)(?= end(?:ed|ing)\b)"),
            _bare,
            "ended ending",
            begins="the",
        ),
        Rule(
            pattern(r"(?:whole |entire |full )(?P<unit>week|month|year|decade)"),
            _bare,
            "whole entire full",
            begins="whole entire full",
        ),
    ),
    "lengths of time",
    "the past two months",
)
