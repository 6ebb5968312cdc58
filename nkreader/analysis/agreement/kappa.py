"""Cohen's kappa for two coders (J. Cohen 1960, "A coefficient of agreement for nominal scales",
Educational and Psychological Measurement 20, 37-46): chance is that of each coder's own habits.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def kappa(table: Mapping[tuple[Value, Value], int]) -> float | None:
    """Cohen's kappa, unweighted; None where both gave every unit one and the same value.

    `table`: by (value of the first, value of the second) how many units.
    """
    first: Counter[Value] = Counter()
    second: Counter[Value] = Counter()
    same = units = 0
    for (one, other), count in table.items():
        first[one] += count
        second[other] += count
        units += count
        same += count if one == other else 0
    by_chance = sum(count * second[value] for value, count in first.items())
    # Whole numbers up to here: whether nothing could differ is asked exactly.
    if by_chance == units * units:
        return None
    return (units * same - by_chance) / (units * units - by_chance)
