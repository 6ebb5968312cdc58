"""Acts of the list of links: open either end, say how it stands, why, take it away, filter."""

from nkreader.links import LINK_KINDS, LINK_STATES
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.linking import visit_of
from nkreader.tui.acts.list_contexts import LinkContext
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.acts.tagging import show
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[LinkContext] = Acts()


@_OWN("open", end="source")
@_OWN("link.other", end="target")
def open_end(here: LinkContext, end: str) -> None:
    """Open the passage that the link leads from, or the one that it leads to."""
    pair = here.rows.current
    if pair is not None:
        here.read(visit_of(here, pair.source if end == "source" else pair.target))


@_OWN("link.state")
def next_state(here: LinkContext) -> None:
    """Open, superseded, resolved, and round again."""
    pair = here.rows.current
    if pair is not None:
        wanted = LINK_STATES[(LINK_STATES.index(pair.link.state) + 1) % len(LINK_STATES)]
        show(here, here.library.linking.set_state(pair.link.id, wanted))


@_OWN("link.reason")
def reason(here: LinkContext) -> None:
    """Write why the passages are linked."""
    pair = here.rows.current
    if pair is None:
        return
    id, before = pair.link.id, pair.link.reason or ""

    def entered(words: str) -> None:
        if words.strip() != before:
            show(here, here.library.linking.set_reason(id, words))

    here.prompt.ask(Asked("why they are linked", before, entered=entered))


@_OWN("link.remove")
def remove(here: LinkContext) -> None:
    """Take the link away."""
    pair = here.rows.current
    if pair is not None:
        show(here, here.library.linking.remove(pair.link.id))


@_OWN("link.filter")
def filter(here: LinkContext) -> None:
    """List only links of a kind, in a state, or that are broken."""
    choices = [
        Choice("all", "all", "every link"),
        *(Choice(kind, kind, "of this kind") for kind in LINK_KINDS),
        *(Choice(state, state, "in this state") for state in LINK_STATES),
        Choice("broken", "broken", "whose passage at one end was taken off"),
    ]

    def take(chosen: str) -> None:
        if chosen == "all":
            here.kind, here.state, here.broken = None, None, False
        elif chosen == "broken":
            here.broken = True
        elif chosen in LINK_KINDS:
            here.kind = chosen
        else:
            here.state = chosen
        here.reload()

    here.choose("List the links", choices, take)


@_OWN("clear")
def clear(here: LinkContext) -> None:
    """List every link."""
    here.kind, here.state, here.broken = None, None, False
    here.reload()


LINKS = {**EVERYWHERE, **LISTS, **_OWN}
"""Every act of the list of links, by id."""
