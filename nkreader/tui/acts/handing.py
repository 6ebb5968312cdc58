"""Handing over from an open article: all of the set, what is in this article, what has this tag."""

from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.acts.everywhere import export
from nkreader.tui.scopes import everything, in_article, of_tag

HANDING: Acts[ReadingContext] = Acts()


@HANDING("handover")
def hand_over(here: ReadingContext) -> None:
    """Export the current set, what is in this article, or the passages of the tag under the
    cursor."""
    scopes = [everything(here.library), in_article(here.reading.article)]
    mark = here.pane.current_mark()
    if mark is not None:
        tag = here.library.codebook.get(here.library.mark(mark).annotation.tag)
        scopes += [of_tag(tag)] if tag else []
    export(here, scopes)
