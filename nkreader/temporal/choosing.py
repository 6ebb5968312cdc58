"""Which year a day or month without one means.

The sentence's other date says it, else the tense and how near the months lie.
"""

import re
from datetime import date
from functools import lru_cache
from math import inf

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.tense import Tense
from nkreader.temporal.words import DAY, MONTH, YEAR

_SPREAD = {"D": 6, "M": 8}
"""How much farther a date may lie on the wrong side of the tense."""
_REMEMBERED = 4096
"""Choices that are kept: a text speaks of the same months again and again."""
_AHEAD = re.compile(
    rf"(?:-| ?(?:to|and|through|until|or) (?:{MONTH} ?)?)(?:{DAY})?(?:,? {MONTH})?,? "
    rf"(?P<year>{YEAR})\b"
)


def year_of(context: Context, month: int, day: int | None) -> tuple[int, str] | None:
    """The year that a date without one means, and why."""
    ahead = _AHEAD.match(context.line, context.end)
    if ahead is not None:
        return int(ahead["year"]), "the year that the sentence goes on to name"
    start, _ = context.sentence
    spoken = context.spoken
    if spoken and context.spoken_at >= start and context.year_written and len(spoken) >= 7:
        return int(spoken[:4]), f"the year of {spoken}, which the sentence speaks of"
    anchor = context.day
    if anchor is None:
        return None
    chosen = _nearest(anchor, month, day, context.tense, context.is_over)
    return chosen and (chosen[0], f"the one {chosen[1]} {context.named}")


@lru_cache(_REMEMBERED)
def _nearest(
    anchor: date, month: int, day: int | None, tense: Tense | None, is_over: bool
) -> tuple[int, str] | None:
    """The year in which a month or day lies nearest, or on the side of the tense, and which."""
    spread = inf if is_over else _SPREAD["D" if day else "M"]
    best: tuple[float, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if not calendar.is_day(year, month, day or 1):
            continue
        there = date(year, month, day or 1)
        if day is None and (there.year, there.month) == (anchor.year, anchor.month):
            away = 0
        else:
            away = (there - anchor).days
        wrong = (tense == "past" and away > 0) or (tense == "future" and away < 0)
        far = abs(away) * (spread if wrong else 1.0)
        if best is None or far < best[0]:
            best = far, year
    if best is None:
        return None
    if best[1] < anchor.year:
        return best[1], "last before"
    return best[1], "next after" if best[1] > anchor.year else "nearest to"
