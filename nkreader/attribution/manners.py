"""How something was said: what the cue's verb adds to "said"."""

from typing import cast

from nkreader.attribution.lexicon import lines
from nkreader.attribution.values import Manner


def _manners() -> dict[str, Manner]:
    """By the base form of a verb."""
    out: dict[str, Manner] = {}
    for line in lines("manners"):
        manner, _, verbs = line.partition(":")
        out |= dict.fromkeys(verbs.split(), cast(Manner, manner))
    return out


MANNERS = _manners()
"""The manner of each verb that says more than "said"."""
