"""Where annotations made in other versions lie in an article's current text: asked of `anchoring`,
kept by `store`."""

from collections import Counter

from nkreader.model import Annotation
from nkreader.store import annotations, articles, versions
from nkreader.store.connection import Store


def settle(store: Store, article: str) -> tuple[str, ...]:
    """Place every annotation of an article that has another version; says what became of them.

    Only inside `store.write()`. What a person has decided before stays.
    """
    current = articles.by_id(store, article)
    waiting = annotations.elsewhere(store, article)
    if current is None or not waiting:
        return ()
    from nkreader.anchoring import Anchor, resolve_all

    text = versions.text(store, current.version)
    by_version: dict[str, list[tuple[int, Annotation]]] = {}
    for key, annotation in waiting:
        by_version.setdefault(annotation.version, []).append((key, annotation))
    counts: Counter[str] = Counter()
    for version, group in by_version.items():
        anchors = [
            Anchor(one.start, one.end, one.exact, one.prefix, one.suffix) for _, one in group
        ]
        found = resolve_all(anchors, text, versions.text(store, version))
        for (key, _), placement in zip(group, found, strict=True):
            annotations.place(store, key, current.version, placement)
            counts[placement.status] += 1
    parts = (f"{counts[status]} {status}" for status in ("placed", "review", "orphan"))
    return (f"annotations: {', '.join(parts)}",)
