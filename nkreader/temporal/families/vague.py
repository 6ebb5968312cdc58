"""Times that have no place in a calendar: "now", "recently", "soon", "the near future".

The phrases are in `lists/present.txt`, `past.txt`, `future.txt`.
"""

import re
from collections import Counter

from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Read, Rule
from nkreader.temporal.lists import phrases
from nkreader.temporal.words import pattern
from nkreader.text.word_set import word_set

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
    either = "|".join(map(re.escape, phrases(name))).replace(r"\ ", " ").replace(r"\-", "-")
    begins = " ".join({_words(phrase)[0] for phrase in phrases(name)})
    waking = " ".join({_head(phrase) for phrase in phrases(name)})
    return Rule(
        pattern(rf"(?:{either})(?!-| (?:as|before|after)\b)"),
        _meant(*_WHEN[name]),
        waking,
        begins=begins,
    )


def _head(phrase: str) -> str:
    """The word by which a phrase is known: one that is a phrase itself, else the commonest."""
    told = [word for word in _words(phrase) if word not in _SMALL]
    alone = [word for word in told if any(word in phrases(name) for name in _WHEN)]
    return alone[0] if alone else max(told, key=_ALL.__getitem__)


def _words(phrase: str) -> list[str]:
    words: list[str] = re.findall("[a-z]+", phrase)
    return words


def words() -> frozenset[str]:
    """Every word of the phrases, so that a run holds them whole."""
    return frozenset(_ALL)


_SMALL = word_set("the at this that of for by to in not too last")
_ALL = Counter(word for name in _WHEN for phrase in phrases(name) for word in _words(phrase))
"""How many phrases have a word."""

FAMILY = Family(
    "vague",
    frozenset(_head(phrase) for name in _WHEN for phrase in phrases(name)),
    tuple(_rule(name) for name in _WHEN),
    "times without a place in a calendar",
    "recently",
)
