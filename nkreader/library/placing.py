"""Where annotations made in other versions lie in an article's current text: asked of `anchoring`,
kept by `store`."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from nkreader.model import Placement, Version
from nkreader.store import articles, placements, versions
from nkreader.store.connection import Store
from nkreader.store.placements import Told

Places = Mapping[Told, Placement]


def foresee(store: Store, waiting: Iterable[Told], text: str) -> Places:
    """Where annotations lie in a text, for `settle`; needs no transaction, and may take a while.

    Where a person has said in an earlier version where one lies, that is asked first.
    """
    from nkreader.anchoring import Anchor, describe
    from nkreader.library.quotations import lie

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
        made_in = (version, versions.sha256(store, version), versions.text(store, version))
        places = lie(anchors, made_in, text)
        for (one, of_decision, _), place in zip(group, places, strict=True):
            if not of_decision:
                found[one] = place
            elif place.status == "placed":
                sure[one] = place
    return {**found, **sure}


NEAR = 4
"""Sentences on either side that are looked for where the one at a place is gone."""


def carried(old: Version, place: int, text: str) -> int | None:
    """Where an offset of an older version is in a text: in its sentence, at the beginning of that
    where it reads otherwise; else at the nearest sentence that is certain to be there, or None.

    For a reader's place, which proves nothing: its sentence may be where it is only proposed.
    """
    from nkreader.anchoring import describe, resolve_all

    here = bisect_right(old.sentences, place, key=lambda sentence: sentence[0]) - 1
    first = max(0, here - NEAR)
    spans = old.sentences[first : here + NEAR + 1]
    anchors = [describe(old.document.text, *span) for span in spans]
    places = resolve_all(anchors, text, old.document.text)
    if here >= 0 and (now := places[here - first]).start is not None:
        same = text[now.start : now.end] == anchors[here - first].exact
        return min(now.start + (place - spans[here - first][0] if same else 0), len(text) - 1)
    certain = [
        (abs(number - here), number < here, found.start)
        for number, found in enumerate(places, first)
        if found.status == "placed" and found.start is not None
    ]
    return min(certain)[2] if certain else None


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
