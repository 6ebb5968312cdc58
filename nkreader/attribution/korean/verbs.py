"""The verbs that report in Korean, in the forms they have in reports, from `lists/korean/`."""

import re
from functools import cache
from typing import NamedTuple, cast

from nkreader.attribution.lexicon import lines
from nkreader.attribution.values import Manner

KOREAN = "korean"
_PAST = {
    "하": ("했", "하였"), "히": ("혔",), "이": ("였",), "리": ("렸",), "오": ("왔",), "지": ("졌",),
    "되": ("됐", "되였", "되었"),
}  # fmt: skip
_PRESENT = {"하": "한", "히": "힌", "이": "인", "리": "린", "오": "온", "지": "진", "되": "된"}
_ENDS = "(?:다고|다며|다면서|다는|다|습니다|으며|으나|지만|는데|고)"
_GOING_ON = "(?:며|면서)"


class Verb(NamedTuple):
    """One form of a verb up to its ending."""

    base: str
    is_hearsay: bool
    is_bare: bool
    """Whether it reports only right behind 고."""


@cache
def forms() -> dict[str, Verb]:
    """Every form the lists give, without its ending."""
    out: dict[str, Verb] = {}
    for name in ("bare", "hearsay", "say"):
        for line in words_of(name):
            base, *given = line.split()
            verb = Verb(base, name == "hearsay" or base == "한", name != "say")
            stems = given or [*_PAST[base[-1]]]
            present = [] if given else [base[:-1] + _PRESENT[base[-1]]]
            made = given or [base[:-1] + end for end in stems]
            out |= dict.fromkeys((*made, *present), verb)
    return out


def words_of(name: str) -> list[str]:
    """The lines of a Korean list, without remarks."""
    return lines(f"{KOREAN}/{name}")


@cache
def pattern() -> "re.Pattern[str]":
    """Any such verb with its ending; the first group is the form."""
    every = "|".join(sorted(forms(), key=len, reverse=True))
    going = "|".join(sorted({verb.base for verb in forms().values()}, key=len, reverse=True))
    first = "".join(sorted({form[0] for form in (*forms(), *going.split("|"))}))
    return re.compile(
        rf"(?<![가-힣])(?=[{first}])(?:({every}){_ENDS}|({going}){_GOING_ON})(?![가-힣])"
    )


@cache
def _manners() -> dict[str, Manner]:
    out: dict[str, Manner] = {}
    for line in words_of("manners"):
        manner, _, verbs = line.partition(":")
        out |= dict.fromkeys(verbs.split(), cast(Manner, manner))
    return out


def manner_of(base: str) -> Manner:
    """The manner of a verb, "said" for every other one."""
    return _manners().get(base, "said")


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a Korean list."""
    return frozenset(word for line in words_of(name) for word in line.split())
