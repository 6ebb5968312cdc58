"""Passages as units of a continuum: what one coder marked, in order and apart from each other."""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

Span = tuple[int, int]


class Piece(NamedTuple):
    """A unit: a stretch `[start, end)` of a continuum with one value."""

    start: int
    end: int
    value: Hashable


def merged(spans: Iterable[Span]) -> list[Span]:
    """Those that share a character are one; those that only touch stay two, for their border was
    set by somebody."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def partition(by_tag: Mapping[str, Sequence[Span]]) -> list[Piece]:
    """All tags of one coder as units apart from each other, as a partition asks for: where several
    tags lie over each other, the value is all of them. `by_tag`: merged spans of each."""
    changes: dict[int, list[tuple[bool, str]]] = {}
    for tag, spans in by_tag.items():
        for start, end in spans:
            changes.setdefault(start, []).append((True, tag))
            changes.setdefault(end, []).append((False, tag))
    found: list[Piece] = []
    here: set[str] = set()
    before = 0
    for place in sorted(changes):
        if here:
            found.append(Piece(before, place, frozenset(here)))
        # What ends goes first: the next passage of the same tag may begin where one ends.
        for begins, tag in sorted(changes[place]):
            here.add(tag) if begins else here.discard(tag)
        before = place
    return found


class Places:
    """Stretches of a text, in order and apart, put together without what lies between them."""

    def __init__(self, stretches: Sequence[Span]) -> None:
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]
        self._before = [0, *accumulate(end - start for start, end in stretches)]

    @property
    def length(self) -> int:
        """Characters in all."""
        return self._before[-1]

    def at(self, place: int) -> int:
        """Where a place of the text lies among them; between two, where the one ends."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return 0
        return self._before[number] + min(place, self._ends[number]) - self._starts[number]

    def span(self, start: int, end: int) -> Span | None:
        """What lies of a span within them; None where nothing does."""
        found = self.at(start), self.at(end)
        return found if found[0] < found[1] else None


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters two coders' merged spans have in common."""
    common = first = second = 0
    while first < len(one) and second < len(other):
        end, there = one[first][1], other[second][1]
        common += max(0, min(end, there) - max(one[first][0], other[second][0]))
        first += end <= there
        second += there <= end
    return common


def moved(one: Sequence[Span], other: Sequence[Span]) -> tuple[int, int]:
    """Of one coder's merged spans, how many share a character with one of another's, and how many
    of these have other borders."""
    same, ends = set(other), [end for _, end in other]
    meeting = differing = 0
    for start, end in one:
        number = bisect_right(ends, start)
        if number < len(other) and other[number][0] < end:
            meeting += 1
            differing += (start, end) not in same
    return meeting, differing
