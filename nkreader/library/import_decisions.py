"""Decisions about entities and speakers, and views, of a bundle that is brought in.

What is decided here already of the same entity, and a view of the same id, stay as they are; of two
speakers what was decided later stands.
"""

from collections.abc import Mapping, Sequence

from nkreader.claim import SpeakerDecision
from nkreader.entity import EntityDecision
from nkreader.library.context import Context
from nkreader.library.naming import learn
from nkreader.library.views import LONGEST
from nkreader.store import entity_decisions, views
from nkreader.store.connection import Store
from nkreader.store.long_acts import LongAct
from nkreader.view import View

ROWS = 100
"""Decisions written in one transaction."""


def write_decisions(
    store: Store, doing: LongAct, told: Sequence[EntityDecision], notes: list[str]
) -> int:
    """Write the decisions that are not here, as a part of an act; notes get a line where some are
    otherwise here. Returns how many are new."""
    otherwise, written = 0, 0
    for start in range(0, len(told), ROWS):
        with doing.batch() as act:
            new = []
            for one in told[start : start + ROWS]:
                here = entity_decisions.said(store, one.kind, one.subject, one.alias)
                if here is None and not entity_decisions.has(store, one.id):
                    act.insert("entity_decision", one._asdict())
                    new.append(one)
                else:
                    otherwise += here != one.object
            learn(store, new)
            written += len(new)
    if otherwise == 1:
        notes.append("1 decision about an entity is otherwise here and stays so")
    elif otherwise:
        notes.append(f"{otherwise:,} decisions about entities are otherwise here and stay so")
    return written


def write_speakers(
    context: Context,
    doing: LongAct,
    told: Sequence[SpeakerDecision],
    homes: Mapping[str, str],
    notes: list[str],
) -> int:
    """The same of decisions about speakers; `homes` are the ids here of the bundle's articles."""
    from nkreader.library.speaker_acts import bring

    written = otherwise = 0
    for start in range(0, len(told), ROWS):
        with doing.batch() as act:
            new, other = bring(context, act, told[start : start + ROWS], homes)
            written, otherwise = written + new, otherwise + other
    if otherwise:
        what = "1 decision" if otherwise == 1 else f"{otherwise:,} decisions"
        notes.append(f"{what} about speakers: what was said here later stands")
    return written


def write_views(store: Store, told: Sequence[View], notes: list[str]) -> int:
    """Write the views that are not here. One whose name another has gets a number behind it, and
    notes a line. Returns how many are new."""
    known, written = views.every(store), 0
    ids = {one.id for one in known}
    queries = {one.name: one.query for one in known}
    for view in told:
        if view.id in ids or queries.get(view.name) == view.query:
            continue
        name, number = view.name, 1
        while name in queries:
            number += 1
            name = f"{view.name[: LONGEST - 5]} {number}"
        if number > 1:
            notes.append(f"the view “{view.name}” is called “{name}” here: there is another one")
        queries[name] = view.query
        views.save(store, view._replace(name=name))
        written += 1
    return written
