"""Adjudications: between which two sets, into which third one; which difference an id means."""

from collections.abc import Iterable, Iterator

from nkreader.comparison import Ruled
from nkreader.ids import normal_id
from nkreader.library.adjudicating import Adjudication
from nkreader.library.comparing import called
from nkreader.library.context import Context
from nkreader.library.places import clean_name
from nkreader.library.sets import Sets, fit
from nkreader.model import AnnotationSet, NkreaderError
from nkreader.store import adjudications, sets


class Adjudicating:
    """Which adjudications there are and can be."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def begin(self, a: AnnotationSet, b: AnnotationSet, into: str) -> Adjudication:
        """Adjudicate between two sets into a third of one's own: `name`, `name@annotator` or id; a
        name that is not there yet is made with the first decision. Raises NkreaderError for what
        can't be decided into."""
        return Adjudication(self._context, a, b, self._target(into))

    def every(self) -> list[Adjudication]:
        """Those that the annotator has begun, the one decided in last first."""
        context = self._context
        seen = {one.set.id: one.set for one in sets.every(context.store)}
        found = adjudications.tasks(context.store, context.annotator)
        return [
            Adjudication(context, *(seen[id] for id in one))
            for one in found
            if seen.keys() >= set(one)
        ]

    def last(self, a: AnnotationSet, b: AnnotationSet) -> Adjudication | None:
        """The one between two sets, whichever is called a, that the annotator decided in last."""
        for one in self.every():
            if {one.a.id, one.b.id} == {a.id, b.id}:
                return Adjudication(self._context, a, b, one.into)
        return None

    def _target(self, text: str) -> AnnotationSet:
        """A name alone is one's own set, also where somebody else has one that is called so."""
        context, typed = self._context, clean_name(text)
        for one in sets.every(context.store):
            if typed in (one.set.id, called(one.set)):
                return one.set
        name = typed.removesuffix(f"@{context.annotator}")
        if "@" in name:
            return Sets(context).named(typed)
        there = sets.called(context.store, context.annotator, name)
        return AnnotationSet("", fit(name), context.annotator) if there is None else there.set


def found_by(every: Iterable[tuple[str, Ruled]], id: str) -> tuple[str, Ruled]:
    """The (article's id, difference) that an id, or a unique beginning of one, of an annotation on
    either side or of its decision means. Raises NkreaderError where there is none, or several."""
    typed = normal_id(id)
    found = [(article, one) for article, one in every if any(_begins(one, typed))]
    if len(found) == 1 and typed:
        return found[0]
    if found and typed:
        raise NkreaderError(f"{id}: more than one difference begins so; give more of the id")
    raise NkreaderError(f"{id}: no such difference; `nkreader adjudicate` lists what is left")


def _begins(one: Ruled, typed: str) -> Iterator[bool]:
    about = one.difference.about if one.difference else ()
    yield from (party[0].startswith(typed) for party in about if party is not None)
    if one.decision is not None:
        yield one.decision.id.startswith(typed)
