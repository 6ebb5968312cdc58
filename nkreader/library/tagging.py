"""The acts on annotations: tag, untag, note, retag, re-span. Each is one durable change.

What an act depends on is looked up inside its transaction: another program may write too.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from nkreader.ids import new_id
from nkreader.library import coding
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.model import Article, Change, Mark, NkreaderError, Seen, UnknownError, Version
from nkreader.store import annotations, article_marks, articles, history, versions
from nkreader.text.span import Span


def tag(
    context: Context, article: Article, span: Span, slug: str, note: str | None, text: str | None
) -> Change:
    """Tag a span of an article's current text; the same tag on the same span is returned as it is.

    `text` is the current text where the caller has it. A change without an id is none: it was
    there. Raises NkreaderError for an unknown tag, a span outside the text, a text that is no
    longer the article's, or a library that can't be written.
    """
    with context.store.write():
        known = there(context, article, span, slug)
        if known is None:
            return _tag(context, article, span, slug, note, text)
        marks = annotations.marks(context.store, [known])
        return Change("", context.annotator, "tagged already", article.id, marks)


def toggle(context: Context, article: Article, span: Span, slug: str, text: str | None) -> Change:
    """What a tag's key does: set the tag on the span, or take it off where it is there."""
    with context.store.write():
        known = there(context, article, span, slug)
        if known is None:
            return _tag(context, article, span, slug, None, text)
        return _untag(context, known)


def there(context: Context, article: Article, span: Span, slug: str) -> int | None:
    """The key of the annotation that is this tag on this span of an article's text."""
    current(context, article.id, article.version)
    key = context.tag_key(slug)
    return annotations.same(context.store, context.set_key, article.id, (span.start, span.end), key)


def current(context: Context, article: str, version: str | None) -> Article:
    """The article, if `version` is its current one or None; spans of another one mean nothing.

    Only inside `store.write()`.
    """
    found = articles.by_id(context.store, article)
    if found is None:
        raise NkreaderError(f"{article}: this article is no longer in the library")
    if version not in (None, found.version):
        raise NkreaderError(
            f"{article}: has a newer text since it was opened; nothing was changed, open it again"
        )
    return found


def _tag(
    context: Context, article: Article, span: Span, slug: str, note: str | None, text: str | None
) -> Change:
    words = text if text is not None else versions.text(context.store, article.version)
    said = f"tagged {_name(context, slug)}"
    with act_of(context, said, article.id) as act:
        time = now()
        row = {
            "id": new_id(), "annotation_set": context.own_set(),
            "article": articles.key_of(context.store, article.id),
            "version": versions.key_of(context.store, article.version), **_described(words, span),
            "tag": context.tag_key(slug), "note": note or None, "created": time, "modified": time,
        }  # fmt: skip
        made = act.insert("annotation", row)
    return change_of(context, act, said, article.id, added=annotations.marks(context.store, [made]))


def insert(
    context: Context, act: history.Act, version: Version, spans: Sequence[Span], slug: str
) -> list[int]:
    """Annotate spans of an article's current version, as part of an act; returns their keys. Only
    inside `store.write()`."""
    if not spans:
        return []
    time = now()
    row = {
        "annotation_set": context.own_set(),
        "article": articles.key_of(context.store, version.article),
        "version": versions.key_of(context.store, version.id), "tag": context.tag_key(slug),
        "note": None, "created": time, "modified": time,
    }  # fmt: skip
    text = version.document.text
    return act.insert_many(
        "annotation", [{"id": new_id(), **row, **_described(text, one)} for one in spans]
    )


def _described(text: str, span: Span) -> dict[str, object]:
    """The columns that say where an annotation lies. Raises NkreaderError outside the text."""
    from nkreader.anchoring import describe

    if span.end > len(text):
        raise NkreaderError(f"{span.start}-{span.end}: outside the text, which ends at {len(text)}")
    return dict(describe(text, span.start, span.end)._asdict())


def untag(context: Context, id: str, seen: Seen | None) -> Change:
    """Take an annotation off. Raises NkreaderError for an unknown or ambiguous id."""
    with context.store.write():
        key, _ = find_own(context, id, seen)
        return _untag(context, key)


def _untag(context: Context, key: int) -> Change:
    removed = annotations.marks(context.store, [key])
    annotation = removed[0].annotation
    said = f"took {_name(context, annotation.tag)} off"
    with act_of(context, said, annotation.article) as act:
        act.delete("annotation", key)
    return change_of(context, act, said, annotation.article, removed=removed)


def note(context: Context, id: str, text: str, seen: Seen | None) -> Change:
    """Write the note of an annotation; an empty one takes it away."""
    words = text.strip() or None
    said = "wrote a note" if words else "took the note away"
    return change(context, id, said, {"note": words}, seen)


def retag(context: Context, id: str, slug: str, seen: Seen | None) -> Change:
    """Give an annotation another tag, keeping its note.

    Raises NkreaderError where the passage carries that tag too.
    """
    with context.store.write():
        tag: dict[str, object] = {"tag": context.tag_key(slug)}
        return change(context, id, f"retagged as {_name(context, slug)}", tag, seen)


def respan(context: Context, id: str, span: Span, version: str | None, seen: Seen | None) -> Change:
    """Move an annotation's borders, in the current text, keeping its tag and note.

    `version` is the text that `span` counts in, where the caller knows. Raises NkreaderError where
    that is no longer the current one, and where its tag lies at that span already.
    """
    with context.store.write():
        article = current(context, find_own(context, id, seen)[1].annotation.article, version)
        words = versions.text(context.store, article.version)
        row = {
            "version": versions.key_of(context.store, article.version),
            **_described(words, span),
        }
        return change(context, id, "moved the borders", row, seen)


def change(
    context: Context, id: str, said: str, row: Mapping[str, object], seen: Seen | None
) -> Change:
    """Give columns of an annotation of the present annotator other values. Raises NkreaderError
    where its tag would lie twice at its place."""
    with context.store.write():
        key, mark = find_own(context, id, seen)
        article = mark.annotation.article
        removed = (mark,)
        with act_of(context, said, article) as act:
            if "version" in row:
                act.undecide(key)
            act.update("annotation", key, {**row, "modified": now()})
        added = annotations.marks(context.store, [key])
        if {"tag", "start"} & row.keys() and annotations.twin(context.store, key) is not None:
            words = _name(context, added[0].annotation.tag)
            raise NkreaderError(f"this passage is tagged {words} already; nothing was changed")
    return change_of(context, act, said, article, added=added, removed=removed)


def find(context: Context, id: str) -> tuple[int, Mark]:
    """The annotation with this id or unique beginning of one."""
    found = annotations.by_prefix(context.store, id)
    if not found:
        if annotations.is_out_of_sight(context.store, id):
            context.end_first()
        if article_marks.by_prefix(context.store, id):
            raise UnknownError(
                f"{id}: is said of a whole article; this takes annotations of passages"
            )
        raise UnknownError(f"{id}: no such annotation")
    if len(found) > 1:
        raise NkreaderError(f"{id}: more than one annotation begins so; give more of the id")
    return found[0]


def find_own(context: Context, id: str, seen: Seen | None) -> tuple[int, Mark]:
    """As `find`, of the present annotator. Raises NkreaderError for somebody else's, and for one
    that, or whose text, is no longer as it was `seen`, if that is said."""
    key, mark = find(context, id)
    owner = annotations.annotator(context.store, mark.annotation.id)
    if owner != context.annotator:
        raise NkreaderError(
            f"{mark.annotation.id}: belongs to {owner}; say --annotator to act as them"
        )
    if seen is not None:
        current(context, mark.annotation.article, seen.version)
        if mark != seen.mark:
            raise NkreaderError(
                f"{mark.annotation.id}: is not as it was when it was shown; nothing was changed,"
                " look at it again"
            )
    return key, mark


@contextmanager
def act_of(context: Context, said: str, article: str | None) -> Iterator[history.Act]:
    """One act of the annotator at this context, in an article (by id) or in none."""
    key = articles.key_of(context.store, article) if article else None
    with history.act(context.store, context.annotator, said, now(), key) as act:
        yield act
        if key is not None:
            coding.follow(context, key)


def change_of(
    context: Context,
    act: history.Act,
    said: str,
    article: str | None,
    added: tuple[Mark, ...] = (),
    removed: tuple[Mark, ...] = (),
) -> Change:
    """The change that an act made, for the screens to follow."""
    return Change(act.id, context.annotator, said, article, added, removed)


def _name(context: Context, slug: str) -> str:
    tag = context.codebook.get(slug)
    return tag.name if tag else slug
