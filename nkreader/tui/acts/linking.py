"""Acts on links: a mark is where one begins, another where it ends; along one to its other end."""

from functools import partial

from nkreader.linked import End, Gone
from nkreader.model import NkreaderError
from nkreader.tui.acts.context import Acts, Context, ReadingContext, visit_of
from nkreader.tui.acts.marks import mark_here
from nkreader.tui.acts.tagging import show
from nkreader.tui.acts.ways import Visit
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.panel import called

LINKING: Acts[ReadingContext] = Acts()
_WORDS = 40
"""Cells of a passage that are said."""


@LINKING("link.mark")
def link_mark(here: ReadingContext) -> None:
    """Let a link begin at this mark, or end here."""
    mark = mark_here(here)
    if mark is not None:
        link(here, mark)


def link(here: Context, mark: str) -> None:
    """Let a link begin at a mark (by id); where one has begun at another, let it end here."""
    if here.library.read_only:
        raise NkreaderError(here.library.read_only)
    begun, words = here.app.link_from, here.library.mark(mark).words
    key = key_of("link.mark", here.app.own_keys)
    if begun == mark:
        here.app.link_from = None
        here.say("no link begins here any more")
        return
    if begun is None or not _is_there(here, begun):
        here.app.link_from = mark
        what = shorten(one_line(words), _WORDS)
        here.say(f"a link begins at “{what}” · {key} on another mark ends it, here again drops it")
        return
    from nkreader.tui.screens.linking import LinkScreen  # not needed to read

    def make(kind: str, reason: str) -> None:
        made = here.library.linking.make(begun, mark, kind, reason or None)
        here.app.link_from = None
        if made.change.id:
            show(here, made.change)
        else:
            here.say("linked so already")

    here.app.push_screen(LinkScreen(here.library.mark(begun).words, words, make))


def _is_there(here: Context, mark: str) -> bool:
    """Whether the mark at which a link has begun was not taken off since."""
    try:
        here.library.mark(mark)
    except NkreaderError:
        return False
    return True


@LINKING("link.follow")
def follow_link(here: ReadingContext) -> None:
    """To the other end of the mark's link; which one is chosen, where there are several."""
    mark = mark_here(here)
    if mark is None:
        return
    pairs = here.library.linking.of_article(here.reading.article.id)
    seen = {
        one.link.id: one.seen_from(mark)
        for one in pairs
        if mark in (one.link.source, one.link.target)
    }
    if not seen:
        key = key_of("link.mark", here.app.own_keys)
        here.say(f"this mark has no link: {key} here and {key} on another mark make one")
    elif len(seen) == 1:
        go_along(here, next(iter(seen.values()))[1])
    else:
        choices = [Choice(id, f"{word} {called(end)}") for id, (word, end) in seen.items()]
        here.choose("Follow", choices, lambda chosen: go_along(here, seen[chosen][1]))


def go_along(here: ReadingContext, end: End) -> None:
    """Go to a passage at an end of a link: in this article at once, in another one over it."""
    visit = visit_to(here, end)
    if visit.article != here.reading.article.id:
        # A dialog may still be closing: it is this screen that the article is opened over.
        here.app.call_later(here.attempt, partial(here.read, visit))
        return
    if here.in_panel():
        here.to_text()
    if isinstance(visit.at, str):
        if here.place_of(visit.at) is not None:
            here.pane.choose(visit.at)
    elif visit.at is not None:
        here.pane.go(visit.at)


def visit_to(here: Context, end: End) -> Visit:
    """How a passage at an end of a link is opened. Raises NkreaderError for one that was taken
    off."""
    if isinstance(end, Gone):
        raise NkreaderError("this passage was taken off: there is nothing to open")
    return visit_of(here.library, end.mark)
