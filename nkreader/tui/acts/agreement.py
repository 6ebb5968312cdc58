"""Acts of the screen of agreement: between which sets, of which articles, what differs."""

from nkreader.agreement import BY
from nkreader.comparison import KINDS, Wanted
from nkreader.library.query import parse
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import AgreementContext
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[AgreementContext] = Acts()
DIFFERENT = frozenset(KINDS) - {"same"}


@_OWN("open")
def open_differing(here: AgreementContext) -> None:
    """Show in what both sets differ on the tag, or on all."""
    row = here.rows.current
    look = here.look
    if row is None or row.sentence is None or look.sets is None:
        here.say("there are no figures yet")
        return
    tags = frozenset(filter(None, [row.sentence.tag]))
    here.ways.compare(*look.sets, Wanted(DIFFERENT, tags))


@_OWN("compare")
def compare(here: AgreementContext) -> None:
    """Show both sets side by side."""
    if here.look.sets is not None:
        here.ways.compare(*here.look.sets)


@_OWN("agreement.sets")
def sets(here: AgreementContext) -> None:
    """Choose two sets, one after the other."""
    from nkreader.tui.acts.two_sets import choose_pair  # not needed where they are known

    choose_pair(
        here, "Agreement of", lambda a, b: here.show(here.look._replace(sets=(a, b)))
    )  # fmt: skip


@_OWN("agreement.more")
def more(here: AgreementContext) -> None:
    """Show more of what is told of the row."""
    here.more()


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


AGREEMENT = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the screen of agreement, by id."""
