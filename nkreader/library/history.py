"""The history: what was done, when, where; undo, redo, and taking any act back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from nkreader.library import coding
from nkreader.library.act_marks import marks_of
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.placing import foresee, settle
from nkreader.model import Change, Mark, NkreaderError
from nkreader.store import annotations, articles, history, placements, turning, versions
from nkreader.store import history_entries as stored
from nkreader.store.history import Record
from nkreader.store.turning import Told, Way, untold

Marks = Sequence[Mark]
_STRUCTURE = {
    "zone_override", "sentence_border", "article_edit", "entity_decision", "speaker_decision",
}  # fmt: skip
"""Tables after whose rows an open article must be opened again."""
IMPORTED = "imported a set"
"""How an import is called; the articles that it brings are no part of the act."""


class StoppedError(NkreaderError):
    """Raised by whoever is told how far a long turning is and wants everything as it was."""


class HistoryEntry(NamedTuple):
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


def entries(context: Context) -> list[HistoryEntry]:
    """The acts of the current annotator, the latest first."""
    with context.store.snapshot():
        return _entries(context)


def _entries(context: Context) -> list[HistoryEntry]:
    titles: dict[str | None, str] = {None: ""}
    out = []
    found = history.records(context.store, context.annotator)
    about = stored.about(context.store, [record for record, _ in found])
    reverted = stored.taken_back(context.store, found)
    for record, undone in found:
        id = record.article
        if id not in titles:
            article = articles.by_id(context.store, id or "")
            titles[id] = (
                article.metadata.title or article.opening if article else "an article that is gone"
            )
        words, start, annotation = about.get(record.key, ("", 0, None))
        said = (record.id, record.said, record.created, id, titles[id])
        back = record.key in reverted
        out.append(HistoryEntry(*said, undone, back, words, start, annotation))
    return out


def place(context: Context, entry: HistoryEntry) -> str | int | None:
    """Where an act can be looked at in its article: the id of its annotation where the current set
    has it, else where its words are in the present text (an offset), else None."""
    article = articles.by_id(context.store, entry.article or "")
    if article is None:
        return None
    marks = annotations.in_article(context.store, article.id, context.set_key)
    if entry.annotation in [mark.annotation.id for mark in marks]:
        return entry.annotation
    text = versions.text(context.store, article.version)
    if not entry.words or text.startswith(entry.words, entry.start):
        return entry.start if entry.words else None
    at = text.find(entry.words)
    return at if at >= 0 else None


def length(context: Context, what: str) -> tuple[str, int]:
    """What an act of the annotator is called, and how many rows it has: the one that "undo" or
    "redo" would turn, else the one with this id; ("", 0) where there is none."""
    return turning.length(context.store, context.annotator, what)


def undo(context: Context, tell: Told | None = None) -> Change:
    """Take back the annotator's last act, wherever it was; NkreaderError where it can't be. `tell`
    hears of a long one how many rows of how many are turned, and may raise `StoppedError`."""
    return _turned(context, "undo", ("undid", "undone"), tell or untold)


def redo(context: Context, tell: Told | None = None) -> Change:
    """Do again what was undone last. Raises NkreaderError where it can't be."""
    return _turned(context, "redo", ("redid", "redone"), tell or untold)


def revert(context: Context, id: str, tell: Told | None = None) -> str:
    """Take one act back, wherever it stands in the history; a new act that can itself be undone.

    Returns what was said of it. Raises NkreaderError where a later act has touched the same thing.
    """
    record = history.with_id(context.store, context.annotator, id)
    if record is None:
        context.end_first()
        raise NkreaderError("this act is undone already: U does it again")
    tell = tell or untold
    with (
        _refused(context, record, "reverted"),
        turning.reverted(context.store, record, context.annotator, now(), tell),
    ):
        _set_right(context, record, _about(record), tell)
    context.refresh()
    return f"reverted: {record.said}"


def _turned(context: Context, way: Way, words: tuple[str, str], tell: Told) -> Change:
    did, done = words
    record = turning.next_act(context.store, context.annotator, way)
    if record is None:
        context.end_first()
        raise NkreaderError(f"nothing to {way}")
    about = _about(record)
    removed = marks_of(context.store, about.annotations)
    with _refused(context, record, done), turning.turned(context.store, record, way, tell):
        _set_right(context, record, about, tell)
    added = marks_of(context.store, about.annotations)
    stay = way == "undo" and record.said == IMPORTED
    said = f"{did}: {record.said}" + ("; the articles it brought stay" if stay else "")
    return _changed(context, record, about.tables, said, added, removed)


@contextmanager
def _refused(context: Context, record: Record, what: str) -> Iterator[None]:
    """An error says of which act it is, behind the library where it names that."""
    try:
        yield
    except StoppedError:
        raise
    except NkreaderError as error:
        library = f"{context.store.path}: "
        why = str(error).removeprefix(library)
        place = library if why != str(error) else ""
        raise NkreaderError(f"{place}“{record.said}” can't be {what}: {why}") from error


class _About(NamedTuple):
    """What the steps of an act are about, gone through once."""

    tables: set[str]
    annotations: list[int]
    """The keys of the annotations, in its order."""


def _about(record: Record) -> _About:
    tables, keys = set[str](), dict[int, None]()
    for step in record.steps:
        tables.add(step.table)
        if step.table == "annotation":
            keys[step.key] = None
        elif step.table == "decision":
            keys[(step.before or step.after or {})["annotation"]] = None
    return _About(tables, list(keys))


def _set_right(context: Context, record: Record, about: _About, tell: Told) -> None:
    """What follows from rows that were turned: a codebook that is sound, where annotations lie in
    the present texts, and what they code there. Raises NkreaderError where the codebook is not."""
    store = context.store
    if "tag" in about.tables:
        context.sound_codebook()
    if "entity_decision" in about.tables:
        from nkreader.library.naming import follow

        with store.write():
            follow(context, record)
    if "speaker_decision" in about.tables:
        from nkreader.library import speaker_acts

        with store.write():
            speaker_acts.follow(context, record)
    marks = annotations.each_mark(store, about.annotations)
    for article in dict.fromkeys(mark.annotation.article for mark in marks):
        here = articles.by_id(store, article)
        waiting = placements.unplaced(store, article, here.version if here else None)
        if here is not None and waiting:
            places = foresee(store, waiting, versions.text(store, here.version))
            with store.write():
                settle(store, article, places)
            tell(len(record.steps), len(record.steps))
    coding.settle(context)


def _changed(
    context: Context, record: Record, tables: set[str], said: str, added: Marks, removed: Marks
) -> Change:
    if tables & {"tag", "annotation_set"}:
        context.refresh()
    return Change(
        record.id,
        context.annotator,
        said,
        record.article,
        added,
        removed,
        "tag" in tables,
        bool(tables & _STRUCTURE),
    )
