"""Which two sets are put side by side, asked wherever that is wanted."""

from collections.abc import Callable, Sequence

from nkreader.model import AnnotationSet
from nkreader.text.hidden import one_line
from nkreader.tui.acts.context import Context
from nkreader.tui.screens.chooser import Choice

Then = Callable[[AnnotationSet, AnnotationSet], object]
Pair = tuple[AnnotationSet, AnnotationSet]


def choose_two(here: Context) -> None:
    """Compare two sets: the two that there are, else two that are chosen; those that one decides
    between come first. With fewer than two, say so."""
    sets = {row.set.id for row in here.library.hands.every()}
    tasks = [one for one in here.library.adjudicating.every() if sets >= {one.a.id, one.b.id}]
    begun = [((one.a, one.b), f"→ {one_line(one.into.name)}") for one in tasks]
    choose_pair(here, "Compare", here.ways.compare, begun)


def choose_pair(
    here: Context, what: str, then: Then, begun: Sequence[tuple[Pair, str]] = ()
) -> None:
    """Hand on two sets: the two that there are, else two that are chosen, one after the other, or
    as a pair of those in `begun`, each with words about it. With fewer than two, say so."""
    sets = {row.set.id: row.set for row in here.library.hands.every()}
    if len(sets) < 2:
        here.say("two sets are wanted: another annotator's, or another set of your own")
        return
    own = (here.library.annotator, here.library.set_name)
    order = sorted(sets.values(), key=lambda one: (one.annotator, one.name) != own)
    if len(order) == 2:
        then(order[0], order[1])
        return
    names = {one.id: one_line(f"{one.name}@{one.annotator}") for one in order}
    pairs = {f"{a.id} {b.id}": (a, b) for (a, b), _ in begun}

    def first(value: str) -> None:
        # The dialog closes first: what is opened stands over the screen, not over the dialog.
        if value in pairs:
            here.app.call_later(take, *pairs[value])
        else:
            here.app.call_later(ask_other, sets[value])

    def ask_other(one: AnnotationSet) -> None:
        others = [Choice(id, name) for id, name in names.items() if id != one.id]
        here.choose(
            f"{what} {names[one.id]} with",
            others,
            lambda other: here.app.call_later(take, one, sets[other]),
        )

    def take(one: AnnotationSet, other: AnnotationSet) -> None:
        here.attempt(lambda: then(one, other))

    known = [
        Choice(f"{a.id} {b.id}", f"{names[a.id]} and {names[b.id]}", words)
        for (a, b), words in begun
    ]
    here.choose(what, [*known, *(Choice(id, name) for id, name in names.items())], first)
