"""Acts that add articles from the list: what a path or an address has, the sample corpus."""

from functools import partial

from nkreader.model import NkreaderError
from nkreader.shipped import corpus_dir
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.jobs import tell_end
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.add_job import AddJob, Progress
from nkreader.tui.widgets.prompt import Asked

ADDING: Acts[ListContext] = Acts()


@ADDING("add")
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


@ADDING("sample")
def sample(here: ListContext) -> None:
    """In an empty library: add the sample corpus."""
    if not here.prompt.is_open:
        _add(here, [str(corpus_dir())])


@ADDING("minute")
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
