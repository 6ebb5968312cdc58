"""Krippendorff's alpha for unitizing as it is defined today: the family of K. Krippendorff,
Y. Mathet, S. Bouvry, A. Widlöcher 2016, "On the reliability of unitizing textual continua: Further
developments", Quality & Quantity 50, 2347-2364; the same in Krippendorff 2019, "Content Analysis",
4th edition, section 12.6. What was meant by it before is in `unitizing_1995`.

Coders cut a continuum (here: characters) into units, each with a value, and gaps between them.
Observed is on how many characters the units and gaps of two coders meet; by chance, any unit may
lie anywhere, as a whole, but never meet itself. A gap has no form of its own: it counts by
character. Several articles are one study: their sums are taken before anything is divided, so no
unit and no gap reaches from one article into the next.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from nkreader.agreement import Counts
from nkreader.analysis.agreement.spans import Piece

GAP = None
"""The value of what lies between units."""
Sums = defaultdict[Hashable, float]
Meets = defaultdict[tuple[Hashable, Hashable], float]


class Continuum(NamedTuple):
    """What coders made of a continuum, or of several put together."""

    meets: Meets
    """By two values, both ways round, on how many characters one coder's meets another's; each
    character counts once for every coder."""
    itself: Sums
    """By value, how much of it would have to meet itself: of every unit its length squared, of gaps
    their characters."""
    valued: Sums
    """The same of units alone, as far as another coder gave those characters a value too."""


def continuum(coders: Sequence[Sequence[Piece]], length: int) -> Continuum:
    """Two or more coders' units in a continuum of `length` characters; those of one coder are in
    order and apart from each other."""
    found = Continuum(defaultdict(float), defaultdict(float), defaultdict(float))
    others = len(coders) - 1
    covered = [sum(piece.end - piece.start for piece in own) for own in coders]
    for number, own in enumerate(coders):
        found.itself[GAP] += length - covered[number]
        for piece in own:
            found.itself[piece.value] += (piece.end - piece.start) ** 2
        for second, other in enumerate(coders):
            if second != number:
                both = _meet(found, own, other, others)
                neither = length - covered[number] - covered[second] + both
                found.meets[GAP, GAP] += neither / others
    return found


def _meet(found: Continuum, own: Sequence[Piece], other: Sequence[Piece], others: int) -> int:
    """Add on how many characters the units of one coder meet what another made of them; returns how
    many are in units of both."""
    ends, both = list(map(attrgetter("end"), other)), 0
    for start, end, value in own:
        shared = 0
        for there in other[bisect_right(ends, start) :]:
            if there.start >= end:
                break
            meeting = min(end, there.end) - max(start, there.start)
            found.meets[value, there.value] += meeting / others
            shared += meeting
        alone = (end - start - shared) / others
        found.meets[value, GAP] += alone
        found.meets[GAP, value] += alone
        found.valued[value] += shared**2 / others
        both += shared
    return both


def of_counts(counts: Counts, squares: int) -> Continuum:
    """What two coders made of continua in which one value may be given; `counts` are of
    characters, `squares` is the sum of the squared lengths of both coders' units."""
    meets: Meets = defaultdict(float)
    for (one, other), characters in counts.table().items():
        meets[one or GAP, other or GAP] += characters
        meets[other or GAP, one or GAP] += characters
    gaps = 2 * counts.n - counts.a - counts.b
    return Continuum(meets, Sums(float, {True: squares, GAP: gaps}), Sums(float))


def pooled(continua: Iterable[Continuum]) -> Continuum:
    """Several continua as one study."""
    found = Continuum(defaultdict(float), defaultdict(float), defaultdict(float))
    for one in continua:
        for pair, characters in one.meets.items():
            found.meets[pair] += characters
        for value, squares in one.itself.items():
            found.itself[value] += squares
        for value, squares in one.valued.items():
            found.valued[value] += squares
    return found


def alpha_u(found: Continuum) -> float | None:
    """uα: borders and values together (equation 5a); None where nothing could differ."""
    return _alpha(found.meets, found.itself)


def borders(found: Continuum) -> float | None:
    """|uα: only what is in a unit and what is in a gap, whatever the value (equation 6)."""
    meets: Meets = defaultdict(float)
    for (one, other), characters in found.meets.items():
        meets[one is GAP, other is GAP] += characters
    return _alpha(meets, found.itself)


def values(found: Continuum) -> float | None:
    """cuα: the values alone, where units meet units (equation 11); None where fewer than two values
    do."""
    return _alpha(_without_gaps(found.meets), found.valued)


def of_value(found: Continuum, value: Hashable) -> float | None:
    """(k)uα: one value alone, where units meet units (equation 13b); None where it meets none, or
    where all of them have it."""
    meets = _without_gaps(found.meets)
    sums = _sums(meets)
    own, every = sums[value], sum(sums.values())
    if not own or own == every:
        return None
    differs = own - meets[value, value]
    return 1 - (own * every - found.valued[value]) * differs / (own * own * (every - own))


def _alpha(meets: Meets, itself: Sums) -> float | None:
    """One less what differs, held against what would by chance. Of the expected coincidences
    (equation 4) only those of differing values are needed, in which nothing meets itself."""
    sums = _sums(meets)
    every = sum(sums.values())
    if sum(own > 0 for own in sums.values()) < 2:
        return None
    differs = every - sum(meets[value, value] for value in sums)
    could = every * every - sum(own * own for own in sums.values())
    return 1 - differs * (every * every - sum(itself.values())) / (every * could)


def _sums(meets: Meets) -> Sums:
    sums = Sums(float)
    for (value, _), characters in list(meets.items()):
        sums[value] += characters
    return sums


def _without_gaps(meets: Meets) -> Meets:
    kept = {pair: count for pair, count in meets.items() if GAP not in pair}
    return defaultdict(float, kept)
