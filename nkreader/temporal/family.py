"""What a family of time expressions consists of."""

import re
from collections.abc import Callable
from typing import NamedTuple

from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning

Read = Callable[["re.Match[str]", Context], Meaning | None]
"""What a match means where it stands; None where it is no time expression there."""


class Rule(NamedTuple):
    """Words of one shape, and how they are read."""

    pattern: "re.Pattern[str]"
    read: Read


class Family(NamedTuple):
    """One family: it is asked about runs that hold one of its heads."""

    name: str
    heads: frozenset[str]
    rules: tuple[Rule, ...]
    about: str
    """What it is after."""
    example: str
    years: bool = False
    """Whether a year in figures ("1998") is a head of it."""
