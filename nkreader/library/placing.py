"""Where annotations made in other versions lie in an article's current text: asked of `anchoring`,
kept by `store`."""

from collections.abc import Iterable, Mapping

from nkreader.model import Placement
from nkreader.store import annotations, articles, versions
from nkreader.store.annotations import Told
from nkreader.store.connection import Store

Places = Mapping[Told, Placement]


def foresee(store: Store, waiting: Iterable[Told], text: str) -> Places:
    """Where annotations lie in a text, for `settle`; needs no transaction, and may take a while.

    Where a person has said in an earlier version where one lies, that is asked first.
    """
    from nkreader.anchoring import Anchor, describe, resolve_all

    asked: dict[str, list[tuple[Told, Anchor]]] = {}
    for one in waiting:
        own = Anchor(one.start, one.end, one.exact, one.prefix, one.suffix)
        asked.setdefault(one.version, []).append((one, own))
        if one.decided:
            version, start, end = one.decided
            decided = describe(versions.text(store, version), start, end)
            asked.setdefault(version, []).append((one, decided))
    found: dict[Told, Placement] = {}
    for version, group in asked.items():
        places = resolve_all([anchor for _, anchor in group], text, versions.text(store, version))
        for (one, _), place in zip(group, places, strict=True):
            of_decision = one.decided is not None and one.decided[0] == version
            if one not in found or (of_decision and place.status == "placed"):
                found[one] = place
    return found


def settle(store: Store, article: str, foreseen: Places | None = None) -> tuple[str, ...]:
    """Place every annotation of an article that is not placed yet in its current text; says how
    those that were made in other texts stand now.

    Only inside `store.write()`: what takes long is best `foreseen` before.
    """
    current = articles.by_id(store, article)
    if current is None:
        return ()
    known = foreseen or {}
    waiting = annotations.unplaced(store, article, current.version)
    missing = [one for one in waiting if one not in known]
    if missing:
        known = {**known, **foresee(store, missing, versions.text(store, current.version))}
    for one in waiting:
        annotations.place(store, one.key, current.version, known[one])
    counts = annotations.standing(store, article)
    if not counts:
        return ()
    parts = (f"{counts.get(status, 0)} {status}" for status in ("placed", "review", "orphan"))
    return (f"annotations: {', '.join(parts)}",)
