"""The acts on annotations: tag, untag, note, retag, undo, redo. Each is one durable change."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from nkreader.ids import new_id
from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.library.placing import settle
from nkreader.model import Article, Change, Mark, NkreaderError
from nkreader.store import annotations, articles, history, versions
from nkreader.store.connection import Store
from nkreader.text.span import Span


def tag(
    desk: Desk, article: Article, span: Span, slug: str, note: str | None, text: str | None
) -> Change:
    """Tag a span of an article's current text; the same tag on the same span is returned as it is.

    `text` is the current text where the caller has it. A change without an id is none: it was
    there. Raises NkreaderError for an unknown tag, a span outside the text, or a library that
    can't be written.
    """
    key = desk.tag_key(slug)
    words = text if text is not None else versions.text(desk.store, article.version)
    if span.end > len(words):
        raise NkreaderError(
            f"{span.start}-{span.end}: outside the text, which ends at {len(words)}"
        )
    there = annotations.same(desk.store, desk.set_key, article.id, (span.start, span.end), key)
    if there is not None:
        marks = annotations.marks(desk.store, [there])
        return Change("", desk.annotator, "tagged already", article.id, marks)
    said = f"tagged {_name(desk, slug)}"
    from nkreader.anchoring import describe

    anchor = describe(words, span.start, span.end)
    with act_of(desk, said, article.id) as act:
        time = now()
        row = {
            "id": new_id(), "annotation_set": desk.own_set(),
            "article": articles.key_of(desk.store, article.id),
            "version": versions.key_of(desk.store, article.version),
            "start": span.start, "end": span.end, "exact": anchor.exact, "prefix": anchor.prefix,
            "suffix": anchor.suffix, "tag": key, "note": note or None,
            "created": time, "modified": time,
        }  # fmt: skip
        made = act.insert("annotation", row)
    return change_of(desk, said, article.id, added=annotations.marks(desk.store, [made]))


def toggle(desk: Desk, article: Article, span: Span, slug: str, text: str | None) -> Change:
    """What a tag's key does: set the tag on the span, or take it off where it is there."""
    there = annotations.same(
        desk.store, desk.set_key, article.id, (span.start, span.end), desk.tag_key(slug)
    )
    if there is None:
        return tag(desk, article, span, slug, None, text)
    return _untag(desk, there)


def untag(desk: Desk, id: str) -> Change:
    """Take an annotation off. Raises NkreaderError for an unknown or ambiguous id."""
    key, mark = find(desk, id)
    _own(desk, mark)
    return _untag(desk, key)


def _untag(desk: Desk, key: int) -> Change:
    removed = annotations.marks(desk.store, [key])
    annotation = removed[0].annotation
    said = f"took {_name(desk, annotation.tag)} off"
    with act_of(desk, said, annotation.article) as act:
        act.delete("annotation", key)
    return change_of(desk, said, annotation.article, removed=removed)


def note(desk: Desk, id: str, text: str) -> Change:
    """Write the note of an annotation; an empty one takes it away."""
    words = text.strip() or None
    said = "wrote a note" if words else "took the note away"
    return _update(desk, id, said, {"note": words})


def retag(desk: Desk, id: str, slug: str) -> Change:
    """Give an annotation another tag, keeping its note."""
    return _update(desk, id, f"retagged as {_name(desk, slug)}", {"tag": desk.tag_key(slug)})


def respan(desk: Desk, id: str, span: Span) -> Change:
    """Move an annotation's borders, in the current text, keeping its tag and note."""
    _, mark = find(desk, id)
    article = articles.by_id(desk.store, mark.annotation.article)
    if article is None:
        raise NkreaderError(f"{id}: its article is gone")
    from nkreader.anchoring import describe

    anchor = describe(versions.text(desk.store, article.version), span.start, span.end)
    row = {
        "version": versions.key_of(desk.store, article.version),
        "start": span.start, "end": span.end,
        "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix,
    }  # fmt: skip
    return _update(desk, id, "moved the borders", row)


def _update(desk: Desk, id: str, said: str, row: dict[str, object]) -> Change:
    key, mark = find(desk, id)
    _own(desk, mark)
    removed = annotations.marks(desk.store, [key])
    with act_of(desk, said, mark.annotation.article) as act:
        act.update("annotation", key, {**row, "modified": now()})
    added = annotations.marks(desk.store, [key])
    return change_of(desk, said, mark.annotation.article, added=added, removed=removed)


def undo(desk: Desk) -> Change:
    """Take back the annotator's last act, wherever it was; NkreaderError where it can't be."""
    record = history.last(desk.store, desk.annotator)
    if record is None:
        raise NkreaderError("nothing to undo")
    return _turn(desk, record, history.undo, "undid")


def redo(desk: Desk) -> Change:
    """Do again what was undone last. Raises NkreaderError where it can't be."""
    record = history.first_undone(desk.store, desk.annotator)
    if record is None:
        raise NkreaderError("nothing to redo")
    return _turn(desk, record, history.redo, "redid")


def _turn(
    desk: Desk,
    record: history.Record,
    how: Callable[[Store, history.Record], None],
    verb: str,
) -> Change:
    keys = [step.key for step in record.steps if step.table == "annotation"]
    removed = annotations.marks(desk.store, keys)
    try:
        with desk.store.write():
            how(desk.store, record)
            for one in {mark.annotation.article for mark in annotations.marks(desk.store, keys)}:
                settle(desk.store, one)
    except NkreaderError as error:
        raise NkreaderError(f"“{record.said}” can't be {verb[:2]}done: {error}") from error
    tables = {step.table for step in record.steps}
    if "tag" in tables:
        desk.refresh()
    return Change(
        record.id,
        desk.annotator,
        f"{verb}: {record.said}",
        record.article,
        annotations.marks(desk.store, keys),
        removed,
        "tag" in tables,
        bool(tables & {"zone_override", "sentence_border"}),
    )


def find(desk: Desk, id: str) -> tuple[int, Mark]:
    """The annotation with this id or unique beginning of one."""
    found = annotations.by_prefix(desk.store, id)
    if not found:
        raise NkreaderError(f"{id}: no such annotation")
    if len(found) > 1:
        raise NkreaderError(f"{id}: more than one annotation begins so; give more of the id")
    return found[0]


def _own(desk: Desk, mark: Mark) -> None:
    owner = annotations.annotator(desk.store, mark.annotation.id)
    if owner != desk.annotator:
        raise NkreaderError(
            f"{mark.annotation.id}: belongs to {owner}; say --annotator to act as them"
        )


def act_of(desk: Desk, said: str, article: str | None) -> AbstractContextManager[history.Act]:
    """One act of the annotator at this desk, in an article (by id) or in none."""
    key = articles.key_of(desk.store, article) if article else None
    return history.act(desk.store, desk.annotator, said, now(), key)


def change_of(
    desk: Desk,
    said: str,
    article: str | None,
    added: tuple[Mark, ...] = (),
    removed: tuple[Mark, ...] = (),
) -> Change:
    """The change that the last act made, for the screens to follow."""
    record = history.last(desk.store, desk.annotator)
    return Change(record.id if record else "", desk.annotator, said, article, added, removed)


def _name(desk: Desk, slug: str) -> str:
    tag = desk.codebook.get(slug)
    return tag.name if tag else slug
