"""What a time expression is, once it has been read: where it stands, what it means, and why."""

from datetime import date
from typing import Literal, NamedTuple

WRITTEN = "written out"
"""The reason of a date that needs no other: its year stands there."""

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Meaning(NamedTuple):
    """What some words mean, in ISO-TimeML's notation."""

    type: TimeType
    value: str | None
    """None where it needs a day that is not known."""
    reason: str
    """How it was reckoned, in words for a reader."""
    part: str = ""
    """`early`, `mid` or `late` where only that third of the value is meant, `first half` …"""
    days: tuple[date, date] | None = None
    """The first and last day, where the value alone does not say them."""


class TimeExpression(NamedTuple):
    """A time expression in a text, as `[start, end)` in code points."""

    start: int
    end: int
    type: TimeType
    value: str | None
    """`2020-10-26`, `2020-W43`, `P3D`, `PRESENT_REF` …; None where it cannot be known."""
    first: date | None
    """The first day of what is meant, for a timeline; None where it names none."""
    last: date | None
    """The last day."""
    reason: str
    in_quotation: bool
    """Whether it stands between quotation marks: then it is reckoned from the speaker's day."""
