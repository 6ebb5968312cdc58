"""Proposals that were refused: kept as steps of the act, found again in later texts."""

from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.model import Version
from nkreader.store import articles, refusals, versions
from nkreader.store.history import Act
from nkreader.text.span import Span

Place = tuple[int, int]
"""A place in the text at hand, `[start, end)` in code points."""


def refused(context: Context, version: Version, tag: int | None = None) -> dict[int, set[Place]]:
    """By tag (key) where in a version the current set has refused it; of one tag, or of all.

    What was refused in another version counts where its passage is certain to be the same.
    """
    found: dict[int, set[Place]] = {}
    known = refusals.in_article(context.store, version.article, context.set_key, tag)
    if not known:
        return found
    here = versions.key_of(context.store, version.id)
    elsewhere: dict[int, list[refusals.Refusal]] = {}
    for one in known:
        if one.version == here:
            found.setdefault(one.tag, set()).add((one.start, one.end))
        else:
            elsewhere.setdefault(one.version, []).append(one)
    for key, some in elsewhere.items():
        from nkreader.anchoring import Anchor  # only where a text has changed
        from nkreader.library.quotations import lie

        anchors = [Anchor(one.start, one.end, one.exact, one.prefix, one.suffix) for one in some]
        old = refusals.made_in(context.store, key)
        places = lie(anchors, old, version.document.text)
        for one, place in zip(some, places, strict=True):
            if place.status == "placed" and place.start is not None and place.end is not None:
                found.setdefault(one.tag, set()).add((place.start, place.end))
    return found


def refuse(context: Context, act: Act, version: Version, span: Span, slug: str, rule: str) -> None:
    """Keep that a tag was refused at a place of an article's current version, as part of an act;
    `rule` says what had proposed it."""
    from nkreader.anchoring import describe

    tag = context.tag_key(slug)
    if (span.start, span.end) in refused(context, version, tag).get(tag, ()):
        return
    row = {
        "annotation_set": context.own_set(),
        "article": articles.key_of(context.store, version.article),
        "version": versions.key_of(context.store, version.id),
        **describe(version.document.text, span.start, span.end)._asdict(),
        "tag": tag, "rule": rule, "created": now(),
    }  # fmt: skip
    act.insert("refusal", row)
