"""Certain because the passage was carried along with the words around it.

All its tokens lie in one stretch that both texts share, and so do words on both sides of it; where
a neighbour changed, the same words must stand nowhere else without a counterpart of their own. A
short passage also needs most of its surroundings: a name survives in a rewritten paragraph by
chance. And its sentence must not have become one that was there before.
"""

from nkreader.anchoring.borders import offsets, whole_sentences
from nkreader.anchoring.evidence import BESIDE, another_sentence, neighbours, rivals, surroundings
from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.unique import LONG
from nkreader.model import Placement

AROUND = 0.5
"""Share of the surroundings of a short passage that must have come along."""


def carried(pair: Pair, passage: Passage) -> Placement | None:
    """Where the alignment took a passage whose words are all the same."""
    alignment = pair.alignment
    first = alignment.forward(passage.first)
    if any(alignment.forward(passage.first + k) != first + k for k in range(passage.size)):
        return None
    if not alignment.carried(passage.first):
        return None
    last = first + passage.size
    beside = min(neighbours(alignment, passage, first, last))
    ids = pair.old.ids[passage.first : passage.last]
    if beside < BESIDE and rivals(pair, ids, passage.first, first):
        return None
    short = pair.old.words(passage.first, passage.last) < LONG
    if short and surroundings(alignment, passage, first, last) < AROUND:
        return None
    if another_sentence(pair, passage, first, last):
        return None
    here = offsets(pair, passage, first, last)
    if here is None or not whole_sentences(pair, passage, first, last):
        return None
    return Placement("placed", *here)
