"""Acts that set tags and take them off, and the way back in an open article: undo and redo."""

from functools import partial

from nkreader.model import Change, Tag
from nkreader.tui.acts.context import Acts, Context, ReadingContext, where
from nkreader.tui.acts.everywhere import remember
from nkreader.tui.acts.setting import tag_acts
from nkreader.tui.acts.turning import turn

TAGGING: Acts[ReadingContext] = Acts()


def toggle(here: ReadingContext, tag: Tag) -> None:
    """Tag the passage, durably, then show it; go on where advance mode is on."""
    span = here.pane.target()
    if span is None:
        here.say("nothing to tag here")
        return
    change = here.library.toggle(here.reading, span, tag.slug)
    here.app.last_tag = tag.slug
    show(here, change)
    here.pane.settle_selection()
    if change.added and advancing(here):
        here.pane.advance()


def show(here: Context, change: Change) -> None:
    """Show a change and say it."""
    here.follow(change)
    here.say(f"{change.said} · u undoes")


def advancing(here: ReadingContext) -> bool:
    """Whether the cursor goes to the next sentence after a tag."""
    return bool(here.library.setting("advance", False))


TAGGING.update(tag_acts(lambda here: partial(toggle, here)))


@TAGGING("advance")
def advance(here: ReadingContext) -> None:
    """Switch advance mode."""
    remember(here, "advance", not advancing(here))
    here.say("after a tag: the next sentence" if advancing(here) else "after a tag: stay")
    here.tell_place()


@TAGGING("undo")
def undo(here: ReadingContext) -> None:
    """Take back the last act, and go to where it was."""
    turn(here, "undo", partial(_turned, here))


@TAGGING("redo")
def redo(here: ReadingContext) -> None:
    """Do again what was undone, and go to where it was."""
    turn(here, "redo", partial(_turned, here))


def _turned(here: ReadingContext, change: Change) -> None:
    same = change.article in (None, here.reading.article.id)
    here.follow(change)
    place = where(change) if change.article is not None else None
    if same and place is not None:
        at = here.place_of(place) if isinstance(place, str) else place
        if at is not None:
            here.pane.go(at)
    title = here.reading.article.metadata.title or here.reading.article.opening
    here.say(change.said if same else f"{change.said} · in {title}")
