"""Where a passage begins and ends in the new text, told from each of its two edges alone.

An edge is known where its own token was carried, where the token outside was and only words inside
were replaced, or where it is the beginning or end of a sentence whose other words are still there.
"""

from nkreader.anchoring.alignment import NOWHERE, Alignment
from nkreader.anchoring.borders import closes, opens
from nkreader.anchoring.pair import Passage
from nkreader.anchoring.tokens import Tokens


def edges(alignment: Alignment, passage: Passage) -> tuple[int, int] | None:
    """The tokens of the new text from the first edge to the last (half-open), if both are known."""
    first, last = _edge(alignment, passage, 1), _edge(alignment, passage, -1)
    if first is None or last is None or first > last:
        return None
    return first, last + 1


def _edge(alignment: Alignment, passage: Passage, step: int) -> int | None:
    """The token that the passage begins with (`step` 1) or ends with (-1)."""
    edge = passage.first if step > 0 else passage.last - 1
    inner = edge
    while passage.first <= inner < passage.last and not alignment.carried(inner):
        inner += step
    if not passage.first <= inner < passage.last:
        return None
    place = alignment.forward(inner)
    if inner == edge:
        return place
    whole = _from_border(alignment.old, edge, inner)
    if _same_words(alignment, inner, edge):
        return place - (inner - edge) if whole else None
    border = _replaced(alignment, edge, place, step)
    return None if border == place and not whole else border


def _from_border(tokens: Tokens, edge: int, inner: int) -> bool:
    """Whether the edge is where a sentence begins or ends, and `inner` lies in that sentence."""
    if edge < inner:
        return opens(tokens, edge) and not any(opens(tokens, k) for k in range(edge + 1, inner + 1))
    return closes(tokens, edge) and not any(closes(tokens, k) for k in range(inner, edge))


def _same_words(alignment: Alignment, inner: int, edge: int) -> bool:
    """Whether the tokens from a carried one to the edge stand unchanged in the new text."""
    shift = alignment.forward(inner) - inner
    if not 0 <= edge + shift < len(alignment.new):
        return False
    low, high = min(inner, edge), max(inner, edge) + 1
    return alignment.old.ids[low:high] == alignment.new.ids[low + shift : high + shift]


def _replaced(alignment: Alignment, edge: int, place: int, step: int) -> int | None:
    """The edge by the token outside it, where unclaimed words of one sentence lie up to `place`."""
    outside = alignment.forward(edge - step)
    border = outside + step
    if outside == NOWHERE or (place - border) * step < 0:
        return None
    between = range(border, place, step)
    if any(alignment.claimed(index) for index in between):
        return None
    stops = opens if step > 0 else closes
    if any(stops(alignment.new, index) for index in between[1:]):
        return None
    return border
