"""How something was said: what the cue's verb adds to "said"."""

from functools import cache
from typing import cast

from nkreader.attribution.lexicon import lines
from nkreader.attribution.values import Manner


@cache
def _manners() -> dict[str, Manner]:
    """By the base form of a verb."""
    out: dict[str, Manner] = {}
    for line in lines("manners"):
        manner, _, verbs = line.partition(":")
        out |= dict.fromkeys(verbs.split(), cast(Manner, manner))
    return out


def manner_of(base: str) -> Manner:
    """The manner of a verb, "said" for every other one."""
    return _manners().get(base, "said")
