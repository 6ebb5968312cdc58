"""What a family of time expressions consists of."""

import re
from collections.abc import Callable
from typing import NamedTuple

from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning

FIGURES = "0"
"""What stands for figures that may be a date, among the words a rule needs."""
COUNTS = "1"
"""What stands for any figures there."""

Read = Callable[["re.Match[str]", Context], Meaning | None]
"""What a match means where it stands; None where it is no time expression there."""


class Rule(NamedTuple):
    """Words of one shape, and how they are read."""

    pattern: str
    """As a regular expression; compiled when a run first needs it."""
    read: Read
    needs: str = ""
    """Words one of which every match has, where the heads of the family are too many: a rule is not
    tried on a run without any."""
    also: str = ""
    """Words one of which every match has besides; `COUNTS` is for figures, a sign for itself."""
    begins: str = ""
    """Words one of which every match begins with, `COUNTS` for figures: a rule is not tried at
    others. It is tried at every word where this is empty."""


class Family(NamedTuple):
    """One family: it is asked about runs that hold one of its heads."""

    name: str
    heads: frozenset[str]
    rules: tuple[Rule, ...]
    about: str
    """What it is after."""
    example: str
    figures: bool = False
    """Whether figures are a head of it: "1998", "10/26", "'70s"."""
