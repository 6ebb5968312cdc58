"""What a time expression is, once it has been read: where it stands, what it means, and why."""

from datetime import date
from typing import NamedTuple

from nkreader.time_expression import TimeExpression, TimeType

__all__ = ["WRITTEN", "Meaning", "TimeExpression", "TimeType"]

WRITTEN = "written out"
"""The reason of a date that needs no other: its year stands there."""


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
