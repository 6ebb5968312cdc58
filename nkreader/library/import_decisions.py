"""Decisions about entities, speakers and two articles, and views, of a bundle that is brought in.

What is decided here already of an entity, and a view of the same id, stay as they are; of two
speakers, and of two articles, what was decided later stands.
"""

from collections.abc import Mapping, Sequence

from nkreader.claim import SpeakerDecision
from nkreader.entity import EntityDecision
from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.import_articles import Homes
from nkreader.library.naming import learn
from nkreader.library.views import LONGEST
from nkreader.model import Bundle
from nkreader.relations import Relation
from nkreader.store import entity_decisions, relations, speakers, views
from nkreader.store.connection import Store
from nkreader.store.long_acts import LongAct
from nkreader.view import View

ROWS = 100
"""Decisions written in one transaction."""


def left_of_decisions(bundle: Bundle, set_name: str | None) -> list[str]:
    """What is said of decisions between sets that stay out: they are of three sets, and there is
    nothing to decide where all goes into one."""
    if set_name is None or not bundle.adjudications:
        return []
    from nkreader.exchange.wording import counted

    number = counted(len(bundle.adjudications), "decision")
    return [f"left out {number} between sets: everything goes into one set"]


def write_decisions(
    store: Store, doing: LongAct, told: Sequence[EntityDecision], notes: list[str]
) -> int:
    """Write the decisions that are not here, as a part of an act; notes get a line where some are
    otherwise here. Returns how many are new."""
    new = new_decisions(store, told, notes)
    for start in range(0, len(new), ROWS):
        some = new[start : start + ROWS]
        with doing.batch() as act:
            for one in some:
                act.insert("entity_decision", one._asdict())
            learn(store, some)
    return len(new)


def new_decisions(
    store: Store, told: Sequence[EntityDecision], notes: list[str]
) -> list[EntityDecision]:
    """The decisions that are not here; notes get a line where some are otherwise here."""
    otherwise = 0
    new: dict[tuple[str, str, str], EntityDecision] = {}
    ids: set[str] = set()
    for one in told:
        about = (one.kind, one.subject, one.alias)
        same = new.get(about)
        here = same.object if same else entity_decisions.said(store, *about)
        if here is None and one.id not in ids and not entity_decisions.has(store, one.id):
            new[about] = one
            ids.add(one.id)
        else:
            otherwise += here != one.object
    if otherwise == 1:
        notes.append("1 decision about an entity is otherwise here and stays so")
    elif otherwise:
        notes.append(f"{otherwise:,} decisions about entities are otherwise here and stay so")
    return list(new.values())


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
    _tell_later(otherwise, "about speakers: what was said here later stands", notes)
    return written


def coming_speakers(
    store: Store, told: Sequence[SpeakerDecision], homes: Homes, notes: list[str]
) -> int:
    """How many of these `write_speakers` would write, with the line it would add to notes. Only
    inside a snapshot; what is not here yet has a key that no row has."""
    from nkreader.library.speakers import ends as ends_of

    seen: dict[tuple[tuple[int, str], ...], tuple[str, str]] = {}
    written = otherwise = 0
    for one in told:
        ends = sorted((homes.ids[article], name, article) for article, name in ends_of(one))
        first, second = ((homes.articles[article], name) for _, name, article in ends)
        stored = speakers.stored(store, first, second)
        here = seen.get((first, second)) or (stored and (stored.kind, stored.created))
        if here is not None and (here[0] == one.kind or here[1] >= one.created):
            otherwise += here[0] != one.kind
            continue
        seen[first, second] = one.kind, one.created
        written += 1
    _tell_later(otherwise, "about speakers: what was said here later stands", notes)
    return written


def _tell_later(number: int, what: str, notes: list[str]) -> None:
    if number:
        notes.append(f"{'1 decision' if number == 1 else f'{number:,} decisions'} {what}")


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
                keys = _ends(one, homes)
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
    _tell_later(earlier, "about two articles: what was said here later stays", notes)
    return written


def coming_relations(store: Store, told: Sequence[Relation], homes: Homes, notes: list[str]) -> int:
    """The same of `write_relations`."""
    seen: dict[tuple[int, int, bool], Relation] = {}
    written = earlier = 0
    for one in told:
        first, second = _ends(one, homes)
        about = (first, second, one.kind == "translates")
        if first == second:
            continue
        stored = relations.about(store, *about)
        here = seen.get(about) or (stored[1] if stored else None)
        if here is None or one.said[:3] > here.said[:3]:
            seen[about] = one
            written += 1
        else:
            earlier += (one.kind, one.refused) != (here.kind, here.refused)
    _tell_later(earlier, "about two articles: what was said here later stays", notes)
    return written


def _ends(one: Relation, homes: Homes) -> tuple[int, int]:
    """The keys of two articles, those of a pair in the order of their ids here."""
    ends = [one.article, one.other]
    if one.kind == "translates":
        ends.sort(key=homes.ids.__getitem__)
    return homes.articles[ends[0]], homes.articles[ends[1]]


def write_views(store: Store, told: Sequence[View], notes: list[str]) -> int:
    """Write the views that are not here; notes get a line for one that is called otherwise here.
    Returns how many are new."""
    new = new_views(store, told, notes)
    for view in new:
        views.save(store, view)
    return len(new)


def new_views(store: Store, told: Sequence[View], notes: list[str]) -> list[View]:
    """The views that are not here. One whose name another has gets a number behind it, and notes a
    line."""
    known = views.every(store)
    new: list[View] = []
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
        new.append(view._replace(name=name))
    return new
