"""The history: what was done, when, where; undo, redo, and taking any act back."""

from collections.abc import Callable
from typing import NamedTuple

from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.library.placing import settle
from nkreader.model import Change, Mark, NkreaderError
from nkreader.store import annotations, articles, history, versions
from nkreader.store import deeds as stored
from nkreader.store.history import Record

Marks = tuple[Mark, ...]


class Deed(NamedTuple):
    """One act of the current annotator."""

    id: str
    said: str
    created: str
    article: str | None
    """The id of the article it happened in, if it was one."""
    title: str
    undone: bool
    reverted: bool
    """Whether another act has taken it back and still holds."""
    words: str
    """What it was about, the first of its passages; may be empty."""
    start: int
    """Where these words began when it was done, in code points; 0 where that is not known."""
    annotation: str | None
    """The id of the annotation it was about; there may be no such one any more."""


def deeds(desk: Desk) -> list[Deed]:
    """The acts of the current annotator, the latest first."""
    with desk.store.snapshot():
        return _deeds(desk)


def _deeds(desk: Desk) -> list[Deed]:
    titles: dict[str | None, str] = {None: ""}
    out = []
    found = history.records(desk.store, desk.annotator)
    about = stored.about(desk.store, [record for record, _ in found])
    reverted = stored.taken_back(desk.store, found)
    for record, undone in found:
        id = record.article
        if id not in titles:
            article = articles.by_id(desk.store, id or "")
            titles[id] = (
                article.metadata.title or article.opening if article else "an article that is gone"
            )
        words, start, annotation = about.get(record.key, ("", 0, None))
        said = (record.id, record.said, record.created, id, titles[id])
        back = record.key in reverted
        out.append(Deed(*said, undone, back, words, start, annotation))
    return out


def place(desk: Desk, deed: Deed) -> str | int | None:
    """Where an act can be looked at in its article: the id of its annotation where the current set
    has it, else where its words are in the present text (an offset), else None."""
    article = articles.by_id(desk.store, deed.article or "")
    if article is None:
        return None
    marks = annotations.in_article(desk.store, article.id, desk.set_key)
    if deed.annotation in [mark.annotation.id for mark in marks]:
        return deed.annotation
    text = versions.text(desk.store, article.version)
    if not deed.words or text.startswith(deed.words, deed.start):
        return deed.start if deed.words else None
    at = text.find(deed.words)
    return at if at >= 0 else None


def undo(desk: Desk) -> Change:
    """Take back the annotator's last act, wherever it was; NkreaderError where it can't be."""
    with desk.store.write():
        record = history.last(desk.store, desk.annotator)
        if record is None:
            raise NkreaderError("nothing to undo")
        removed, added = _turn(desk, record, "undone", lambda one: history.undo(desk.store, one))
    return _changed(desk, record, f"undid: {record.said}", added, removed)


def redo(desk: Desk) -> Change:
    """Do again what was undone last. Raises NkreaderError where it can't be."""
    with desk.store.write():
        record = history.first_undone(desk.store, desk.annotator)
        if record is None:
            raise NkreaderError("nothing to redo")
        removed, added = _turn(desk, record, "redone", lambda one: history.redo(desk.store, one))
    return _changed(desk, record, f"redid: {record.said}", added, removed)


def revert(desk: Desk, id: str) -> str:
    """Take one act back, wherever it stands in the history; a new act that can itself be undone.

    Returns what was said of it. Raises NkreaderError where a later act has touched the same thing.
    """
    with desk.store.write():
        record = history.with_id(desk.store, desk.annotator, id)
        if record is None:
            raise NkreaderError("this act is undone already: U does it again")
        _turn(
            desk,
            record,
            "reverted",
            lambda one: history.revert(desk.store, one, desk.annotator, now()),
        )
    desk.refresh()
    return f"reverted: {record.said}"


def _turn(
    desk: Desk, record: Record, what: str, how: Callable[[Record], object]
) -> tuple[Marks, Marks]:
    """The marks an act was about as they were before it was turned, and as they are after."""
    keys = _annotations(record)
    removed = annotations.marks(desk.store, keys)
    try:
        how(record)
        if any(step.table == "tag" for step in record.steps):
            desk.sound_codebook()
        added = annotations.marks(desk.store, keys)
        for article in {mark.annotation.article for mark in added}:
            settle(desk.store, article)
    except NkreaderError as error:
        raise NkreaderError(f"“{record.said}” can't be {what}: {error}") from error
    return removed, annotations.marks(desk.store, keys)


def _annotations(record: Record) -> list[int]:
    """The keys of the annotations that an act is about, in its order."""
    keys: dict[int, None] = {}
    for step in record.steps:
        if step.table == "annotation":
            keys[step.key] = None
        elif step.table == "decision":
            keys[(step.before or step.after or {})["annotation"]] = None
    return list(keys)


def _changed(desk: Desk, record: Record, said: str, added: Marks, removed: Marks) -> Change:
    tables = {step.table for step in record.steps}
    if "tag" in tables:
        desk.refresh()
    return Change(
        record.id,
        desk.annotator,
        said,
        record.article,
        added,
        removed,
        "tag" in tables,
        bool(tables & {"zone_override", "sentence_border", "article_edit"}),
    )
