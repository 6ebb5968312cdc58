"""Certain, without the old text, because whole sentences stand between the same words as before.

A quote of whole sentences, long, folded, that occurs once, in all of its context: words of the
sentences before and after it. A shorter quote proves less than it seems: its sentence may have
stood twice, with all of its context inside, and the one that is left need not be the one that was
meant. So it is only `found`, and `resolving` asks whether passages that are certain moved as far.
"""

from nkreader.anchoring.anchor import Anchor
from nkreader.anchoring.borders import closes, offsets, opens, whole_sentences
from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.unique import LONG
from nkreader.model import Placement


def quoted(_anchor: Anchor, pair: Pair, passage: Passage) -> Placement | None:
    """The one place of long whole sentences between their neighbours."""
    if pair.old.words(passage.first, passage.last) < LONG:
        return None
    if not opens(pair.old, passage.first) or not closes(pair.old, passage.last - 1):
        return None
    places = pair.new.occurrences(pair.old.ids[passage.first : passage.last])
    if len(places) != 1 or not _in_context(pair, passage, places[0]):
        return None
    last = places[0] + passage.size
    here = offsets(pair, passage, places[0], last)
    if here is None or not whole_sentences(pair, passage, places[0], last):
        return None
    return Placement("placed", *here)


def found(pair: Pair, passage: Passage) -> tuple[int, int] | None:
    """The only offsets at which the quote stands in all of its context, folded."""
    places = [
        at
        for at in pair.new.occurrences(pair.old.ids[passage.first : passage.last])
        if _in_context(pair, passage, at)
    ]
    if len(places) != 1:
        return None
    return offsets(pair, passage, places[0], places[0] + passage.size)


def _in_context(pair: Pair, passage: Passage, at: int) -> bool:
    """Whether all the words of context stand on both sides of a place."""
    before = _beside(pair, passage.first - 1, at - 1, -1)
    return before and _beside(pair, passage.last, at + passage.size, 1)


def _beside(pair: Pair, old: int, new: int, step: int) -> bool:
    while 0 <= old < len(pair.old) and not _cut(pair, old):
        if not 0 <= new < len(pair.new) or pair.old.ids[old] != pair.new.ids[new]:
            return False
        old, new = old + step, new + step
    return True


def _cut(pair: Pair, index: int) -> bool:
    """Whether a token may be the half of a word, at an end of what was kept."""
    return pair.old.starts[index] == 0 or pair.old.ends[index] == len(pair.old.text)
