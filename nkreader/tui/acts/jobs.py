"""Acts on the job that goes on beside the reader: stop it, list what it could not do."""

from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.list_contexts import JobContext
from nkreader.tui.add_job import Progress
from nkreader.tui.keymap import key_of

JOBS: Acts[JobContext] = Acts()


@JOBS("job")
def job(here: JobContext) -> None:
    """Stop what is being added; where nothing is, show what could not be."""
    if here.job.running:
        here.job.stop()
    elif here.job.failures:
        from nkreader.tui.screens.chooser import Choice, Chooser  # not needed to start

        choices = [Choice(str(n), words) for n, words in enumerate(here.job.failures)]
        here.app.push_screen(Chooser("Could not be added", choices, lambda _: None))
    else:
        here.say("nothing is being added")


def tell_end(here: JobContext, progress: Progress) -> None:
    """Show what a job has brought, and say what became of it."""
    here.reload()
    if not progress.failures:
        here.say(progress.line(0))
        return
    more = progress.counts["failed"] - 1
    rest = f" · {key_of('job', here.app.own_keys)} lists {more} more" if more else ""
    alone = progress.done == progress.counts["failed"]
    first = "" if alone and not more else f"{progress.line(0)}: "
    here.warn(f"{first}{progress.failures[0]}{rest}")
