"""Acts of the review: a passage lies where it is proposed, or elsewhere, or nowhere any more."""

from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.ways import Visit
from nkreader.tui.guess_place import guess_place
from nkreader.tui.widgets.fitting import one_line, shorten

ATTACHED = 40
"""Cells of the words of a passage that is to be attached."""

_OWN: Acts[Context] = Acts()


@_OWN("accept", accept=True)
@_OWN("orphan", accept=False)
def decide(here: Context, accept: bool) -> None:
    """Take the proposed place, or say that the passage is gone; its words are kept."""
    passage = here.rows.current
    if passage is None:
        return
    review = here.library.review
    try:
        change = (review.accept if accept else review.orphan)(
            passage.mark.annotation.id, passage.seen
        )
    finally:
        # Also where it was refused: what is there now is shown before it is asked again.
        here.reload()
    here.say(f"{change.said} · u undoes")


@_OWN("open")
def open_passage(here: Context) -> None:
    """Go where it would be, to attach it there."""
    passage = here.rows.current
    if passage is None:
        return
    claim, at = passage.mark.annotation, passage.mark.placement.start
    if at is None:
        old, new = here.library.review.texts(passage)
        at = guess_place(old, claim.start, claim.end, new)
    words = shorten(one_line(passage.mark.words), ATTACHED)
    greeting = f"select where it is now, then r attaches it: “{words}”"
    here.read(Visit(passage.article.id, at, attaching=claim.id, greeting=greeting))


REVIEW = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the review, by id."""
