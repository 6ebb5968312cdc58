"""A second article beside the open one: put there, gone to, closed."""

from functools import partial

from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.acts.ways import Visit
from nkreader.tui.widgets.fitting import one_line

BESIDE: Acts[ReadingContext] = Acts()


@BESIDE("beside")
def beside(here: ReadingContext) -> None:
    """Choose an article to stand beside this one; where one does, close it."""
    if _close(here):
        return
    from nkreader.tui.screens.article_chooser import ArticleChooser  # not needed to read

    article = here.reading.article
    title = one_line(article.metadata.title or article.opening)
    dialog = ArticleChooser(here.library, f"Beside “{title}”", here.listing, article.id)
    listing = here.listing
    here.ask(dialog, lambda chosen: here.open_beside(Visit(chosen or "", listing=listing)))


@BESIDE("beside.other")
def other(here: ReadingContext) -> None:
    """Give the keys to the other article."""
    side = here.sides.other
    if side is None:
        here.say("one article is open: | puts another one beside it")
    else:
        here.turn_to(side)


@BESIDE("back")
def back(here: ReadingContext) -> None:
    """Close the second article; where there is none, back to where this one was opened from."""
    if not _close(here):
        here.leave()


def _close(here: ReadingContext) -> bool:
    """Close the second article, its place remembered; whether there was one."""
    second = here.sides.second
    if second is not None:
        here.attempt(partial(second.progress.leave, second.pane.cursor))
        here.sides.drop()
        here.turn_to(here.sides.now)
    return second is not None
