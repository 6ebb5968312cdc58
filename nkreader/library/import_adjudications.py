"""What was decided between sets, of a bundle that is brought in: merged by id, in any order.

A decision never changes but in the words that say why, for to decide again makes another one; of
two on the same passages the later holds. Where a decision is there with another reason both stay,
a line each.
"""

from collections.abc import Mapping, Sequence

from nkreader.adjudicated import Adjudicated, Side
from nkreader.comparison import Decision, Party
from nkreader.store import adjudications, comparing
from nkreader.store.connection import Store
from nkreader.store.history import Act
from nkreader.store.long_acts import LongAct
from nkreader.store.rows import Row

ROWS = 100
"""Decisions written in one transaction."""
Keys = Mapping[str, int]
"""Keys here, by the ids there; of tags by their slugs there."""


def write_adjudications(
    store: Store,
    doing: LongAct,
    told: Sequence[Adjudicated],
    sets: Keys,
    articles: Keys,
    versions: Keys,
    tags: Keys,
) -> None:
    """Write those that are not here, and the reasons of others, as a part of an act."""
    for start in range(0, len(told), ROWS):
        with doing.batch() as act:
            for one in told[start : start + ROWS]:
                left, right = (
                    _party(store, side, versions, tags) for side in (one.left, one.right)
                )
                decision = Decision(
                    one.id, "", left, right, one.choice, one.results, one.annotator, one.reason,
                    one.created,
                )  # fmt: skip
                owners = (sets[one.left_set], sets[one.right_set], sets[one.into_set])
                row = adjudications.row(one.id, owners, articles[one.article], decision)
                here = adjudications.with_id(store, one.id)
                if here is None:
                    act.insert("adjudication", row)
                else:
                    _merge(store, act, here, row)


def _party(store: Store, side: Side | None, versions: Keys, tags: Keys) -> Party | None:
    """An annotation and its claim, as it would be made here."""
    if side is None:
        return None
    claim = comparing.claim_of(store, versions[side.version], side.start, side.end, tags[side.tag])
    return side.annotation, claim


def _merge(store: Store, act: Act, here: Row, row: Row) -> None:
    """Keep both reasons; of two claims of an annotation that which it makes here now."""
    changed: Row = {}
    reasons = {line for one in (here, row) for line in (one["reason"] or "").split("\n") if line}
    if (both := "\n".join(sorted(reasons)) or None) != here["reason"]:
        changed["reason"] = both
    for side in ("left", "right"):
        name, id = f"{side}_claim", here[f"{side}_annotation"]
        if here[name] != row[name] and row[name] in comparing.claims(store, [id]):
            changed[name] = row[name]
    if changed:
        act.update("adjudication", here["key"], changed)
