"""Two codings of one text, matched annotation by annotation.

Each annotation is in exactly one difference. Which two belong together is decided in two rounds:

1. The same tag at the same borders: `same`.
2. Of the rest, pairs that agree in one thing: the same borders under another tag (`tag`), or the
   same tag at other borders that share a code point (`borders`). The pair that shares the most code
   points is taken first, then the next of which both are still free, and so on; of pairs that share
   as many, the one that reaches the least beyond what it shares; then other tags before other
   borders, then what stands first in the text. Nothing in this order depends on who is a and who
   is b, nor on the order in which annotations are given.

What is left has nobody on the other side. Annotations of another tag *and* with other borders are
never one difference: there is nothing in them that the two agree in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nkreader.comparison import Coding, Difference


def compare(a: Iterable[Coding], b: Iterable[Coding]) -> list[Difference]:
    """The differences between two codings of one text, in its order."""
    left, right = sorted(a), sorted(b)
    found = list(_same(left, right))
    used = {id(one) for pair in found for one in pair}
    left = [one for one in left if id(one) not in used]
    right = [one for one in right if id(one) not in used]
    for pair in sorted(_pairs(left, right), key=_order):
        if id(pair.a) not in used and id(pair.b) not in used:
            found.append(pair)
            used |= {id(pair.a), id(pair.b)}
    found += (Difference(one, None) for one in left if id(one) not in used)
    found += (Difference(None, one) for one in right if id(one) not in used)
    return sorted(found, key=_in_text)


def _same(left: Sequence[Coding], right: Sequence[Coding]) -> Iterator[Difference]:
    """Pairs that say the same; where a set says it more than once, in the order of the ids."""
    waiting: dict[tuple[int, int, str], list[Coding]] = defaultdict(list)
    for one in reversed(right):
        waiting[one.said].append(one)
    for one in left:
        if others := waiting.get(one.said):
            yield Difference(one, others.pop())


def _pairs(left: Sequence[Coding], right: Sequence[Coding]) -> Iterator[Difference]:
    """The pairs that agree in their tag and overlap, or in their borders."""
    by_tag: dict[str, _Sides] = defaultdict(lambda: _Sides([], []))
    by_borders: dict[tuple[int, int], _Sides] = defaultdict(lambda: _Sides([], []))
    for n, side in enumerate((left, right)):
        for one in side:
            by_tag[one.tag][n].append(one)
            by_borders[one.start, one.end][n].append(one)
    for sides in by_tag.values():
        yield from _overlapping(sides)
    for sides in by_borders.values():
        yield from (Difference(one, other) for one in sides.left for other in sides.right)


class _Sides(NamedTuple):
    left: list[Coding]
    right: list[Coding]


def _overlapping(sides: _Sides) -> Iterator[Difference]:
    """The pairs of both sides, each ordered by start, that share a code point: one walk through the
    text, with those of each side that have not ended yet."""
    begun: tuple[list[Coding], list[Coding]] = ([], [])
    order = sorted((one, n) for n, side in enumerate(sides) for one in side)
    for one, n in order:
        others = begun[1 - n]
        others[:] = [other for other in others if other.end > one.start]
        for other in others:
            yield Difference(one, other) if n == 0 else Difference(other, one)
        begun[n].append(one)


def _order(pair: Difference) -> tuple[object, ...]:
    """What tells which of two pairs is taken first; the same from either side."""
    a, b = pair
    assert a is not None
    assert b is not None
    shared = min(a.end, b.end) - max(a.start, b.start)
    start, end = pair.place
    return -shared, end - start, pair.kind != "tag", start, end, *sorted((a, b))


def _in_text(one: Difference) -> tuple[object, ...]:
    """Where a difference stands in the order of the text."""
    return *one.place, *sorted(filter(None, one))
