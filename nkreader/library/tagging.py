"""The acts on annotations: tag, untag, note, retag, re-span. Each is one durable change.

What an act depends on is looked up inside its transaction: another program may write too.
"""

from contextlib import AbstractContextManager

from nkreader.ids import new_id
from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.model import Article, Change, Mark, NkreaderError, Seen
from nkreader.store import annotations, articles, history, versions
from nkreader.text.span import Span


def tag(
    desk: Desk, article: Article, span: Span, slug: str, note: str | None, text: str | None
) -> Change:
    """Tag a span of an article's current text; the same tag on the same span is returned as it is.

    `text` is the current text where the caller has it. A change without an id is none: it was
    there. Raises NkreaderError for an unknown tag, a span outside the text, a text that is no
    longer the article's, or a library that can't be written.
    """
    with desk.store.write():
        there = _there(desk, article, span, slug)
        if there is None:
            return _tag(desk, article, span, slug, note, text)
        marks = annotations.marks(desk.store, [there])
        return Change("", desk.annotator, "tagged already", article.id, marks)


def toggle(desk: Desk, article: Article, span: Span, slug: str, text: str | None) -> Change:
    """What a tag's key does: set the tag on the span, or take it off where it is there."""
    with desk.store.write():
        there = _there(desk, article, span, slug)
        if there is None:
            return _tag(desk, article, span, slug, None, text)
        return _untag(desk, there)


def _there(desk: Desk, article: Article, span: Span, slug: str) -> int | None:
    """The key of the annotation that is this tag on this span of an article's text."""
    current(desk, article.id, article.version)
    key = desk.tag_key(slug)
    return annotations.same(desk.store, desk.set_key, article.id, (span.start, span.end), key)


def current(desk: Desk, article: str, version: str | None) -> Article:
    """The article, if `version` is its current one or None; spans of another one mean nothing.

    Only inside `store.write()`.
    """
    found = articles.by_id(desk.store, article)
    if found is None:
        raise NkreaderError(f"{article}: this article is no longer in the library")
    if version not in (None, found.version):
        raise NkreaderError(
            f"{article}: has a newer text since it was opened; nothing was changed, open it again"
        )
    return found


def _tag(
    desk: Desk, article: Article, span: Span, slug: str, note: str | None, text: str | None
) -> Change:
    words = text if text is not None else versions.text(desk.store, article.version)
    said = f"tagged {_name(desk, slug)}"
    with act_of(desk, said, article.id) as act:
        time = now()
        row = {
            "id": new_id(), "annotation_set": desk.own_set(),
            "article": articles.key_of(desk.store, article.id),
            "version": versions.key_of(desk.store, article.version), **_described(words, span),
            "tag": desk.tag_key(slug), "note": note or None, "created": time, "modified": time,
        }  # fmt: skip
        made = act.insert("annotation", row)
    return change_of(desk, act, said, article.id, added=annotations.marks(desk.store, [made]))


def _described(text: str, span: Span) -> dict[str, object]:
    """The columns that say where an annotation lies. Raises NkreaderError outside the text."""
    from nkreader.anchoring import describe

    if span.end > len(text):
        raise NkreaderError(f"{span.start}-{span.end}: outside the text, which ends at {len(text)}")
    return dict(describe(text, span.start, span.end)._asdict())


def untag(desk: Desk, id: str, seen: Seen | None) -> Change:
    """Take an annotation off. Raises NkreaderError for an unknown or ambiguous id."""
    with desk.store.write():
        key, _ = find_own(desk, id, seen)
        return _untag(desk, key)


def _untag(desk: Desk, key: int) -> Change:
    removed = annotations.marks(desk.store, [key])
    annotation = removed[0].annotation
    said = f"took {_name(desk, annotation.tag)} off"
    with act_of(desk, said, annotation.article) as act:
        act.delete("annotation", key)
    return change_of(desk, act, said, annotation.article, removed=removed)


def note(desk: Desk, id: str, text: str, seen: Seen | None) -> Change:
    """Write the note of an annotation; an empty one takes it away."""
    words = text.strip() or None
    said = "wrote a note" if words else "took the note away"
    return _update(desk, id, said, {"note": words}, seen)


def retag(desk: Desk, id: str, slug: str, seen: Seen | None) -> Change:
    """Give an annotation another tag, keeping its note.

    Raises NkreaderError where the passage carries that tag too.
    """
    with desk.store.write():
        tag: dict[str, object] = {"tag": desk.tag_key(slug)}
        return _update(desk, id, f"retagged as {_name(desk, slug)}", tag, seen)


def respan(desk: Desk, id: str, span: Span, version: str | None, seen: Seen | None) -> Change:
    """Move an annotation's borders, in the current text, keeping its tag and note.

    `version` is the text that `span` counts in, where the caller knows. Raises NkreaderError where
    that is no longer the current one, and where its tag lies at that span already.
    """
    with desk.store.write():
        article = current(desk, find_own(desk, id, seen)[1].annotation.article, version)
        words = versions.text(desk.store, article.version)
        row = {"version": versions.key_of(desk.store, article.version), **_described(words, span)}
        return _update(desk, id, "moved the borders", row, seen)


def _update(desk: Desk, id: str, said: str, row: dict[str, object], seen: Seen | None) -> Change:
    with desk.store.write():
        key, mark = find_own(desk, id, seen)
        article = mark.annotation.article
        removed = (mark,)
        with act_of(desk, said, article) as act:
            if "version" in row:
                act.undecide(key)
            act.update("annotation", key, {**row, "modified": now()})
        added = annotations.marks(desk.store, [key])
        if {"tag", "start"} & row.keys() and annotations.doubled(desk.store, key):
            words = _name(desk, added[0].annotation.tag)
            raise NkreaderError(f"this passage is tagged {words} already; nothing was changed")
    return change_of(desk, act, said, article, added=added, removed=removed)


def find(desk: Desk, id: str) -> tuple[int, Mark]:
    """The annotation with this id or unique beginning of one."""
    found = annotations.by_prefix(desk.store, id)
    if not found:
        raise NkreaderError(f"{id}: no such annotation")
    if len(found) > 1:
        raise NkreaderError(f"{id}: more than one annotation begins so; give more of the id")
    return found[0]


def find_own(desk: Desk, id: str, seen: Seen | None) -> tuple[int, Mark]:
    """As `find`, of the annotator at this desk. Raises NkreaderError for somebody else's, and for
    one that, or whose text, is no longer as it was `seen`, if that is said."""
    key, mark = find(desk, id)
    owner = annotations.annotator(desk.store, mark.annotation.id)
    if owner != desk.annotator:
        raise NkreaderError(
            f"{mark.annotation.id}: belongs to {owner}; say --annotator to act as them"
        )
    if seen is not None:
        current(desk, mark.annotation.article, seen.version)
        if mark != seen.mark:
            raise NkreaderError(
                f"{mark.annotation.id}: is not as it was when it was shown; nothing was changed,"
                " look at it again"
            )
    return key, mark


def act_of(desk: Desk, said: str, article: str | None) -> AbstractContextManager[history.Act]:
    """One act of the annotator at this desk, in an article (by id) or in none."""
    key = articles.key_of(desk.store, article) if article else None
    return history.act(desk.store, desk.annotator, said, now(), key)


def change_of(
    desk: Desk,
    act: history.Act,
    said: str,
    article: str | None,
    added: tuple[Mark, ...] = (),
    removed: tuple[Mark, ...] = (),
) -> Change:
    """The change that an act made, for the screens to follow."""
    return Change(act.id, desk.annotator, said, article, added, removed)


def _name(desk: Desk, slug: str) -> str:
    tag = desk.codebook.get(slug)
    return tag.name if tag else slug
