"""What speaks for another reading of a changed sentence: its new words are those of its likes.

Two rows of a price list change places: each line looks as if one name in it had been replaced, or
as if its figures had. Which of the two is not to be known.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from nkreader.anchoring.alignment import NOWHERE
from nkreader.anchoring.borders import sentence
from nkreader.anchoring.pair import Pair
from nkreader.anchoring.tokens import Tokens

ALIKE = 0.6
"""Share of their tokens that two lines of one pattern have in common."""

Range = tuple[int, int]
"""Half-open, of tokens."""


def exchanged(pair: Pair, old: Range, new: Range) -> bool:
    """Whether the sentence `new` has words of another old one like it, or `old` of another new one.

    A sentence that came along as it was has given no words away.
    """
    forward, backward = pair.alignment.forward, pair.alignment.backward
    came = [k for k in range(*new) if not old[0] <= backward(k) < old[1]]
    gone = [k for k in range(*old) if not new[0] <= forward(k) < new[1]]
    return any(
        not _settled(forward, other, new) for other in _likes(pair.new, new, came, pair.old, old)
    ) or any(
        not _settled(backward, other, old) for other in _likes(pair.old, old, gone, pair.new, new)
    )


def _likes(
    mine: Tokens, here: Range, words: list[int], theirs: Tokens, there: Range
) -> Iterator[Range]:
    """The sentences of the other text, but for `there`, that have one of `words` and are like
    `here`."""
    own = Counter(mine.ids[slice(*here)])
    seen = {there}
    kept = set(theirs.ids[slice(*there)])
    for word in {mine.ids[k] for k in words if mine.is_word(k)} - kept:
        for place in theirs.occurrences([word]):
            if any(first <= place < last for first, last in seen):
                continue
            other = sentence(theirs, place)
            seen.add(other)
            ids = theirs.ids[slice(*other)]
            common = (own & Counter(ids)).total()
            if 2 * common >= ALIKE * (own.total() + len(ids)):
                yield other


def _settled(place_of: Callable[[int], int], other: Range, here: Range) -> bool:
    """Whether a sentence is known to be no rival: carried whole, or mostly a part of `here`."""
    places = [place_of(index) for index in range(*other)]
    if NOWHERE not in places and places == list(range(places[0], places[0] + len(places))):
        return True
    return 2 * sum(here[0] <= place < here[1] for place in places) > len(places)
