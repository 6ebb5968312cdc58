"""Acts of the list of links: open either end, say how it stands, why, take it away, filter."""

from nkreader.linked import End, Gone
from nkreader.links import LINK_KINDS, LINK_STATES
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.copying import quoted
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.linking import visit_to
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import LinkContext
from nkreader.tui.acts.tagging import show
from nkreader.tui.clipboard import copy as to_clipboard
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[LinkContext] = Acts()


@_OWN("open", end="source")
@_OWN("link.other", end="target")
def open_end(here: LinkContext, end: str) -> None:
    """Open the passage that the link leads from, or the one that it leads to."""
    pair = here.rows.current
    if pair is not None:
        here.read(visit_to(here, pair.source if end == "source" else pair.target))


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


@_OWN("copy")
def copy(here: LinkContext) -> None:
    """Put both passages with their citations into the clipboard, and what links them."""
    pair = here.rows.current
    if pair is None:
        return
    link, ends = pair.link, [_quoted(here, end) for end in (pair.source, pair.target)]
    kind = f"{link.kind}: {link.reason}" if link.reason else link.kind
    to_clipboard(here.app, f"{ends[0]}\n({kind})\n\n{ends[1]}")
    here.say("copied both passages with their citations")


def _quoted(here: LinkContext, end: End) -> str:
    if isinstance(end, Gone):
        return f"{end.words or end.id}\n— taken off\n"
    return quoted(end.mark.words, here.library.citing.passage(end))


@_OWN("clear")
def clear(here: LinkContext) -> None:
    """List every link."""
    here.kind, here.state, here.broken = None, None, False
    here.reload()


LINKS = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the list of links, by id."""
