"""Certain, without the old text, because a changed sentence stands in all of its old context.

The part of the text that shares most with the quote and its context is compared with them as an old
text is with a new one; besides what `edited` asks for, the words on both sides must be the same.
"""

from collections import Counter

from nkreader.anchoring.alignment import Alignment
from nkreader.anchoring.anchor import Anchor
from nkreader.anchoring.borders import closes, opens
from nkreader.anchoring.edges import edges
from nkreader.anchoring.edited import edited
from nkreader.anchoring.evidence import NEAR, neighbours
from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.suggested import suggested
from nkreader.anchoring.tokens import Tokens
from nkreader.anchoring.unique import LONG
from nkreader.model import Placement

SEQUENCE = 3
"""Tokens in a row that vote for a part of the text."""


def reworded(_anchor: Anchor, pair: Pair, passage: Passage) -> Placement:
    """The place of a changed sentence; else a proposal, or an orphan."""
    window = _window(pair)
    if window is None:
        return Placement("orphan")
    shift, part = window
    placement = _placed(part, passage) or suggested(part, passage) or Placement("orphan")
    if placement.start is None or placement.end is None:
        return placement
    return Placement(placement.status, placement.start + shift, placement.end + shift)


def _placed(part: Pair, passage: Passage) -> Placement | None:
    if part.old.words(passage.first, passage.last) < LONG:
        return None
    if not opens(part.old, passage.first) or not closes(part.old, passage.last - 1):
        return None
    borders = edges(part.alignment, passage)
    if borders is None or not _between(part.alignment, passage, *borders):
        return None
    return edited(part, passage)


def _between(alignment: Alignment, passage: Passage, first: int, last: int) -> bool:
    """Whether all the context stands on both sides, but for words that it may hold half of."""
    before, after = neighbours(alignment, passage, first, last)
    asked = min(NEAR, passage.first - 1), min(NEAR, len(alignment.old) - passage.last - 1)
    return before >= asked[0] and after >= asked[1]


def _window(pair: Pair) -> tuple[int, Pair] | None:
    """The one part of the new text that most sequences of the quote and its context point to."""
    size = len(pair.old)
    votes: Counter[int] = Counter()
    for at in range(size - SEQUENCE + 1):
        places = pair.new.occurrences(pair.old.ids[at : at + SEQUENCE])
        votes.update({(place - at) // size for place in places})
    if not votes:
        return None
    best = max(votes, key=lambda cell: (votes[cell] + votes[cell + 1], cell))
    near = votes[best] + votes[best + 1]
    if any(votes[cell] + votes[cell + 1] > near / 2 for cell in votes if abs(cell - best) > 1):
        return None
    first, last = max(0, (best - 1) * size), min(len(pair.new), (best + 4) * size)
    start = pair.new.ends[first - 1] if first else 0
    end = pair.new.starts[last] if last < len(pair.new) else len(pair.new.text)
    return start, Pair(pair.old, Tokens(pair.new.text[start:end], pair.new.vocabulary))
