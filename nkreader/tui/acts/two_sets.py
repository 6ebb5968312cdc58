"""Which two sets are put side by side, asked wherever that is wanted."""

from nkreader.model import AnnotationSet
from nkreader.text.hidden import one_line
from nkreader.tui.acts.context import Context
from nkreader.tui.screens.chooser import Choice


def choose_two(here: Context) -> None:
    """Compare two sets: the two that there are, else two that are chosen; those that one decides
    between come first. With fewer than two, say so."""
    sets = {row.set.id: row.set for row in here.library.hands.every()}
    if len(sets) < 2:
        here.say("two sets are wanted: another annotator's, or another set of your own")
        return
    own = (here.library.annotator, here.library.set_name)
    order = sorted(sets.values(), key=lambda one: (one.annotator, one.name) != own)
    if len(order) == 2:
        here.ways.compare(*order)
        return
    names = {one.id: one_line(f"{one.name}@{one.annotator}") for one in order}
    tasks = {
        f"{one.a.id} {one.b.id}": one
        for one in here.library.adjudicating.every()
        if names.keys() >= {one.a.id, one.b.id}
    }

    def first(value: str) -> None:
        # The dialog closes first: what is opened stands over the screen, not over the dialog.
        task = tasks.get(value)
        if task is not None:
            here.app.call_later(compare, task.a, task.b)
        else:
            here.app.call_later(ask_other, sets[value])

    def ask_other(one: AnnotationSet) -> None:
        others = [Choice(id, name) for id, name in names.items() if id != one.id]
        here.choose(
            f"Compare {names[one.id]} with",
            others,
            lambda other: here.app.call_later(compare, one, sets[other]),
        )

    def compare(one: AnnotationSet, other: AnnotationSet) -> None:
        here.attempt(lambda: here.ways.compare(one, other))

    begun = [
        Choice(value, f"{names[one.a.id]} and {names[one.b.id]}", f"→ {one_line(one.into.name)}")
        for value, one in tasks.items()
    ]
    here.choose("Compare", [*begun, *(Choice(id, name) for id, name in names.items())], first)
