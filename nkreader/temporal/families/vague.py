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
    waking = " ".join({_head(phrase) for phrase in phrases(name)})
    return Rule(pattern(rf"(?:{words})(?!-| (?:as|before|after)\b)"), _meant(*_WHEN[name]), waking)


def _head(phrase: str) -> str:
    """The word by which a phrase is known: one that is a phrase itself, else the longest."""
    words = re.findall("[a-z]+", phrase)
    alone: list[str] = [word for word in words if any(word in phrases(name) for name in _WHEN)]
    return alone[0] if alone else max(reversed(words), key=len)


FAMILY = Family(
    "vague",
    frozenset(_head(phrase) for name in _WHEN for phrase in phrases(name)),
    tuple(_rule(name) for name in _WHEN),
    "times without a place in a calendar",
    "recently",
)
