"""Krippendorff's alpha for nominal values (K. Krippendorff 2011, "Computing Krippendorff's
Alpha-Reliability", section C): any number of coders, with values missing. Chance is that of all
values put together, whoever gave them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def coincidences(units: Iterable[Sequence[Value | None]]) -> dict[tuple[Value, Value], float]:
    """How often one value stands beside another in the same unit, both ways round, so that every
    value counts once. `units`: what each coder said of one, None where a coder said nothing; what
    only one coder judged has no pair."""
    found: defaultdict[tuple[Value, Value], float] = defaultdict(float)
    for said in units:
        values = Counter(value for value in said if value is not None)
        coders = values.total()
        for one, times in values.items():
            for other, others in values.items():
                if pairs := times * (others - (one == other)):
                    found[one, other] += pairs / (coders - 1)
    return dict(found)


def of_two(table: Mapping[tuple[Value, Value], int]) -> dict[tuple[Value, Value], int]:
    """The same for two coders who judged every unit. `table`: by (value of the first, value of the
    second) how many units."""
    found: defaultdict[tuple[Value, Value], int] = defaultdict(int)
    for (one, other), count in table.items():
        found[one, other] += count
        found[other, one] += count
    return dict(found)


def alpha(coincidences: Mapping[tuple[Value, Value], float]) -> float | None:
    """Krippendorff's alpha from coincidences; None where fewer than two values occur in pairs."""
    sums: defaultdict[Value, float] = defaultdict(float)
    differing = 0.0
    for (one, other), count in coincidences.items():
        sums[one] += count
        differing += count if one != other else 0
    values = sum(sums.values())
    chance = values * values - sum(count * count for count in sums.values())
    if sum(count > 0 for count in sums.values()) < 2:
        return None
    return 1 - (values - 1) * differing / chance
