"""Annotation sets: which there are, which one a person means, and what is done with a whole one."""

from collections.abc import Sequence

from nkreader.ids import new_id, normal_id
from nkreader.library import coding
from nkreader.library.context import Context
from nkreader.library.places import clean_name, now
from nkreader.library.tagging import act_of
from nkreader.model import AnnotationSet, Change, NkreaderError, WrongUseError
from nkreader.sets import Copied, SetRow
from nkreader.store import links, sets, tags
from nkreader.store.long_acts import LongAct, long_act
from nkreader.text.hidden import one_line
from nkreader.wellformed import name_fault

SHOWN = 12
"""Sets that an error names at the most."""
LONGEST = 60
"""Code points of a name."""
ROWS = 500
"""Annotations that are copied in one transaction."""


class Sets:
    """What can be asked of the sets of a library, and done with them.

    Renaming, duplicating and archiving are acts of the annotator, who can undo them; a set that is
    made stays. Each raises NkreaderError for a set of somebody else that would be changed, and for
    a name that is taken; WrongUseError for one that can't be a name.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def named(self, text: str) -> AnnotationSet:
        """The set that is meant: `name` (the current annotator's, else the only one called so),
        `name@annotator`, an id, or the beginning of one that no other has.

        Raises NkreaderError where there is none, or more than one.
        """
        store = self._context.store
        seen = [one.set for one in sets.every(store)]
        hidden = [one.set for one in sets.out_of_view(store)]
        every = [*seen, *hidden]
        wanted, id = clean_name(text), normal_id(text)
        mine = [one for one in every if one.annotator == self._context.annotator]
        told = (
            [one for one in mine if one.name == wanted],
            [one for one in every if f"{one.name}@{one.annotator}" == wanted],
            [one for one in every if one.id == id],
            [one for one in every if one.name == wanted],
            [one for one in every if id and one.id.startswith(id)],
        )
        found = next(filter(None, told), [])
        if any(one in hidden for one in found):
            self._context.end_first()
        if len(found) == 1:
            return found[0]
        among = found or seen
        known = ", ".join(f"{one.name}@{one.annotator}" for one in among[:SHOWN])
        more = f" and {len(among) - SHOWN} more" if len(among) > SHOWN else ""
        if found:
            raise NkreaderError(one_line(f"{wanted}: more than one set is meant: {known}{more}"))
        there = f"there are {known}{more}" if known else "there are none yet"
        raise NkreaderError(one_line(f"{wanted}: no such set; {there}"))

    def every(self, archived: bool = False) -> list[SetRow]:
        """The sets with what is in them, by annotator and name; archived ones if that is said."""
        coding.settle(self._context)
        return sets.with_counts(self._context.store, archived)

    def is_current(self, one: AnnotationSet) -> bool:
        """Whether this is the current set."""
        return (one.annotator, one.name) == (self._context.annotator, self._context.set_name)

    def new(self, name: str, annotator: str | None = None) -> AnnotationSet:
        """Make an empty set, of the current annotator if no other one is said, who may be new."""
        context, name = self._context, fit(name)
        owner = context.annotator if annotator is None else fit(annotator, "an annotator")
        with context.store.write():
            self._free(name, owner)
            tags.make_set(context.store, owner, name, now())
        return self._called(name, owner)

    def rename(self, one: AnnotationSet, name: str) -> Change:
        """Give a set of the annotator's another name."""
        context, name = self._context, fit(name)
        said = f"renamed the set {one.name} to {name}"
        with context.store.write():
            key = self._own(one)
            if name != one.name:
                self._free(name)
            with act_of(context, said, None) as act:
                act.update("annotation_set", key, {"name": name})
        context.refresh()
        return self._change(act.id, said)

    def archive(self, some: Sequence[AnnotationSet], away: bool = True) -> Change:
        """Put sets of the annotator's away, or bring them back: all of them as one act, or none."""
        names = ", ".join(one.name for one in some)
        said = f"archived the set {names}" if away else f"brought the set {names} back"
        with self._context.store.write(), act_of(self._context, said, None) as act:
            for key in [self._own(one) for one in some]:
                act.update("annotation_set", key, {"archived": int(away)})
        return self._change(act.id, said)

    def duplicate(self, one: AnnotationSet, name: str) -> Copied:
        """Copy what a set says (anybody's) into a new one of the current annotator: passages with
        their notes and places, tags and memos of whole articles, links from one of the passages to
        another, each with an id of its own. What is read and done is not copied. Undone, the set is
        gone again, unless something else was put into it.
        """
        context, name = self._context, fit(name)
        store = context.store
        source = self._stored(one).key
        said = f"duplicated the set {one.name} as {name}"
        with long_act(store, context.annotator, said, now()) as doing:
            with doing.batch() as act:
                self._free(name)
                row = tags.set_row(store, context.annotator, name, now())
                made = act.insert("annotation_set", row)
            ids = _copy_annotations(context, doing, source, made)
            linked = _copy_links(context, doing, ids)
            with doing.batch() as act:
                whole = [_anew(row, made) for row in sets.article_marks(store, source)]
                act.insert_many("article_mark", whole)
        return Copied(self._called(name), len(ids), len(whole), linked)

    def _free(self, name: str, annotator: str | None = None) -> None:
        owner = annotator or self._context.annotator
        if tags.set_key(self._context.store, owner, name) is not None:
            raise NkreaderError(one_line(f"{name}: {owner} has a set of this name already"))

    def _own(self, one: AnnotationSet) -> int:
        """The key of a set of the annotator's. Raises NkreaderError for somebody else's."""
        if one.annotator != self._context.annotator:
            raise NkreaderError(
                one_line(
                    f"{one.name}@{one.annotator}: belongs to {one.annotator};"
                    " say --annotator to act as them"
                )
            )
        return self._stored(one).key

    def _stored(self, one: AnnotationSet) -> sets.StoredSet:
        found = sets.with_id(self._context.store, one.id)
        if found is None:
            raise NkreaderError(one_line(f"{one.name}: this set is no longer there"))
        return found

    def _called(self, name: str, annotator: str | None = None) -> AnnotationSet:
        owner = annotator or self._context.annotator
        found = sets.called(self._context.store, owner, name)
        assert found is not None
        return found.set

    def _change(self, id: str, said: str) -> Change:
        return Change(id, self._context.annotator, said, None)


def fit(name: str, of: str = "a set") -> str:
    """A name as it is stored. Raises WrongUseError for one that can be none."""
    clean = clean_name(name)
    fault = name_fault(clean) or (None if clean.isprintable() else "has characters that don't show")
    if len(clean) > LONGEST:
        fault = f"is longer than {LONGEST} characters"
    if fault:
        raise WrongUseError(one_line(f"the name of {of} {fault}"))
    return clean


def _anew(row: dict[str, object], owner: int) -> dict[str, object]:
    """A stored row as a new one of another set."""
    return {
        **{name: value for name, value in row.items() if name != "key"},
        "id": new_id(),
        "annotation_set": owner,
    }


def _copy_annotations(context: Context, doing: LongAct, source: int, made: int) -> dict[str, str]:
    """Copy annotations, some at a time, with where they lie; returns the new ids by the old."""
    store, every = context.store, sets.annotations(context.store, source)
    ids: dict[str, str] = {}
    for first in range(0, len(every), ROWS):
        some = every[first : first + ROWS]
        with doing.batch() as act:
            anew = [_anew(row, made) for row in some]
            keys = act.insert_many("annotation", anew)
            ids |= {row["id"]: str(new["id"]) for row, new in zip(some, anew, strict=True)}
            copies = {row["key"]: key for row, key in zip(some, keys, strict=True)}
            decided = [
                {**{name: row[name] for name in row if name != "key"},
                 "annotation": copies[row["annotation"]]}
                for row in sets.decisions(store, list(copies))
            ]  # fmt: skip
            act.insert_many("decision", decided)
            sets.copy_placements(store, copies)
    return ids


def _copy_links(context: Context, doing: LongAct, ids: dict[str, str]) -> int:
    """Copy the links both of whose ends are copied; returns how many they were."""
    every, _ = links.among(context.store, ids)
    for first in range(0, len(every), ROWS):
        rows = [
            {**one._asdict(), "id": new_id(), "source": ids[one.source], "target": ids[one.target]}
            for one in every[first : first + ROWS]
        ]
        with doing.batch() as act:
            act.insert_many("link", rows)
    return len(every)
