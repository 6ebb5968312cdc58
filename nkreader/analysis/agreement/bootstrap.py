"""Intervals by bootstrap over articles (B. Efron, R. Tibshirani 1993, "An Introduction to the
Bootstrap", chapters 8 and 13: clusters are drawn whole, the interval is that of percentiles).

Sentences of one article are not independent of each other, articles nearly are: so articles are
drawn, with replacement, as many as there are, and every figure is taken again from what was drawn.
"""

from collections.abc import Iterator, Sequence
from operator import mul
from random import Random

from nkreader.agreement import Interval

SAMPLES = 1_000
SEED = 2004
"""Fixed, so that the same codings always give the same interval."""
COVERS = 0.95
"""How much of what was drawn lies within an interval."""


def draws(articles: int, samples: int = SAMPLES) -> Iterator[list[int]]:
    """Samples, each as how often every article was drawn; always the same ones. None of fewer than
    two articles: nothing could vary."""
    chance = Random(SEED).random
    for _ in range(samples if articles > 1 else 0):
        times = [0] * articles
        for _ in range(articles):
            times[int(chance() * articles)] += 1
        yield times


def resampled(
    columns: Sequence[Sequence[int]], drawn: Sequence[Sequence[int]]
) -> Iterator[list[int]]:
    """The sums of columns, a number for each article, in every sample."""
    for times in drawn:
        yield [sum(map(mul, times, column)) for column in columns]


def interval(values: Sequence[float | None]) -> Interval | None:
    """Where a figure lies in 95 of 100 samples, from what it is in each. None where it is undefined
    in half of them or more: what is left would be no fair picture."""
    found = sorted(value for value in values if value is not None)
    if 2 * len(found) <= len(values):
        return None
    tail = (1 - COVERS) / 2
    return _quantile(found, tail), _quantile(found, 1 - tail)


def _quantile(found: Sequence[float], share: float) -> float:
    """Between the two that are nearest, in proportion."""
    place = share * (len(found) - 1)
    low = int(place)
    high = min(low + 1, len(found) - 1)
    return found[low] + (found[high] - found[low]) * (place - low)
