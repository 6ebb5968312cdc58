"""Certain because the words themselves can only be these.

The quote is long and of whole sentences, and occurs, folded, once in the old text and once in the
new: wherever its paragraph went and whatever happened around it, there is nothing it could be
confused with. (Its last words may also be those of the passage before, and that one deleted; then
the edges decide.)
"""

from nkreader.anchoring.borders import closes, offsets, opens, whole_sentences
from nkreader.anchoring.edges import edges
from nkreader.anchoring.pair import Pair, Passage
from nkreader.model import Placement

LONG = 6
"""Words from which a quote that occurs once speaks for itself, …"""
LETTERS = 20
"""… if they have so many code points in all."""


def unique(pair: Pair, passage: Passage) -> Placement | None:
    """The one place of a long quote that occurs once in each text."""
    if pair.old.words(passage.first, passage.last) < LONG:
        return None
    if passage.end - passage.start < LETTERS:
        return None
    if not opens(pair.old, passage.first) or not closes(pair.old, passage.last - 1):
        return None
    ids = pair.old.ids[passage.first : passage.last]
    found = pair.new.occurrences(ids)
    if len(found) != 1 or len(pair.old.occurrences(ids)) != 1:
        return None
    first, last = found[0], found[0] + passage.size
    doubtful = any(map(pair.alignment.contested, range(passage.first, passage.last)))
    if doubtful and edges(pair.alignment, passage) != (first, last):
        return None
    here = offsets(pair, passage, first, last)
    if here is None or not whole_sentences(pair, passage, first, last):
        return None
    return Placement("placed", *here)
