"""Quarters and halves of a year: "third-quarter", "the first half of 1990", "the latest period".

A text about figures names its quarter once and then says "the quarter", "a year earlier": what
was named last is what is meant.
"""

import re
from datetime import date

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import WRITTEN, Meaning
from nkreader.temporal.family import COUNTS, Family, Rule
from nkreader.temporal.words import MONTH, YEAR, pattern

_PLACES = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
}
_WHICH = r"(?P<place>first|second|third|fourth|1st|2nd|3rd|4th|final)"
_REL = (
    r"(?P<rel>this year|last year|next year|a year ago|a year earlier|the year before|the prior"
    r" year|the previous year|that year|the year)"
)
_BEFORE = (
    rf"(?:(?P<old>year-ago|year-earlier|prior-year|previous-year)[- ]|(?P<whose>last|next|this"
    rf"|that|the previous|the prior) year's |(?P<year>{YEAR})(?:'s)?[- ])?"
)
_AFTER = (
    rf"(?:,? (?:of |in )?(?:fiscal )?(?:year )?(?P<after>{YEAR})| (?:of |in )?(?:the )?{_REL})?"
)
_END = r"(?:(?:the )?(?:end|beginning|start|close|middle|early part) of )?"
_NO_YEAR = (
    rf"of (?:the |this |last |next )?(?:century|decade|game|match|season|month|week|day|{MONTH})"
)
"""What else may have halves."""
_OLD = frozenset(
    [
        "a year ago",
        "a year earlier",
        "the year before",
        "last year",
        "the prior year",
        "the previous year",
    ]
)
_FORMER = frozenset(["last", "the previous", "the prior"])


def _year(
    match: "re.Match[str]", context: Context, number: int, length: int
) -> tuple[int, str] | None:
    """The year of a quarter or half, and why."""
    groups = match.groupdict()
    if written := groups.get("year") or groups.get("after"):
        return int(written), WRITTEN
    day = context.day
    period = context.period
    if groups.get("old") and period is not None:
        return int(period[:4]) - 1, f"a year before {period}, spoken of before"
    if day is None:
        return None
    rel = groups.get("rel") or (f"{groups['whose']} year" if groups.get("whose") else "")
    if (
        groups.get("old")
        or rel in _OLD
        or rel in ("last year", "the prior year", "the previous year")
    ):
        return day.year - 1, f"of the year before {context.named}"
    if rel == "next year":
        return day.year + 1, f"of the year after {context.named}"
    if rel:
        return day.year, f"of the year of {context.named}"
    first = date(day.year, (number - 1) * length + 1, 1)
    tense = context.tense
    if first > day and (tense != "future" or (first - day).days > 200) and tense is not None:
        return day.year - 1, f"the last one before {context.named}"
    if (day - first).days > 31 * length and tense == "future" and (day - first).days > 200:
        return day.year + 1, f"the next one after {context.named}"
    return day.year, f"of the year of {context.named}"


def _quarter(match: "re.Match[str]", context: Context) -> Meaning | None:
    number = _PLACES[match["place"]]
    found = _year(match, context, number, 3)
    if found is None:
        return context.unknown()
    return _named(f"{found[0]:04}-Q{number}", found[1], match, context)


def _named(value: str, why: str, match: "re.Match[str]", context: Context) -> Meaning:
    """A quarter or half that the text names: what it says next may be counted from it."""
    groups = match.groupdict()
    if (
        not groups.get("old")
        and groups.get("rel") not in _OLD
        and groups.get("whose") not in _FORMER
    ):
        context.name_period(value)
    return Meaning("DATE", value, why)


def _half(match: "re.Match[str]", context: Context) -> Meaning | None:
    number = _PLACES[match["place"]]
    if number > 2:
        number = 2
    found = _year(match, context, number, 6)
    if found is None:
        return context.unknown()
    return _named(f"{found[0]:04}-H{number}", found[1], match, context)


def _short(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "Q3 2020", "H1 of 2021", "3Q"."""
    kind, number = match["kind"].upper(), int(match["number"])
    if kind == "H" and number > 2:
        return None
    found = _year(match, context, number, 3 if kind == "Q" else 6)
    if found is None:
        return context.unknown()
    return _named(f"{found[0]:04}-{kind}{number}", found[1], match, context)


def _period(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "the quarter", "the latest period", "the year-ago quarter", "this quarter"."""
    which, noun, groups = match["which"], match["noun"], match.groupdict()
    old = which in ("year-ago", "year-earlier", "prior-year", "previous-year") or bool(
        groups.get("rel")
    )
    old = old or which == "last year's"
    if noun == "period" and not old and context.period is None and which not in ("latest",):
        return None
    if (
        context.period is not None
        and "-" in context.period
        and which not in ("current", "next", "coming", "previous", "prior", "following")
    ):
        value, why = context.period, f"{context.period}, spoken of before"
    elif context.day is None:
        return context.unknown()
    else:
        latest = (
            which in ("latest", "last", "previous", "just-ended", "recent", "most recent", "past")
            or old
        )
        moved = calendar.moved(
            context.day, "Q", -1 if latest else 1 if which in ("next", "coming") else 0
        )
        if moved is None:
            return None
        value, why = calendar.of_day(moved, "Q"), f"counted from {context.named}"
        if which == "latest":
            context.name_period(value)
    if noun == "period" and old and context.period is None:
        return Meaning("DATE", f"{int(value[:4]) - 1:04}", f"the year before {context.named}")
    if old:
        value, why = f"{int(value[:4]) - 1:04}{value[4:]}", f"a year before {value}"
    return Meaning("DATE", value, why)


def _of_year(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "the 1988 period", "the 1988 quarter"."""
    year = match["year"]
    if match["noun"] == "quarter" and context.period is not None:
        return Meaning("DATE", year + context.period[4:], f"the same quarter as {context.period}")
    return Meaning("DATE", year, WRITTEN)


def _quarters(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "the first two quarters of 1990"."""
    found = _year(match, context, 1, 6)
    if found is None:
        return context.unknown()
    return Meaning("DATE", f"{found[0]:04}-H{1 if match['place'] == 'first' else 2}", found[1])


_KINDS = (
    r"latest|year-ago|year-earlier|prior-year|previous-year|most recent|recent|current"
    r"|just-ended|next|coming|previous|last|past|prior|same|corresponding|comparable|similar"
    r"|this|following"
)
FAMILY = Family(
    "quarters",
    frozenset(["quarter", "quarters", "period", "half", "q", "h"]),
    (
        Rule(
            pattern(rf"(?:the )?(?P<place>first|last) two (?:fiscal )?quarters{_AFTER}"),
            _quarters,
            "quarters",
            begins="the first last",
        ),
        Rule(
            pattern(
                rf"{_END}(?:the (?!\w+-quarter))?{_BEFORE}(?:fiscal[- ])?(?:year )?{_WHICH}(?:"
                rf" fiscal)?[- ]quarter(?! (?:century|mile|moon|point)){_AFTER}"
            ),
            _quarter,
            "quarter",
        ),
        Rule(
            pattern(
                rf"{_END}(?:the )?{_BEFORE}{_WHICH}[- ]half(?! (?:hour|dozen|million|billion|mile"
                rf"|minute|inning|time|{_NO_YEAR})){_AFTER}"
            ),
            _half,
            "half",
        ),
        Rule(
            pattern(rf"(?P<kind>[qh])(?P<number>[1-4]){_AFTER}"),
            _short,
            "q h",
            begins="q h",
        ),
        Rule(
            pattern(rf"(?P<number>[1-4])(?P<kind>[qh]){_AFTER}"),
            _short,
            "q h",
            begins=COUNTS,
        ),
        Rule(
            pattern(rf"(?:the )?(?P<year>{YEAR}) (?P<noun>period|quarter)"),
            _of_year,
            "period quarter",
            begins=f"the {COUNTS}",
        ),
        Rule(
            pattern(
                rf"(?:the )?(?P<which>{_KINDS})(?: fiscal)?[- ](?P<noun>quarter|period)(?!s"
                rf"|-century| of\b)(?: {_REL})?"
            ),
            _period,
            "period quarter",
        ),
        Rule(
            pattern(rf"(?P<which>the|last year's) (?P<noun>quarter)(?!-|s)(?: {_REL})?"),
            _period,
            "quarter",
            begins="the last",
        ),
    ),
    "quarters and halves of a year",
    "the third quarter of 1990",
)
