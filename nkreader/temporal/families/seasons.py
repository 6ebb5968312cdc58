"""Seasons: "last fall", "the summer of 1998", "early spring", "this winter"."""

import re

from nkreader.temporal.context import Context
from nkreader.temporal.expression import WRITTEN, Meaning
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.words import EDGE, EDGES, SEASONS, YEAR, edge_of, pattern

_SEASON = r"(?P<season>spring|summer|fall|autumn|winter)"
_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WHICH = (
    r"(?P<which>last|next|this|this past|this coming|past|previous|coming|that|the following|the"
    r" previous)"
)


def _season(match: "re.Match[str]", context: Context) -> Meaning | None:
    groups = match.groupdict()
    code = SEASONS[match["season"]]
    part = edge_of(groups.get("edge") or groups.get("early"))
    if groups.get("year"):
        return Meaning("DATE", f"{match['year']}-{code}", WRITTEN, part)
    which = groups.get("which") or ""
    if which == "that" and re.match(r" [a-z]", context.line[match.end() : match.end() + 2]):
        return None  # "prices that fall again"
    if which in ("that", "the following", "the previous"):
        if context.spoken is None or not context.spoken[:4].isdecimal():
            return None
        year = int(context.spoken[:4]) + (which == "the following") - (which == "the previous")
        return Meaning(
            "DATE", f"{year:04}-{code}", f"beside {context.spoken}, spoken of before", part
        )
    day = context.day
    if day is None:
        return context.unknown()
    year, begins = day.year, _BEGINS[code]
    if code == "WI" and day.month <= 2:
        year -= 1
    tense = context.tense
    if which in ("last", "past", "previous", "this past"):
        year -= (
            day.month < begins + (0 if which == "this past" else 3)
            if code != "WI"
            else day.month < 12
        )
        why = f"the last one before {context.named}"
    elif which in ("next", "coming", "this coming"):
        year = day.year + (day.month >= begins)
        why = f"the next one after {context.named}"
    elif not which and tense == "past" and day.month < begins:
        year -= code != "WI"
        why = f"the last one before {context.named}"
    elif not which and tense == "future" and day.month > begins + 2:
        year += 1
        why = f"the next one after {context.named}"
    else:
        why = f"of the year of {context.named}"
    return Meaning("DATE", f"{year:04}-{code}", why, part)


FAMILY = Family(
    "seasons",
    frozenset(SEASONS),
    (
        Rule(
            pattern(rf"{EDGE}?(?:the )?{_SEASON}(?: of|,)? (?P<year>{YEAR})"),
            _season,
            begins=f"{EDGES} {' '.join(SEASONS)}",
        ),
        Rule(
            pattern(rf"{EDGE}?{_WHICH} {_SEASON}(?! (?:of|from|into|short|apart|to the))"),
            _season,
            begins=f"{EDGES} next this past previous coming that",
        ),
        Rule(
            pattern(
                rf"(?:{EDGE}(?:the )?|the (?=(?:spring|summer|autumn|winter)\b)){_SEASON}(?! (?:of"
                rf"|from|into|short|olympics|games|palace))"
            ),
            _season,
            begins=EDGES,
        ),
        Rule(
            pattern(r"(?<=in\s)(?P<season>spring|summer|fall|autumn|winter)(?! (?:of|into|short))"),
            _season,
            begins=" ".join(SEASONS),
        ),
    ),
    "seasons",
    "the early summer",
)
