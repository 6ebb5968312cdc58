"""Which tags stand together: sentences that carry both."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from nkreader.figures import Coded


def together(coded: Iterable[Coded]) -> dict[tuple[str, str], int]:
    """How many sentences carry both tags of a pair, for every pair that any carries, either way
    round; of a tag with itself, how many carry it. `coded` comes article by article."""
    kinds: Counter[frozenset[str]] = Counter()
    for _, some in groupby(coded, key=lambda one: one.article):
        carried: dict[int, set[str]] = {}
        for one in some:
            for sentence in range(one.first, one.stop):
                carried.setdefault(sentence, set()).add(one.tag)
        kinds.update(map(frozenset, carried.values()))
    found: Counter[tuple[str, str]] = Counter()
    for tags, count in kinds.items():
        for row in tags:
            for column in tags:
                found[row, column] += count
    return dict(found)
