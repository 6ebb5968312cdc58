"""Where annotations made in other versions lie in an article's current text: asked of `anchoring`,
kept by `store`."""

from collections.abc import Iterable, Mapping

from nkreader.model import Placement
from nkreader.store import articles, placements, versions
from nkreader.store.connection import Store
from nkreader.store.placements import Told

Places = Mapping[Told, Placement]


def foresee(store: Store, waiting: Iterable[Told], text: str) -> Places:
    """Where annotations lie in a text, for `settle`; needs no transaction, and may take a while.

    Where a person has said in an earlier version where one lies, that is asked first.
    """
    from nkreader.anchoring import Anchor, describe, resolve_all

    asked: dict[str, list[tuple[Told, bool, Anchor]]] = {}
    for one in waiting:
        own = Anchor(one.start, one.end, one.exact, one.prefix, one.suffix)
        asked.setdefault(one.version, []).append((one, False, own))
        if one.decided:
            version, start, end = one.decided
            decided = describe(versions.text(store, version), start, end)
            asked.setdefault(version, []).append((one, True, decided))
    found: dict[Told, Placement] = {}
    sure: dict[Told, Placement] = {}
    for version, group in asked.items():
        anchors = [anchor for _, _, anchor in group]
        places = resolve_all(anchors, text, versions.text(store, version))
        for (one, of_decision, _), place in zip(group, places, strict=True):
            if not of_decision:
                found[one] = place
            elif place.status == "placed":
                sure[one] = place
    return {**found, **sure}


def settle(store: Store, article: str, foreseen: Places | None = None) -> tuple[str, ...]:
    """Place every annotation of an article that is not placed yet in its current text; says how
    those that were made in other texts stand now.

    Only inside `store.write()`: what takes long is best `foreseen` before.
    """
    current = articles.by_id(store, article)
    if current is None:
        return ()
    known = foreseen or {}
    waiting = placements.unplaced(store, article, current.version)
    missing = [one for one in waiting if one not in known]
    if missing:
        known = {**known, **foresee(store, missing, versions.text(store, current.version))}
    for one in waiting:
        placements.place(store, one.key, current.version, known[one])
    counts = placements.standing(store, article)
    if not counts:
        return ()
    parts = (f"{counts.get(status, 0)} {status}" for status in ("placed", "review", "orphan"))
    return (f"annotations: {', '.join(parts)}",)
