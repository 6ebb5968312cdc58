"""Paragraphs of two texts that say the same, in two languages: which belongs to which.

After Gale and Church: the order is kept, and what belongs together is about as long, by the lengths
of both texts; here figures and names that stand in both count too. A paragraph that has no other is
told its place between its neighbours, with doubt.
"""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import NamedTuple

_BAND = 60
"""How far from the diagonal a paragraph is looked for, in paragraphs."""
_SKIP = 2.4
"""What it costs to leave a paragraph alone."""
_JOIN = 0.8
"""What it costs to let two paragraphs be one."""
_STRANGE = 2.2
"""What it costs that no sign is in both."""
_MOST_UNLIKE = 2.5
"""What lengths that do not go together cost at the most."""
_STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
_SURE = 0.3
"""Which share of the signs of both must be in both, by weight, for no doubt."""


class Paragraph(NamedTuple):
    """What is known of a paragraph across languages."""

    length: int
    """Code points."""
    signs: frozenset[str]
    """Figures and names, spelled alike in both languages."""


class Bead(NamedTuple):
    """Paragraphs that belong together: `[start, end)` in each text; one side may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]
    left_sure: tuple[bool, ...] = ()
    right_sure: tuple[bool, ...] = ()
    """Of each paragraph whether it belongs here without doubt."""


class Opposite(NamedTuple):
    """Where a paragraph is in the other text."""

    number: int
    sure: bool


def align(left: Sequence[Paragraph], right: Sequence[Paragraph]) -> list[Bead]:
    """The paragraphs of two texts as beads, in order; each paragraph is in exactly one."""
    weights = _weights(left, right)
    ratio = log((sum(one.length for one in left) + 1) / (sum(one.length for one in right) + 1))
    wide = len(right) / max(1, len(left))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(left) + 1):
        middle = round(i * wide)
        for j in range(max(0, middle - _BAND), min(len(right), middle + _BAND) + 1):
            ways = []
            for di, dj in _STEPS:
                before = best.get((i - di, j - dj))
                if before is not None and (di <= i and dj <= j) and (i, j) != (0, 0):
                    cost = _cost(left[i - di : i], right[j - dj : j], ratio, weights)
                    ways.append((before[0] + cost, (di, dj)))
            if ways:
                best[i, j] = min(ways)
    return _sure(_beads(best, len(left), len(right)), left, right, weights)


def opposite(beads: Sequence[Bead], number: int, of_right: bool = False) -> Opposite:
    """Where a paragraph of the left text is in the right one, or with `of_right` the other way
    round; the first of several. Where it has none, the last before it, with doubt."""
    for bead in beads:
        here, there = (bead.right, bead.left) if of_right else (bead.left, bead.right)
        sure = bead.right_sure if of_right else bead.left_sure
        if here[0] <= number < here[1]:
            if there[0] == there[1]:
                return Opposite(max(0, there[0] - 1), False)
            inside = number - here[0]
            return Opposite(there[0] + min(inside, there[1] - there[0] - 1), sure[inside])
    return Opposite(0, False)


def _weights(left: Sequence[Paragraph], right: Sequence[Paragraph]) -> dict[str, float]:
    """How much a sign tells: the more, the fewer paragraphs it stands in. What one text alone has
    tells less: it may be written otherwise in the other."""
    counts = [Counter(sign for one in text for sign in one.signs) for text in (left, right)]
    return {
        sign: (1.0 if counts[0][sign] and counts[1][sign] else 0.3)
        / max(counts[0][sign], counts[1][sign])
        for sign in counts[0].keys() | counts[1].keys()
    }


def _cost(
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    ratio: float,
    weights: dict[str, float],
) -> float:
    if not left or not right:
        return _SKIP * (len(left) + len(right))
    lengths = [sum(one.length for one in some) + 8 for some in (left, right)]
    unlike = min(_MOST_UNLIKE, 2 * abs(log(lengths[0] / lengths[1]) - ratio))
    joined = _JOIN * (len(left) + len(right) - 2)
    return unlike + _STRANGE * (1 - _alike(left, right, weights)) + joined


def _alike(
    left: Sequence[Paragraph], right: Sequence[Paragraph], weights: dict[str, float]
) -> float:
    """Which share of the signs of both is in both, by weight; without any, a little."""
    own, there = (frozenset[str]().union(*(one.signs for one in some)) for some in (left, right))
    every = sum(weights[sign] for sign in own | there)
    return sum(weights[sign] for sign in own & there) / every if every else 0.2


def _beads(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], left: int, right: int
) -> list[Bead]:
    """The cheapest way, from its end to its beginning and turned round."""
    found = []
    i, j = left, right
    while i or j:
        di, dj = best[i, j][1]
        found.append(Bead((i - di, i), (j - dj, j)))
        i, j = i - di, j - dj
    return found[::-1]


def _sure(
    beads: list[Bead],
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    weights: dict[str, float],
) -> list[Bead]:
    """The same, with which paragraphs leave no doubt: those with signs that are in both, and one
    against one between two that have such."""
    signed = []
    for bead in beads:
        sides = left[slice(*bead.left)], right[slice(*bead.right)]
        own, there = (frozenset[str]().union(*(one.signs for one in side)) for side in sides)
        alike = bool(own & there) and _alike(*sides, weights) >= _SURE
        sure = [tuple(alike and bool(one.signs & own & there) for one in side) for side in sides]
        signed.append(bead._replace(left_sure=sure[0], right_sure=sure[1]))
    out = []
    for number, bead in enumerate(signed):
        single = len(bead.left_sure) == len(bead.right_sure) == 1
        around = signed[max(0, number - 1) : number] + signed[number + 1 : number + 2]
        if single and len(around) == 2 and all(any(one.left_sure) for one in around):
            bead = bead._replace(left_sure=(True,), right_sure=(True,))
        out.append(bead)
    return out
