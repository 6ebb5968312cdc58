"""Acts of the list of articles: open, the next one, add. What is listed is `filtering`'s, acts on
several are `chosen`'s."""

from collections.abc import Callable
from functools import partial

from nkreader.model import NkreaderError
from nkreader.shipped import corpus_dir
from nkreader.tui.acts.arranging import ARRANGING
from nkreader.tui.acts.chosen import CHOSEN
from nkreader.tui.acts.context import Acts, Visit, in_this_list
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.filtering import FILTERING
from nkreader.tui.acts.jobs import JOBS, tell_end
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.whole import WHOLE_LISTED
from nkreader.tui.add_job import AddJob, Progress
from nkreader.tui.keymap import key_of
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[ListContext] = Acts()


@_OWN("open")
def open_article(here: ListContext) -> None:
    """Open the article under the cursor."""
    row = here.rows.current
    if row is not None:
        here.open(row.id)


@_OWN("entities")
def entities(here: ListContext) -> None:
    """To the entities of the library."""
    here.ways.go("entities")


@_OWN("beside")
def beside(here: ListContext) -> None:
    """Open the article under the cursor beside the one that was read last."""
    row = here.rows.current
    if row is not None:
        visit = Visit(row.id, find=here.listing.words, listing=here.listing)
        here.read(here.ways.beside(visit))


@_OWN("undo")
def undo(here: ListContext) -> None:
    """Say what would be taken back and in which article; pressed again, take it back."""
    act = next((one for one in here.library.entries() if not one.undone), None)
    if act is None or (act.id == here.told_undo and here.before == "undo"):
        EVERYWHERE["undo"](here)
        return
    here.told_undo = act.id
    place = f" in “{one_line(act.title)}”" if act.title else ""
    again = key_of("undo", here.app.own_keys)
    here.say(f"{again} again: takes back “{one_line(act.said)}”{place}")


@_OWN("unread")
def next_unread(here: ListContext) -> None:
    """Open the article under the cursor if it was never opened, else the next such one."""
    row = here.rows.current
    if row is not None and row.state == "new":
        here.open(row.id)
    else:
        _next(here, here.listing.next_unread, "no unread article is left")


@_OWN("list.untagged")
def next_untagged(here: ListContext) -> None:
    """Open the next article that has an untagged sentence."""
    _next(here, here.listing.next_untagged, "every body sentence of every article is tagged")


def _next(here: ListContext, following: Callable[[str | None], str | None], otherwise: str) -> None:
    row = here.rows.current
    article = following(row.id if row is not None else None)
    if article is None:
        here.say(otherwise + in_this_list(here.listing))
        return
    here.go(article)
    here.open(article)


@_OWN("opened")
def last_opened(here: ListContext) -> None:
    """Open the article that was opened last."""
    article = here.library.shelf.last_opened()
    if article is None:
        here.say("no article was opened yet")
        return
    here.go(article)
    here.open(article)


@_OWN("add")
def add(here: ListContext) -> None:
    """Type a path; Enter adds what is there."""
    _ask_path(here, "")


def _ask_path(here: ListContext, path: str) -> None:
    def entered(typed: str) -> None:
        if typed:
            _add(here, [typed])

    here.prompt.ask(
        Asked("a file, a folder, the address of a page or a feed", path, entered=entered, path=True)
    )


@_OWN("sample")
def sample(here: ListContext) -> None:
    """In an empty library: add the sample corpus."""
    if not here.prompt.is_open:
        _add(here, [str(corpus_dir())])


@_OWN("minute")
def minute(here: ListContext) -> None:
    """In an empty library: add the sample corpus, and begin the guided minute on it."""
    if not here.prompt.is_open:
        here.ways.tour.begin()
        _add(here, [str(corpus_dir())])


def _add(here: ListContext, sources: list[str]) -> None:
    """Add beside the reader, and say what became of it when it has ended."""
    if here.library.read_only:
        _ask_path(here, sources[0])
        raise NkreaderError(here.library.read_only)
    if here.job.running:
        here.warn("something is being added already: wait, or stop it first")
        return

    def ended(progress: Progress) -> None:
        tell_end(here, progress)
        if progress.counts["failed"] == 1 and not progress.stopped:
            _ask_path(here, sources[0])

    job = AddJob(here.library, sources)
    here.job.start(job, lambda progress: here.attempt(partial(ended, progress)))


ARTICLES = {
    **EVERYWHERE, **LISTS, **SEARCH, **WHOLE_LISTED, **JOBS, **FILTERING, **ARRANGING, **CHOSEN,
    **_OWN,
}  # fmt: skip
"""Every act of the list, by id."""
