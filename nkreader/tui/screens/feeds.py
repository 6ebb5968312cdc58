"""The feeds that bring articles: the last look at each, and what was wrong with it."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Static

from nkreader.library import Library
from nkreader.shipped import sheets
from nkreader.tui.acts.feeds import FEEDS
from nkreader.tui.acts.screen_contexts import FeedContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.feed_list import FeedList, when
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.job_line import JobLine
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList


class FeedsScreen(LibraryScreen):
    """Feeds, by title."""

    AUTO_FOCUS = "FeedList"
    CSS_PATH = sheets("feeds")
    place = "feeds"
    acts = FEEDS
    here: FeedContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = FeedList()
        self.about = Static(id="about")
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.job = JobLine(ways.jobs, lambda: key_of("job", self.ways.app.own_keys))
        self.here = FeedContext(
            **self.collaborators(), rows=self.rows, prompt=self.prompt, job=self.job
        )

    def compose(self) -> ComposeResult:
        """A line above, the feeds, more of the one under the cursor, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.about
        yield self.prompt
        yield self.job
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    @on(ScreenResume)
    @guarded
    def _follow_job(self) -> None:
        self.job.follow()

    def reload(self) -> None:
        """Read the feeds again; the cursor stays on its feed."""
        here = self.rows.current
        found = self.library.web.feeds()
        places = {feed.id: place for place, feed in enumerate(found)}
        cursor = places.get(here.id, self.rows.cursor) if here else self.rows.cursor
        add = key_of("feed.add", self.ways.app.own_keys)
        self.rows.nothing = f"no feeds yet: {'+' if add == 'plus' else add} adds one by its address"
        self.rows.show(len(found), lambda first, n: found[first : first + n], cursor)
        self.title_line(f"Feeds · {len(found):,}", "last look (UTC) · articles")
        self.hint()
        self._tell_about()

    @on(RowList.Moved)
    @guarded
    def _tell_about(self) -> None:
        feed = self.rows.current
        self.about.display = feed is not None
        if feed is None:
            return
        trouble = [Content(one_line(f"! {feed.trouble}"))] if feed.trouble else []
        looked = f"last look {when(feed.looked)} · added {when(feed.added)} (UTC)"
        parts = [
            Content.styled(one_line(feed.title or "without a title"), "bold"),
            Content(one_line(feed.address)),
            *trouble,
            Content.styled(looked, quiet(self.app)),
        ]
        self.about.update(Content("\n").join(parts))

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
