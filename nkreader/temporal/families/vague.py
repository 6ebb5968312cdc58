"""Times that have no place in a calendar: "now", "recently", "soon", "the near future".

The phrases are in `lists/present.txt`, `past.txt`, `future.txt`.
"""

import re

from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Read, Rule
from nkreader.temporal.lists import phrases
from nkreader.temporal.words import pattern

_WHEN = {
    "present": ("PRESENT_REF", "the time of writing"),
    "past": ("PAST_REF", "an uncounted time before"),
    "future": ("FUTURE_REF", "an uncounted time to come"),
}


def _meant(value: str, reason: str) -> Read:
    def read(match: "re.Match[str]", context: Context) -> Meaning | None:
        days = (context.day, context.day) if value == "PRESENT_REF" and context.day else None
        return Meaning("DATE", value, reason, days=days)

    return read


def _rule(name: str) -> Rule:
    words = "|".join(map(re.escape, phrases(name))).replace(r"\ ", " ").replace(r"\-", "-")
    return Rule(pattern(rf"(?:{words})(?!-| as\b)"), _meant(*_WHEN[name]))


FAMILY = Family(
    "vague",
    frozenset(word for name in _WHEN for phrase in phrases(name) for word in phrase.replace("-", " ").split())
    - frozenset("the at this by for in of to not too then that these right just very long back last".split()),
    tuple(_rule(name) for name in _WHEN),
    "times without a place in a calendar",
    "recently",
)  # fmt: skip
