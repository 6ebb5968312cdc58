"""Percent agreement: how many units two coders judged alike. It says nothing of chance."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def percent(table: Mapping[tuple[Value, Value], int]) -> float | None:
    """The share, 0 to 100, of units that two coders gave the same value; None without units.

    `table`: by (value of the first, value of the second) how many units.
    """
    units = sum(table.values())
    same = sum(count for (one, other), count in table.items() if one == other)
    return 100 * same / units if units else None
