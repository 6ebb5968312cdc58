"""The order in which a passage is looked for: from what is certain at once to what is not.

Each strategy answers or passes on. None of them guesses: "placed" means that what the strategy's
file says at its top holds, and whatever is left goes to a person.
"""

from collections.abc import Callable, Iterable

from nkreader.anchoring.anchor import Anchor
from nkreader.anchoring.carried import carried
from nkreader.anchoring.edited import edited
from nkreader.anchoring.elsewhere import elsewhere
from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.quoted import found, quoted
from nkreader.anchoring.reworded import reworded
from nkreader.anchoring.same_place import same_place
from nkreader.anchoring.suggested import suggested
from nkreader.anchoring.tokens import Tokens, Vocabulary
from nkreader.anchoring.unchanged import unchanged
from nkreader.anchoring.unique import unique
from nkreader.model import Placement

WITH_OLD: tuple[Callable[[Pair, Passage], Placement | None], ...] = (
    unchanged,
    unique,
    carried,
    edited,
    suggested,
    elsewhere,
)
WITHOUT_OLD: tuple[Callable[[Anchor, Pair, Passage], Placement | None], ...] = (
    quoted,
    reworded,
)


def resolve(anchor: Anchor, text: str, old: str | None = None) -> Placement:
    """Where `anchor` lies in `text`; `old` is the text it was described in, if it is at hand.

    "placed" and its offsets in code points of `text`; "review", with a proposal or none; "orphan".
    An `old` that does not have the anchor's quote at its place is not its text, and is not used.
    """
    return resolve_all([anchor], text, old)[0]


def resolve_all(anchors: Iterable[Anchor], text: str, old: str | None = None) -> list[Placement]:
    """`resolve` for many anchors of one text: the texts are compared once.

    Without `old`, anchors also speak for one another: short passages are placed where passages
    that are certain moved by as much.
    """
    wanted = list(anchors)
    known = [old is not None and _describes(anchor, old) for anchor in wanted]
    here = [
        None if belongs else same_place(anchor, text)
        for anchor, belongs in zip(wanted, known, strict=True)
    ]
    certain = [one for one in here if one is not None]
    if len(certain) == len(wanted):
        return certain
    vocabulary = Vocabulary()
    pair = Pair(Tokens(old or "", vocabulary), Tokens(text, vocabulary))
    placed = [
        there or (_with_old(anchor, pair) if belongs else _without_old(anchor, pair.new))
        for anchor, belongs, there in zip(wanted, known, here, strict=True)
    ]
    shifts = {
        placement.start - anchor.start
        for anchor, placement in zip(wanted, placed, strict=True)
        if placement.status == "placed" and placement.start is not None
    }
    return [
        placement
        if belongs or placement.status == "placed"
        else _shifted(anchor, pair.new, shifts) or placement
        for anchor, placement, belongs in zip(wanted, placed, known, strict=True)
    ]


def _describes(anchor: Anchor, old: str) -> bool:
    return 0 <= anchor.start < anchor.end and old[anchor.start : anchor.end] == anchor.exact


def _with_old(anchor: Anchor, pair: Pair) -> Placement:
    passage = Passage.of(pair.old, anchor.start, anchor.end)
    if not passage.size and pair.old.text != pair.new.text:
        return Placement("orphan")
    answers = (strategy(pair, passage) for strategy in WITH_OLD)
    return next((answer for answer in answers if answer is not None), Placement("orphan"))


def _without_old(anchor: Anchor, new: Tokens) -> Placement:
    pair, passage = _quote(anchor, new)
    if not passage.size:
        return Placement("orphan")
    answers = (strategy(anchor, pair, passage) for strategy in WITHOUT_OLD)
    return next((answer for answer in answers if answer is not None), Placement("orphan"))


def _shifted(anchor: Anchor, new: Tokens, shifts: set[int]) -> Placement | None:
    """A quote in all of its context, moved by as much as a passage that is certain; for review
    where its words stand anywhere."""
    pair, passage = _quote(anchor, new)
    if not passage.size:
        return None
    here = found(pair, passage)
    if here is None:
        words = pair.old.ids[passage.first : passage.last]
        return Placement("review") if pair.new.occurrences(words) else None
    return Placement("placed" if here[0] - anchor.start in shifts else "review", *here)


def _quote(anchor: Anchor, new: Tokens) -> tuple[Pair, Passage]:
    """What is known of the old text, as if it were all of it."""
    old = Tokens(anchor.prefix + anchor.exact + anchor.suffix, new.vocabulary)
    start = len(anchor.prefix)
    return Pair(old, new), Passage.of(old, start, start + len(anchor.exact))
