"""Which stretches of two texts are the same words: the comparison that everything else rests on.

A run is a stretch of equal tokens, grown as far as it goes to both sides. It starts from a
sequence of tokens that occurs once in the old text and once in the new one, so a run never rests on
a phrase that could have come from elsewhere. Runs are not cut where they meet: two runs that claim
the same token are a doubt, and `alignment` keeps it as one.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

MOVED = 10
"""Tokens that must be the same and unique before a stretch may have changed its place."""
IN_ORDER = (6, 3, 1)
"""Shorter unique sequences, tried in turn, only between two runs that follow each other in both."""

SLIGHT = 3
"""Below it, a common beginning or end that lies inside the other one (the stop of an added
sentence) is no evidence."""

Ids = list[int]


class Run(NamedTuple):
    """`size` tokens from `old` in the old text are those from `new` in the new text."""

    old: int
    new: int
    size: int


class Gap(NamedTuple):
    """What lies between two neighbouring runs: half-open token ranges in the old and new text."""

    old: int
    old_end: int
    new: int
    new_end: int


def find_runs(old: Ids, new: Ids) -> list[Run]:
    """Every run of two token sequences, ordered by place in the old one. Linear in their length."""
    head, tail = _common_head(old, new), _common_tail(old, new)
    if head == len(old) == len(new):
        return [Run(0, 0, head)]
    if head + tail > min(len(old), len(new)) and min(head, tail) < SLIGHT <= max(head, tail):
        head, tail = (0, tail) if head < tail else (head, 0)
    runs = {Run(0, 0, head), Run(len(old) - tail, len(new) - tail, tail)}
    middle = Gap(head, len(old) - tail, head, len(new) - tail)
    runs.update(_grown(old, new, _seeds(old, new, middle, MOVED)))
    for size in IN_ORDER:
        for gap in list(gaps(sorted(runs), len(old), len(new))):
            runs.update(_grown(old, new, _increasing(_seeds(old, new, gap, size))))
    return sorted(run for run in runs if run.size)


def gaps(runs: list[Run], old_size: int, new_size: int) -> Iterator[Gap]:
    """The gaps between runs that are neighbours in both texts, the texts' ends counting as runs."""
    ordered = [Run(0, 0, 0), *(run for run in runs if run.size), Run(old_size, new_size, 0)]
    by_new = sorted(range(len(ordered)), key=lambda k: (ordered[k].new, k))
    rank = {index: place for place, index in enumerate(by_new)}
    for index in range(len(ordered) - 1):
        if rank[index + 1] != rank[index] + 1:
            continue
        before, after = ordered[index], ordered[index + 1]
        gap = Gap(before.old + before.size, after.old, before.new + before.size, after.new)
        if gap.old < gap.old_end and gap.new < gap.new_end:
            yield gap


def _common_head(old: Ids, new: Ids) -> int:
    most = min(len(old), len(new))
    return next((k for k in range(most) if old[k] != new[k]), most)


def _common_tail(old: Ids, new: Ids) -> int:
    most = min(len(old), len(new))
    return next((k for k in range(most) if old[-1 - k] != new[-1 - k]), most)


def _seeds(old: Ids, new: Ids, gap: Gap, size: int) -> list[tuple[int, int]]:
    """Places (old, new) of the sequences of `size` tokens that occur once in each side of a gap."""
    if gap.old_end - gap.old < size or gap.new_end - gap.new < size:
        return []
    mine = _once(old, gap.old, gap.old_end, size)
    theirs = _once(new, gap.new, gap.new_end, size)
    return [(at, theirs[key]) for key, at in mine.items() if key in theirs]


def _once(ids: Ids, start: int, end: int, size: int) -> dict[tuple[int, ...], int]:
    part = ids[start:end]
    places: dict[tuple[int, ...], int] = {}
    again: set[tuple[int, ...]] = set()
    for at, key in enumerate(zip(*(part[k:] for k in range(size)), strict=False), start):
        if key in places:
            again.add(key)
        else:
            places[key] = at
    for key in again:
        del places[key]
    return places


def _increasing(seeds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `seeds` (ordered by old place) that is ordered in the new text too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(seeds):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [index]
        before.append(ends[at - 1] if at else -1)
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(seeds[index])
        index = before[index]
    return chain[::-1]


def _grown(old: Ids, new: Ids, seeds: list[tuple[int, int]]) -> Iterator[Run]:
    done: dict[int, int] = {}
    for i, j in seeds:
        if i < done.get(j - i, 0):
            continue
        start = i
        while start and start + j - i and old[start - 1] == new[start - 1 + j - i]:
            start -= 1
        end = i
        while end < len(old) and end + j - i < len(new) and old[end] == new[end + j - i]:
            end += 1
        done[j - i] = end
        yield Run(start, start + j - i, end - start)
