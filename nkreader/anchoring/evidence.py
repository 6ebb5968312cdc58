"""What speaks for a place, and what against: neighbours that came along, rivals that did not.

Every figure counts tokens that the alignment carried for certain; doubtful ones speak for nothing.
"""

from nkreader.anchoring.alignment import NOWHERE, Alignment
from nkreader.anchoring.borders import same_line, sentence
from nkreader.anchoring.exchanged import exchanged
from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.tokens import MANY, Tokens

NEAR = 8
"""Tokens on either side of a passage that count as its surroundings."""
BESIDE = 2
"""Tokens that must have stayed on both sides before a double somewhere else does not matter."""
FEW = 4
"""Where its own line has fewer than these around it, the neighbouring lines count too."""


def neighbours(alignment: Alignment, passage: Passage, first: int, last: int) -> tuple[int, int]:
    """How many tokens before and after a passage stand before and after `first..last` as well.

    At most NEAR each; NEAR where both texts begin, or end, there.
    """
    before = _beside(alignment, passage.first - 1, first - 1, -1)
    return before, _beside(alignment, passage.last, last, 1)


def _beside(alignment: Alignment, at: int, place: int, step: int) -> int:
    for count in range(NEAR):
        old_ends = not 0 <= at < len(alignment.old)
        if old_ends and not 0 <= place < len(alignment.new):
            return NEAR
        if old_ends or alignment.forward(at) != place:
            return count
        at, place = at + step, place + step
    return NEAR


def surroundings(alignment: Alignment, passage: Passage, first: int, last: int) -> float:
    """The share (0 to 1) of the tokens around a passage that are around `first..last` too.

    The smaller of the shares in the old text and in the new one; 1 where nothing is around. What
    was put before the beginning or after the end of the old text does not count.
    """
    reach = 2 * NEAR
    old = _around(alignment.old, passage.first, passage.last)
    new = _around(alignment.new, first, last)
    if passage.first == 0:
        new = [index for index in new if index >= last]
    if passage.last == len(alignment.old):
        new = [index for index in new if index < first]
    stayed = sum(
        first - reach <= alignment.forward(index) < last + reach
        for index in old
        if alignment.carried(index)
    )
    came = sum(
        passage.first - reach <= alignment.backward(index) < passage.last + reach
        for index in new
        if alignment.backward(index) != NOWHERE
    )
    return min(stayed / len(old) if old else 1.0, came / len(new) if new else 1.0)


def _around(tokens: Tokens, first: int, last: int) -> list[int]:
    before, after = range(max(0, first - NEAR), first), range(last, min(len(tokens), last + NEAR))
    line = [index for index in before if same_line(tokens, index, first)]
    line += [index for index in after if same_line(tokens, last - 1, index)]
    return line if len(line) >= FEW else [*before, *after]


def rivals(pair: Pair, ids: list[int], at_old: int, at_new: int) -> bool:
    """Whether `ids` stand elsewhere than here, in either text, without a certain counterpart.

    Then one could be taken for the other.
    """
    olds, news = pair.old.occurrences(ids), pair.new.occurrences(ids)
    if max(len(olds), len(news)) >= MANY:
        return True
    return any(at != at_old and not _settled(pair.alignment, at, len(ids)) for at in olds) or any(
        at != at_new and not _came(pair.alignment, at, len(ids)) for at in news
    )


def another_sentence(pair: Pair, passage: Passage, first: int, last: int) -> bool:
    """Whether a sentence around `first..last` may be another one than the passage's own.

    So it may if the two differ, and the new one stood in the old text or the old one stands in the
    new text without a certain counterpart: lines of one pattern that change places look like edits.
    So it may if words of two such lines changed places, and if the old one had a double, and its
    neighbours changed or are doubled too.
    """
    ends = {(passage.first, first), (passage.last - 1, last - 1)}
    return any(_another(pair, old, new) for old, new in ends)


def _another(pair: Pair, old: int, new: int) -> bool:
    here, here_end = sentence(pair.old, old)
    there, there_end = sentence(pair.new, new)
    mine, theirs = pair.old.ids[here:here_end], pair.new.ids[there:there_end]
    if mine != theirs and (rivals(pair, mine, here, -1) or rivals(pair, theirs, -1, there)):
        return True
    if mine != theirs and exchanged(pair, (here, here_end), (there, there_end)):
        return True
    if here_end - here < NEAR and _under_another(pair, here, there):
        return True
    if not _doubled(pair, mine):
        return False
    around = Passage(-1, -1, here, here_end)
    if min(neighbours(pair.alignment, around, there, there_end)) < NEAR:
        return True
    return _doubled(pair, pair.old.ids[max(0, here - NEAR) : here_end + NEAR])


def _under_another(pair: Pair, old: int, new: int) -> bool:
    """Whether a line close above a short one, such as the name over a price, may be another's."""
    above, beside = old, new
    while above > max(0, old - NEAR) and beside > 0:
        here, there = sentence(pair.old, above - 1), sentence(pair.new, beside - 1)
        if max(here[1] - here[0], there[1] - there[0]) >= NEAR:
            return False
        same = pair.old.ids[slice(*here)] == pair.new.ids[slice(*there)]
        if not same and exchanged(pair, here, there):
            return True
        above, beside = here[0], there[0]
    return False


def _doubled(pair: Pair, ids: list[int]) -> bool:
    return max(len(pair.old.occurrences(ids)), len(pair.new.occurrences(ids))) > 1


def _settled(alignment: Alignment, at: int, size: int) -> bool:
    place = alignment.forward(at)
    return place >= 0 and all(alignment.forward(at + k) == place + k for k in range(size))


def _came(alignment: Alignment, at: int, size: int) -> bool:
    place = alignment.backward(at)
    return place >= 0 and all(alignment.backward(at + k) == place + k for k in range(size))
