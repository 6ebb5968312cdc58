"""Which two sets are put side by side, asked wherever that is wanted."""

from nkreader.model import AnnotationSet
from nkreader.tui.acts.context import Context
from nkreader.tui.screens.chooser import Choice


def choose_two(here: Context) -> None:
    """Compare two sets: the two that there are, else two that are chosen. With fewer, say so."""
    sets = {one.id: one for one, _ in here.library.sets()}
    if len(sets) < 2:
        here.say("two sets are wanted: another annotator's, or another set of your own")
        return
    own = (here.library.annotator, here.library.set_name)
    order = sorted(sets.values(), key=lambda one: (one.annotator, one.name) != own)
    if len(order) == 2:
        here.ways.compare(*order)
        return
    names = {one.id: f"{one.name}@{one.annotator}" for one in order}

    def first(id: str) -> None:
        others = [Choice(one.id, names[one.id]) for one in order if one.id != id]
        here.choose(f"Compare {names[id]} with", others, lambda other: second(sets[id], other))

    def second(one: AnnotationSet, other: str) -> None:
        # The dialog closes first: what is opened stands over the screen, not over the dialog.
        here.app.call_later(here.attempt, lambda: here.ways.compare(one, sets[other]))

    choices = [Choice(one.id, names[one.id]) for one in order]
    here.choose("Compare", choices, lambda one: here.app.call_later(first, one))
