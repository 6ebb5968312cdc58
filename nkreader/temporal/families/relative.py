"""Stretches beside a day: "last week", "this year", "the following day", "the end of the month".

"Last", "next", "this" count from the day of writing (or speaking); "that", "the same", "the
following" from what the text has named last.
"""

import re

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.families.counted import NAMES, year_before
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.words import EDGE, EDGES, edge_of, pattern, unit
from nkreader.text.word_set import word_set

_UNIT = r"(?P<unit>day|night|week|weekend|fortnight|month|quarter|year|decade|century)s?"
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
            return (
                None
                if there is None
                else Meaning(
                    "DATE",
                    calendar.of_day(there, word),
                    f"the {NAMES[word]} {how} {spoken}, spoken of before",
                    part,
                )
            )
        if which in _SAME:
            return None if context.day is not None else context.unknown()
    if context.day is None:
        return context.unknown()
    move = -1 if which in _BACK else 1 if which in _ON else 0
    there = calendar.moved(context.day, word, move)
    how = "of" if not move else "after" if move > 0 else "before"
    return (
        None
        if there is None
        else Meaning(
            "DATE", calendar.of_day(there, word), f"the {NAMES[word]} {how} {context.named}", part
        )
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
        "DATE", calendar.of_day(context.day, word), f"the {NAMES[word]} of {context.named}", part
    )


def _time_last(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "this time last year", "the same period last year", "the same week a year ago"."""
    if context.period is not None:
        return year_before(context)
    if context.day is None:
        return context.unknown()
    year = context.day.year - 1
    return Meaning("DATE", f"{year:04}", f"the year before {context.named}")


_W = "|".join(sorted(_BACK | _ON | _SAME | _PRESENT, key=len, reverse=True))
_WAKING = sorted({name.rpartition(" ")[2] for name in _BACK | _ON | _SAME | _PRESENT})
_FIRST = " ".join(sorted({name.partition(" ")[0] for name in _BACK | _ON | _SAME | _PRESENT}))
_OLD = (
    r"(?:last year|a year ago|a year earlier|the year before|the previous year|the prior year"
    r"|year-ago|year-earlier)"
)
FAMILY = Family(
    "relative",
    word_set(
        "second seconds minute minutes hour hours day days night nights week weeks weekend "
        "weekends fortnight month months quarter quarters year years decade decades century "
        "centuries generation period"
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
            begins="the a",
        ),
        Rule(
            pattern(r"(?:year-ago|year-earlier)(?! (?:period|quarter))"),
            _time_last,
            "ago earlier",
            begins="year",
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?P<which>{_W}) (?:(?:fiscal|calendar|school|academic|financial)"
                rf" )?{_UNIT[:-2]}(?!s|-)(?:'s)?"
            ),
            _which,
            " ".join(_WAKING),
            "day night week weekend fortnight month quarter year decade century",
            begins=f"{EDGES} {_FIRST}",
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?:the )(?:(?:full|whole|entire|fiscal|calendar|current|school|academic)"
                rf" )*(?P<unit>year|month|week|quarter|decade|century)(?!s|-"
                rf"| (?:end(?:ed|ing)|ago|earlier|before|\d{{4}}))"
            ),
            _the,
            "year month week quarter decade century",
            "the",
            begins=EDGES,
        ),
        Rule(
            pattern(r"(?:the )?(?P<unit>year|month|week)(?:'s[- ]|-| )end(?!ed)"),
            _the,
            "end",
            "year month week",
            begins="the year month week",
        ),
    ),
    "stretches beside a day",
    "last week",
)
