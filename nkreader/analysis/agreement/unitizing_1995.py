"""Krippendorff's first alpha for unitizing, αU: K. Krippendorff 1995, "On the reliability of
unitizing continuous data", Sociological Methodology 25, 47-76, with the expected disagreement as it
stands in Krippendorff 2004, "Measuring the reliability of qualitative text analysis data", Quality
& Quantity 38, 787-800. It is what INCEpTION and DKPro Agreement give.

One value, two coders. Units that meet differ by the squares of how far their borders lie apart; a
unit that lies within a gap of the other differs by its length squared. `unitizing` has what its
author put in its place.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from nkreader.analysis.agreement.spans import Span


class Disagreement(NamedTuple):
    """Of one value in one continuum."""

    observed: float
    expected: float


def disagreement(one: Sequence[Span], other: Sequence[Span], length: int) -> Disagreement:
    """How two coders' units differ, and would by chance, in a continuum of `length` characters that
    begins at 0; those of one coder are in order and apart from each other."""
    own, theirs = list(_sections(one, length)), list(_sections(other, length))
    differing = first = second = 0
    while first < len(own) and second < len(theirs):
        differing += _difference(*own[first], *theirs[second])
        end, there = own[first][1], theirs[second][1]
        first += end <= there
        second += there <= end
    gaps = [end - start for start, end, unit in chain(own, theirs) if not unit]
    units = [end - start for start, end in chain(one, other)]
    observed = differing / length**2 if length else 0.0
    return Disagreement(observed, _expected(units, sorted(gaps), length))


def alpha_u(of_values: Iterable[Disagreement]) -> float | None:
    """αU of one value, or of several together; None where nobody marked anything."""
    every = list(of_values)
    expected = sum(one.expected for one in every)
    return 1 - sum(one.observed for one in every) / expected if expected > 0 else None


def _sections(units: Sequence[Span], length: int) -> Iterable[tuple[int, int, bool]]:
    """Units and the gaps between them, from end to end: (start, end, whether it is a unit)."""
    reached = 0
    for start, end in units:
        if reached < start:
            yield reached, start, False
        yield start, end, True
        reached = end
    if reached < length:
        yield reached, length, False


def _difference(start: int, end: int, unit: bool, from_: int, to: int, is_unit: bool) -> int:
    """How two sections that meet differ."""
    if unit and is_unit:
        return (start - from_) ** 2 + (end - to) ** 2
    if unit and from_ <= start and end <= to:
        return (end - start) ** 2
    if is_unit and start <= from_ and to <= end:
        return (to - from_) ** 2
    return 0


def _expected(units: Sequence[int], gaps: Sequence[int], length: int) -> float:
    """What all ways to put the units of both anywhere would differ by; lengths, gaps ascending."""
    sums = [0, *accumulate(gaps)]
    thirds = 0
    for unit in units:
        first = bisect_left(gaps, unit)
        room = sums[-1] - sums[first] - (len(gaps) - first) * (unit - 1)
        thirds += (len(units) - 1) * (2 * unit**3 - 3 * unit**2 + unit) + 3 * unit**2 * room
    ways = 2 * length * (2 * length - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 * thirds / (3 * length * ways) if ways else 0.0
