"""Acts of the list of feeds: their articles, look at them now, add one, forget one."""

from collections.abc import Sequence
from functools import partial

from nkreader.model import NkreaderError
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.jobs import JOBS, tell_end
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.acts.screen_contexts import FeedContext
from nkreader.tui.add_job import AddJob, Progress
from nkreader.tui.keymap import key_of
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[FeedContext] = Acts()


@_OWN("open")
def list_articles(here: FeedContext) -> None:
    """Show the articles that came by the feed under the cursor."""
    feed = here.rows.current
    if feed is not None:
        here.ways.list_feed(feed)


@_OWN("feed.look")
def look(here: FeedContext) -> None:
    """Look at the feed under the cursor now."""
    feed = here.rows.current
    if feed is not None:
        _run(here, [feed.id], ("feeds", "update", "--json"), "looking at the feed:")


@_OWN("feed.look.all")
def look_at_all(here: FeedContext) -> None:
    """Look at every feed now."""
    if here.rows.count:
        _run(here, [], ("feeds", "update", "--json"), "looking at the feeds:")


@_OWN("feed.add")
def add(here: FeedContext) -> None:
    """Type an address; Enter remembers the feed there and adds its articles."""
    _ask(here, "")


def _ask(here: FeedContext, address: str) -> None:
    def entered(typed: str) -> None:
        typed = typed.strip()
        if typed:
            typed = typed if "://" in typed else f"https://{typed}"
            verb = ("feeds", "add", "--json")
            _run(here, [typed], verb, "adding", partial(_tell_added, here, here.rows.count, typed))

    here.prompt.ask(Asked("the address of a feed", address, entered=entered))


def _tell_added(here: FeedContext, before: int, address: str, progress: Progress) -> None:
    if progress.counts["failed"] == 1 and progress.done == 1:
        _ask(here, address)
    elif here.rows.count == before and not progress.failures and not progress.stopped:
        known = "it is here already" if not progress.done else "no other feed was found there"
        here.say(f"{progress.line(0)} · {known}")


@_OWN("feed.remove")
def remove(here: FeedContext) -> None:
    """Say what would be forgotten; pressed again, forget it."""
    feed = here.rows.current
    if feed is None:
        return
    name = one_line(feed.title or feed.address)
    stay = "1 article stays" if feed.articles == 1 else f"{feed.articles:,} articles stay"
    if feed.id != here.told_remove or here.before != "feed.remove":
        here.told_remove = feed.id
        again = key_of("feed.remove", here.app.own_keys)
        here.say(f"{again} again: forgets “{name}”; {stay}")
        return
    here.library.web.forget(feed.id)
    here.reload()
    here.say(f"“{name}” is forgotten; {stay}")


def _run(
    here: FeedContext,
    wanted: Sequence[str],
    verb: Sequence[str],
    doing: str,
    then: "partial[None] | None" = None,
) -> None:
    """Let a verb do it beside the reader; say what became of it where the feeds are still seen."""
    if here.library.read_only:
        raise NkreaderError(here.library.read_only)
    if here.job.running:
        raise NkreaderError("something is being added already: wait, or stop it first")

    def ended(progress: Progress) -> None:
        if here.rows.is_attached:
            tell_end(here, progress)
            if then is not None:
                then(progress)

    job = AddJob(here.library, wanted, verb, doing)
    here.job.start(job, lambda progress: here.attempt(partial(ended, progress)))


FEEDS = {**EVERYWHERE, **LISTS, **JOBS, **_OWN}
"""Every act of the list of feeds, by id."""
