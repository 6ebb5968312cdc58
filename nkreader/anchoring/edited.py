"""Certain because both borders are known and most of what lies between is the same.

Between the borders nothing may have come from elsewhere, nothing that was inside may have gone
elsewhere, and the words must be like what they were: more so where those around it changed too. A
short passage with a changed word is placed only between the words it stood between.
"""

from nkreader.anchoring.alignment import NOWHERE, Alignment
from nkreader.anchoring.borders import offsets, opens, whole_sentences
from nkreader.anchoring.edges import edges
from nkreader.anchoring.evidence import another_sentence, neighbours, rivals, surroundings
from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.tokens import Tokens
from nkreader.anchoring.unique import LONG
from nkreader.model import Placement

FEWEST = 4
"""Tokens below which a passage with a changed word is left to a person."""
BESIDE, AROUND = 3, 0.5
"""Tokens that must stand on both sides of a passage in place, and share of all around it."""
KEPT, KEPT_IN_PLACE = 0.65, 0.5
"""Share of the letters, of the longer of the two, that must belong to carried tokens."""
LIKE, LIKE_IN_PLACE = 0.75, 0.6
"""Similarity (rapidfuzz's `Indel.normalized_similarity` of the words) required."""


def edited(pair: Pair, passage: Passage) -> Placement | None:
    """Where a passage lies some of whose words changed."""
    borders = edges(pair.alignment, passage) if passage.size >= FEWEST else None
    if borders is None or not _closed(pair.alignment, passage, *borders):
        return None
    in_place = _in_place(pair.alignment, passage, *borders)
    if not in_place and pair.old.words(passage.first, passage.last) < LONG:
        return None
    if not _every_sentence(pair.alignment, passage, *borders):
        return None
    if not _similar(pair, passage, borders, in_place):
        return None
    if _doubtful(pair, passage, *borders):
        return None
    here = offsets(pair, passage, *borders)
    if here is None or not whole_sentences(pair, passage, *borders):
        return None
    return Placement("placed", *here)


def _closed(alignment: Alignment, passage: Passage, first: int, last: int) -> bool:
    """Whether old and new passage exchange no token with the rest of the texts.

    A token whose place is contested may have gone elsewhere, except next to a known edge.
    """
    inside = range(passage.first, passage.last)
    known = [index for index in inside if alignment.carried(index)]
    if any(map(alignment.contested, range(known[0], known[-1]))):
        return False
    went = (alignment.forward(index) for index in inside)
    came = (alignment.backward(index) for index in range(first, last))
    return all(place == NOWHERE or first <= place < last for place in went) and all(
        place == NOWHERE or passage.first <= place < passage.last for place in came
    )


def _every_sentence(alignment: Alignment, passage: Passage, first: int, last: int) -> bool:
    """Whether each sentence of the passage is still there in part, and none came in between."""
    old = [alignment.carried(index) for index in range(passage.first, passage.last)]
    new = [alignment.backward(index) != NOWHERE for index in range(first, last)]
    return _each(alignment.old, passage.first, old) and _each(alignment.new, first, new)


def _each(tokens: Tokens, first: int, kept: list[bool]) -> bool:
    some = False
    for index, here in enumerate(kept, first):
        if index > first and opens(tokens, index):
            if not some:
                return False
            some = False
        some = some or here
    return some


def _in_place(alignment: Alignment, passage: Passage, first: int, last: int) -> bool:
    """Whether the passage has the same words next to it, and mostly the same around it."""
    if min(neighbours(alignment, passage, first, last)) < BESIDE:
        return False
    return surroundings(alignment, passage, first, last) >= AROUND


def _similar(pair: Pair, passage: Passage, borders: tuple[int, int], in_place: bool) -> bool:
    """Whether enough of a passage is between its new borders, by words and by letters."""
    from rapidfuzz.distance import Indel

    before = [pair.old.raw(index).lower() for index in range(passage.first, passage.last)]
    after = [pair.new.raw(index).lower() for index in range(*borders)]
    carried = map(pair.alignment.carried, range(passage.first, passage.last))
    letters = sum(len(word) for word, kept in zip(before, carried, strict=True) if kept)
    longer = max(sum(map(len, before)), sum(map(len, after)))
    if letters < (KEPT_IN_PLACE if in_place else KEPT) * longer:
        return False
    like = Indel.normalized_similarity(" ".join(before), " ".join(after))
    return like >= (LIKE_IN_PLACE if in_place else LIKE)


def _doubtful(pair: Pair, passage: Passage, first: int, last: int) -> bool:
    """Whether it could be another passage: of the same words, or of an edited sentence's."""
    ids = pair.old.ids[passage.first : passage.last]
    if ids == pair.new.ids[first:last] and rivals(pair, ids, passage.first, first):
        return True
    return another_sentence(pair, passage, first, last)
