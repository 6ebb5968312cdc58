"""Acts of the screen of agreement: between which sets, of which articles, what differs."""

from collections.abc import Callable
from functools import partial

from nkreader.agreement import BY
from nkreader.library.agreements import Asked as AgreementAsked
from nkreader.library.query import parse
from nkreader.model import AnnotationSet
from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.acts.screen_contexts import AgreementContext
from nkreader.tui.acts.sets import called
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[AgreementContext] = Acts()


@_OWN("open")
def open_differing(here: AgreementContext) -> None:
    """List the passages of the tag, or of all, that only one of the sets has so."""
    row = here.rows.current
    look = here.look
    if row is None or row.sentence is None or look.sets is None:
        here.say("there are no figures yet")
        return
    asked = AgreementAsked(*look.sets, look.query, look.every)
    here.ways.list_differing(asked, row.sentence.tag)


@_OWN("agreement.sets")
def sets(here: AgreementContext) -> None:
    """Choose two sets, one after the other."""
    choose_sets(here, lambda a, b: here.show(here.look._replace(sets=(a, b))))


def choose_sets(here: Context, then: Callable[[AnnotationSet, AnnotationSet], object]) -> None:
    """Let two sets be chosen; where there are but two, these are."""
    every = {row.set.id: row.set for row in here.library.hands.every()}
    if len(every) < 2:
        here.say("agreement is between two sets, and there is only one yet")
        return
    if len(every) == 2:
        then(*every.values())
        return
    from nkreader.tui.screens.chooser import Choice  # not needed to start

    def choices(but: str = "") -> list[Choice]:
        return [Choice(id, called(one)) for id, one in every.items() if id != but]

    def first(id: str) -> None:
        title = f"Agreement of {called(every[id])} with"
        ask = partial(here.choose, title, choices(id), partial(second, id))
        # The dialog that chose the first is still closing.
        here.app.call_later(ask)

    def second(id: str, other: str) -> None:
        then(every[id], every[other])

    here.choose("Agreement of", choices(), first)


@_OWN("agreement.every")
def every(here: AgreementContext) -> None:
    """Count every article with a mark of either, or again only those done in both sets."""
    here.show(here.look._replace(every=not here.look.every))


@_OWN("agreement.by")
def by(here: AgreementContext) -> None:
    """Part it by revision of the codebook, then by month; then look at the whole again."""
    ways = (None, *BY)
    following = ways[(ways.index(here.look.by) + 1) % len(ways)]
    here.show(here.look._replace(by=following))


@_OWN("agreement.query")
def query(here: AgreementContext) -> None:
    """Type a query; at Enter only articles that answer it are counted."""

    def entered(typed: str) -> None:
        parse(typed)
        here.show(here.look._replace(query=typed.strip()))

    here.prompt.ask(
        Asked("words, \"phrases\", OR, -not, publisher: on: …", here.look.query, entered=entered)
    )  # fmt: skip


@_OWN("clear")
def clear(here: AgreementContext) -> None:
    """All articles again."""
    here.show(here.look._replace(query=""))


AGREEMENT = {**EVERYWHERE, **LISTS, **_OWN}
"""Every act of the screen of agreement, by id."""
