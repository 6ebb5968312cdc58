"""The history as a person reads it: what was done, when, where; and taking any of it back."""

from typing import NamedTuple

from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.library.placing import settle
from nkreader.model import NkreaderError
from nkreader.store import annotations, articles, history


class Deed(NamedTuple):
    """One act of the current annotator."""

    id: str
    said: str
    created: str
    article: str | None
    """The id of the article it happened in, if it was one."""
    title: str
    undone: bool


def deeds(desk: Desk) -> list[Deed]:
    """The acts of the current annotator, the latest first."""
    titles: dict[str | None, str] = {None: ""}
    out = []
    for record, undone in history.records(desk.store, desk.annotator):
        if record.article not in titles:
            article = articles.by_id(desk.store, record.article or "")
            titles[record.article] = (
                article.metadata.title or article.opening if article else "an article that is gone"
            )
        out.append(
            Deed(
                record.id,
                record.said,
                record.created,
                record.article,
                titles[record.article],
                undone,
            )
        )
    return out


def revert(desk: Desk, id: str) -> str:
    """Take one act back, wherever it stands in the history; a new act that can itself be undone.

    Returns what was said of it. Raises NkreaderError where a later act has touched the same thing.
    """
    record = history.with_id(desk.store, desk.annotator, id)
    if record is None:
        raise NkreaderError("this act is undone already: U does it again")
    keys = [step.key for step in record.steps if step.table == "annotation"]
    try:
        with desk.store.write():
            said = history.revert(desk.store, record, desk.annotator, now())
            for one in {mark.annotation.article for mark in annotations.marks(desk.store, keys)}:
                settle(desk.store, one)
    except NkreaderError as error:
        raise NkreaderError(f"“{record.said}” can't be reverted: {error}") from error
    desk.refresh()
    return said
