"""The list of articles, all of them or those that a filter or a search lets through; the welcome
of an empty library."""

from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Static

from nkreader.library import Library
from nkreader.library.listing import Listing
from nkreader.model import ArticleRow, Change
from nkreader.provenance import Feed
from nkreader.shipped import sheets
from nkreader.tui.acts.articles import ARTICLES
from nkreader.tui.acts.context import ListContext, Visit, Ways, where
from nkreader.tui.keymap import State, key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.article_list import SIGNS, ArticleList
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.job_line import JobLine
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

WARM_AFTER = 0.1
"""Seconds after the first paint when what opens an article is imported and read."""

_NO_ROWS = "no title, date or name has that · / searches the texts · Esc shows all"
_NO_TEXT = "no article has these words · Esc shows all of them"
_WELCOME = """\
This library has no articles yet.

  s  add the sample corpus
  +  add files, folders or addresses
  q  quit

From the shell: nkreader add FOLDER"""


class ArticlesScreen(LibraryScreen):
    """Articles, newest first."""

    AUTO_FOCUS = "ArticleList"
    place = "list"
    acts = ARTICLES
    here: ListContext

    def __init__(
        self, library: Library, ways: Ways, feed: Feed | None = None, query: str = ""
    ) -> None:
        """All articles, those that came by a feed, or those that answer a query."""
        super().__init__(library, ways)
        self._feed = feed
        self.rows = ArticleList()
        self.welcome = Static(Content(_WELCOME), id="welcome")
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = ListContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            listing=self._list("", query),
            home=query,
            list_again=self.list_again,
            open=self.open,
            job=JobLine(ways.jobs, lambda: key_of("job", self.ways.app.own_keys)),
        )

    def compose(self) -> ComposeResult:
        """A line above, the list, a line below."""
        yield self.top_bar
        yield self.welcome
        yield self.rows
        yield self.prompt
        yield self.here.job
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show the first page."""
        self.show(0)
        self.set_timer(WARM_AFTER, self._warm)

    @guarded
    def _warm(self) -> None:
        """Make the reader before it is asked for, so that the first article opens like any."""
        self.app.stylesheet.read_all([Path(one) for one in sheets("pane", "reader")])
        self.app.stylesheet.parse()
        self.ways.warm()

    @property
    def listing(self) -> Listing:
        """What is listed."""
        return self.here.listing

    def now(self) -> frozenset[State]:
        """Whether there is nothing to list at all."""
        listing = self.listing
        whole = not listing.filter and not listing.query and self._feed is None
        empty = whole and not listing.count
        return frozenset({"empty"}) if empty else frozenset()

    def show(self, cursor: int) -> None:
        """Show the listing with the cursor on one of its rows."""
        empty = "empty" in self.now()
        self.welcome.display = empty
        self.rows.codebook = self.library.codebook
        self.rows.nothing = "" if empty else _NO_ROWS if self.listing.filter else _NO_TEXT
        if self._feed is not None and not self.listing.filter and not self.listing.query:
            self.rows.nothing = "no article has come by this feed yet"
        self.rows.show(self.listing.count, self._fetch, cursor)
        self._tell()
        self.hint()

    def _fetch(self, first: int, count: int) -> list[ArticleRow]:
        """Rows for the list, which asks for them while it is painted."""
        return self.attempt(partial(self.listing.fetch, first, count)) or []

    def _tell(self) -> None:
        listing = self.listing
        left = f"nkreader · {listing.count:,} article{'' if listing.count == 1 else 's'}"
        if self._feed is not None:
            left += f" of “{one_line(self._feed.title or self._feed.address)}”"
        if listing.query:
            left += f" with “{listing.query}”"
        if listing.filter:
            left += f" · filter “{listing.filter}”"
        if listing.count:
            left += f" · {SIGNS}"
        lock = " · read only" if self.library.read_only else ""
        self.top_bar.tell(left, f"{self.library.set_name} · {self.library.annotator}{lock}")

    def list_again(self, filter: str, query: str, keep: bool) -> None:
        """List what a filter and a search let through; with `keep` the cursor stays on its article,
        or where that is gone, on its row."""
        row = self.rows.current if keep else None
        same = (filter, query) == (self.listing.filter, self.listing.query)
        self.here.listing = self._list(filter, query)
        place = self.listing.index(row.id) if row is not None else None
        if place is None:
            place = self.rows.cursor if keep and same else 0
        self.show(place)

    def _list(self, filter: str, query: str) -> Listing:
        if self._feed is not None:
            return self.library.web.articles(self._feed, filter, query)
        return self.library.listing(filter, query)

    @on(ScreenResume)
    @guarded
    def _follow_job(self) -> None:
        self.here.job.follow()

    def reload(self) -> None:
        """The list may have other articles, states and counts now."""
        self.list_again(self.listing.filter, self.listing.query, keep=True)

    def follow(self, change: Change) -> None:
        """An act was undone or redone: go where it was."""
        self.reload()
        if change.article:
            self.read(Visit(change.article, where(change), greeting=change.said))

    def open(self, article: str) -> None:
        """Open an article, with what was searched for as the find."""
        self.read(Visit(article, find=self.listing.query, listing=self.listing))

    @guarded
    def came_back(self, article: str | None) -> None:
        """The cursor goes to the article that was read last, if it is listed."""
        place = self.listing.index(article) if article is not None else None
        if place is not None:
            self.rows.move(place)

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
