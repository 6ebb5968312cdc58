"""Acts on suggestions: tag as proposed, tag otherwise, refuse, open, order. Nothing is saved
without one of these keys."""

from collections.abc import Callable
from functools import partial

from nkreader.model import Tag
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.previewing import PREVIEW
from nkreader.tui.acts.proposal_contexts import SuggestionContext
from nkreader.tui.acts.setting import tag_acts
from nkreader.tui.acts.ways import Visit
from nkreader.tui.screens.chooser import NO_TAG, tag_choices

_OWN: Acts[SuggestionContext] = Acts()
_SORTED = {"score": "the surest first", "doubt": "the least certain first: they teach most"}


def give(here: SuggestionContext, tag: Tag) -> None:
    """Give the sentence under the cursor a tag: the proposed one, or another in its place."""
    accept(here, tag.slug)


@_OWN("offer.yes")
def accept(here: SuggestionContext, slug: str | None = None) -> None:
    """Tag the sentence under the cursor as proposed, or with another tag."""
    one = here.rows.current
    if one is None:
        here.say("no suggestion here")
        return
    change = here.library.suggesting.accept(one, slug)
    here.app.last_tag = slug or one.tag
    here.preview.follow(change)
    here.answered(one, slug or one.tag)
    here.say(f"{change.said} · u undoes")


@_OWN("offer.no")
def refuse(here: SuggestionContext) -> None:
    """Never suggest this tag for this sentence again."""
    one = here.rows.current
    if one is None:
        here.say("no suggestion here")
        return
    change = here.library.suggesting.refuse(one)
    here.answered(one, None)
    here.say(f"{change.said} · it is not suggested again · u undoes")


_OWN.update(tag_acts(lambda here: partial(give, here)))


@_OWN("open")
def open_place(here: SuggestionContext) -> None:
    """Open the article at the sentence under the cursor."""
    one = here.rows.current
    if one is not None:
        here.read(Visit(one.article, one.start))


@_OWN("only.any")
def only(here: SuggestionContext) -> None:
    """Show the suggestions of a tag that is chosen by typing."""

    def take(slug: str) -> None:
        here.tag = slug
        here.rank()

    here.choose("Suggestions of", tag_choices(here.library.codebook.active()), take, NO_TAG)


@_OWN("clear")
def clear(here: SuggestionContext) -> None:
    """Show the suggestions of every tag."""
    here.tag = None
    here.rank()


@_OWN("suggest.order")
def order(here: SuggestionContext) -> None:
    """The surest first, or the least certain."""
    here.order = "doubt" if here.order == "score" else "score"
    here.rank()
    here.say(_SORTED[here.order])


SUGGESTIONS: dict[str, Callable[..., None]] = {**EVERYWHERE, **LISTS, **SEARCH, **PREVIEW, **_OWN}
"""Every act of suggestions, by id."""
