"""Not certain: what is shown to a person, because most of the passage went to one place.

A proposal is only what the passage's own words, or those around it, lead to; never another
occurrence of them.
"""

from nkreader.anchoring.edges import edges
from nkreader.anchoring.pair import Pair, Passage
from nkreader.model import Placement

ENOUGH = 0.3
"""Share of a passage's tokens that must have gone to one place for it to be proposed."""


def suggested(pair: Pair, passage: Passage) -> Placement | None:
    """A review with a proposal where most of the passage went to one place, else None."""
    alignment = pair.alignment
    kept = [
        alignment.forward(k) for k in range(passage.first, passage.last) if alignment.carried(k)
    ]
    if not kept or len(kept) < ENOUGH * passage.size:
        return None
    first, last = min(kept), max(kept) + 1
    first, last = edges(alignment, passage) or (first, last)
    if last - first > 2 * passage.size:
        return Placement("review")
    return Placement("review", pair.new.starts[first], pair.new.ends[last - 1])
