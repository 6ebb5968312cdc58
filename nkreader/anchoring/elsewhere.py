"""Not certain: the passage's own words stand somewhere in the new text, though nothing led there.

A passage that now stands twice, or that moved and changed a word, is not gone: a person is asked.
Words that stood elsewhere before, and came along, are somebody else's and never proposed.
"""

from collections import Counter

from nkreader.anchoring.borders import closes, opens, sentence
from nkreader.anchoring.evidence import NEAR
from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.unique import LONG
from nkreader.model import Placement

SEQUENCE = 3
"""Tokens in a row that speak for a place."""
ENOUGH = 0.3
"""Share of the sequences of a passage that must stand at a place for it to be proposed."""


def elsewhere(pair: Pair, passage: Passage) -> Placement | None:
    """A review where the words, or many of them, stand in a new place; None where they are gone."""
    return _again(pair, passage) or _alike(pair, passage)


def _again(pair: Pair, passage: Passage) -> Placement | None:
    """A review for words that stand where no other words are known to have come to.

    A name or phrase is asked about only where two places claim it: it stands anywhere by chance.
    """
    contested = any(map(pair.alignment.contested, range(passage.first, passage.last)))
    if not contested and pair.old.words(passage.first, passage.last) < LONG:
        return None
    news = [
        place
        for place in pair.new.occurrences(pair.old.ids[passage.first : passage.last])
        if not all(map(pair.alignment.came, range(place, place + passage.size)))
    ]
    if not news:
        return None
    agreeing = Counter({place: _agreeing(pair, passage, place) for place in news})
    (best, most), *others = agreeing.most_common(2)
    if others and others[0][1] == most:
        return Placement("review")
    return _proposal(pair, best, best + passage.size)


def _agreeing(pair: Pair, passage: Passage, place: int) -> int:
    """How many tokens on either side of a place stand beside the passage too, NEAR at most each."""
    last = place + passage.size
    before = zip(range(passage.first - 1, -1, -1), range(place - 1, -1, -1), strict=False)
    after = zip(range(passage.last, len(pair.old)), range(last, len(pair.new)), strict=False)
    return sum(
        _same(pair, [pairs for _, pairs in zip(range(NEAR), side, strict=False)])
        for side in (before, after)
    )


def _same(pair: Pair, side: list[tuple[int, int]]) -> int:
    return next(
        (n for n, (i, k) in enumerate(side) if pair.old.ids[i] != pair.new.ids[k]), len(side)
    )


def _alike(pair: Pair, passage: Passage) -> Placement | None:
    """A review for the one place where most sequences of a passage stand that came from nowhere."""
    asked = range(passage.first, passage.last - SEQUENCE + 1)
    reach = 2 * max(passage.size, SEQUENCE)
    cells: dict[int, list[int]] = {}
    for at in asked:
        for place in pair.new.occurrences(pair.old.ids[at : at + SEQUENCE]):
            if not any(map(pair.alignment.claimed, range(place, place + SEQUENCE))):
                cells.setdefault((place - at) // reach, []).append(place)
    near = {cell: cells[cell] + cells.get(cell + 1, []) for cell in cells}
    if not near:
        return None
    best = max(near, key=lambda cell: (len(near[cell]), cell))
    places = near[best]
    if len(places) < ENOUGH * len(asked):
        return None
    if any(len(near[cell]) == len(places) for cell in near if abs(cell - best) > 1):
        return Placement("review")
    first, last = min(places), max(places) + SEQUENCE
    if opens(pair.old, passage.first):
        first = sentence(pair.new, first)[0]
    if closes(pair.old, passage.last - 1):
        last = sentence(pair.new, last - 1)[1]
    return _proposal(pair, first, last) if last - first <= reach else Placement("review")


def _proposal(pair: Pair, first: int, last: int) -> Placement:
    return Placement("review", pair.new.starts[first], pair.new.ends[last - 1])
