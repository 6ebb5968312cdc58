"""Decisions about entities and about two articles, and views, of a bundle that is brought in.

What is decided here already of an entity, and a view of the same id, stay as they are; of two
articles the later stands.
"""

from collections.abc import Sequence

from nkreader.entity import EntityDecision
from nkreader.ids import new_id
from nkreader.library.import_articles import Homes
from nkreader.library.naming import learn
from nkreader.library.views import LONGEST
from nkreader.relations import Relation
from nkreader.store import entity_decisions, relations, views
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


def write_relations(
    store: Store, doing: LongAct, told: Sequence[Relation], homes: Homes, notes: list[str]
) -> int:
    """Write what a bundle says of two articles, as a part of an act; of what is said of the same
    two here the later stands, and notes get a line where that is not the bundle's. Returns how
    many are new or otherwise now."""
    written = earlier = 0
    for start in range(0, len(told), ROWS):
        with doing.batch() as act:
            for one in told[start : start + ROWS]:
                pair = one.kind == "translates"
                ends = [one.article, one.other]
                if pair:
                    ends.sort(key=homes.ids.__getitem__)
                keys = [homes.articles[id] for id in ends]
                if keys[0] == keys[1]:
                    continue
                row = {"kind": one.kind, "refused": int(one.refused), "modified": one.modified}
                here = relations.about(store, keys[0], keys[1], pair)
                if here is None:
                    id = new_id() if relations.has(store, one.id) else one.id
                    row |= {"id": id, "created": one.created}
                    act.insert("article_relation", {**row, "article": keys[0], "other": keys[1]})
                elif one.said[:3] > here[1].said[:3]:
                    act.update("article_relation", here[0], row)
                else:
                    earlier += (one.kind, one.refused) != (here[1].kind, here[1].refused)
                    continue
                written += 1
    if earlier:
        which = "1 decision" if earlier == 1 else f"{earlier:,} decisions"
        notes.append(f"{which} about two articles: what was said here later stays")
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
