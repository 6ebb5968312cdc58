"""The list of articles, all of them or those that answer a query; the welcome of an empty
library."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Static

from nkreader.library import Library
from nkreader.library.grouping import Grouped
from nkreader.library.listing import Listing
from nkreader.lists import NEWEST, Arrangement, ArticleRow, Heading
from nkreader.model import Change
from nkreader.provenance import Feed
from nkreader.shipped import sheets
from nkreader.tui.acts.articles import ARTICLES
from nkreader.tui.acts.context import Visit, Ways, where
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.keymap import key_of
from nkreader.tui.keys import State
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.article_columns import ColumnNames
from nkreader.tui.widgets.article_list import SIGNS, ArticleList
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.hints import Hint
from nkreader.tui.widgets.job_line import JobLine
from nkreader.tui.widgets.preview import PreviewPane, Seen, room_for
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

WARM_AFTER = 0.1
"""Seconds after the first paint when what opens an article is imported and read."""

_NOTHING = "no article answers this · Esc shows all of them"
_WELCOME = """\
Read articles, tag passages with one key, hand the set over.
Names, places, dates and sources are found and highlighted; every tag is saved at once.
A digit tags the sentence under the cursor, u takes it back, / searches, ? shows every key.
Nothing leaves this machine: the library is one file.

  m  a guided minute on the sample corpus
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
        """All articles, those that came by a feed, or those that answer a query. Raises
        NkreaderError where that can't be read."""
        super().__init__(library, ways)
        self._feed = feed
        self._unfinished = False
        self._arrangement = library.shelf.arrangement()
        self.rows = ArticleList()
        self.names = ColumnNames()
        self.preview = PreviewPane(self._seen)
        self.welcome = Static(Content(_WELCOME), id="welcome")
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = ListContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            listing=self._list(query),
            home=query,
            list_again=self.list_again,
            show_preview=self.show_preview,
            arrange=self._rearrange,
            go=self.go,
            open=self.open,
            hint=self._hint,
            tell=self._tell,
            job=JobLine(ways.jobs, lambda: key_of("job", self.ways.app.own_keys)),
        )
        self._grouped = Grouped(self.listing)

    def compose(self) -> ComposeResult:
        """A line above, the list, a line below."""
        yield self.top_bar
        yield self.welcome
        yield self.names
        yield self.rows
        yield self.preview
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
        whole = not listing.query and self._feed is None
        empty = whole and not listing.count
        return frozenset({"empty"}) if empty else frozenset()

    def show(self, cursor: int) -> None:
        """Show the listing with the cursor on the article of this place in it."""
        empty = "empty" in self.now()
        self.welcome.display = empty
        self.rows.codebook = self.library.codebook
        self.rows.known = self.library.shelf.known()
        self.names.display = not empty
        self.rows.nothing = "" if empty else _NOTHING
        if self._feed is not None and not self.listing.query:
            self.rows.nothing = "no article has come by this feed yet"
        self.rows.by_opening = self.listing.arrangement.order == "opened"
        self._grouped = Grouped(self.listing)
        self.rows.show(self._grouped.count, self._fetch, self._grouped.row_of(cursor))
        self._tell()
        self.show_preview()
        if not self.prompt.is_open:
            self.hint()

    @guarded
    def on_resize(self) -> None:
        """There is room for other columns, and perhaps for a preview."""
        self.show_preview()

    def show_preview(self) -> bool:
        """Show or hide the preview, as is remembered; whether there is room for it."""
        room = room_for(self.size.width, self.size.height)
        self.preview.set_class(room == "beside", "-beside")
        wanted = bool(self.library.setting("preview", False)) and "empty" not in self.now()
        self.preview.display = bool(room) and wanted
        self.preview.follow()
        self.call_after_refresh(self._name_columns)
        return bool(room)

    @on(RowList.Moved)
    @guarded
    def _moved(self) -> None:
        self.preview.follow()

    def _seen(self) -> Seen | None:
        """What is seen of the article under the cursor, unless it is gone meanwhile."""
        row, query = self.rows.current, self.listing.query
        if row is None:
            return None
        look = partial(self.library.shelf.preview, row.id, query, self._unfinished)
        found = self.attempt(look)
        return None if found is None else Seen(row, found)

    @guarded
    def _name_columns(self) -> None:
        self.names.tell(self.rows.columns(), "opened" if self.rows.by_opening else "published")

    def _fetch(self, first: int, count: int) -> list[ArticleRow | Heading]:
        """Rows for the list, which asks for them while it is painted."""
        return self.attempt(partial(self._grouped.fetch, first, count)) or []

    def _tell(self) -> None:
        listing = self.listing
        done, of = listing.done(), f"{listing.count:,} article{'' if listing.count == 1 else 's'}"
        if self._feed is not None:
            of += f" of “{one_line(self._feed.title or self._feed.address)}”"
        marked = f"{len(self.rows.marked):,} marked · " if self.rows.marked else ""
        left = f"nkreader · {marked}" + (f"{done:,} of {of} done" if done else of)
        if listing.query:
            view = self.library.views.called(listing.query)
            left += f" · view “{view}”" if view else f" · filter “{listing.query}”"
        if listing.arrangement != NEWEST:
            from nkreader.tui.acts.arranging import said  # not needed to start

            left += f" · {said(listing.arrangement)}"
        coded = None if self._unfinished else listing.coded()
        if coded and coded[0]:
            left += f" · {coded[0]:,} of {coded[1]:,} sentences coded"
        if listing.count:
            left += f" · {SIGNS}"
        self.title_line(left, "read only" if self.library.read_only else "")

    def list_again(self, query: str, keep: bool = True, unfinished: bool = False) -> None:
        """List what answers a query; with `keep` the cursor stays on its article, or where that is
        gone, on its row. Raises NkreaderError where the query can't be read."""
        row = self.rows.current if keep else None
        same = query == self.listing.query
        self.here.listing = self._list(query, unfinished)
        self._unfinished = unfinished
        place = self.listing.index(row.id) if row is not None else None
        if place is None:
            place = self._grouped.place_of(self.rows.cursor) if keep and same else 0
        self.show(place)

    def _list(self, query: str, unfinished: bool = False) -> Listing:
        return self.library.shelf.listing(query, unfinished, self._feed, self._arrangement)

    def _rearrange(self, arrangement: Arrangement) -> None:
        """List the same in another order, or under other headings, from the top."""
        self._arrangement = arrangement
        self.list_again(self.listing.query, keep=False, unfinished=self._unfinished)

    def _hint(self, hints: Sequence[Hint]) -> None:
        self.bottom_bar.hint(hints or self.hints())

    @on(ScreenResume)
    @guarded
    def _follow_job(self) -> None:
        self.here.job.follow()

    def reload(self) -> None:
        """The list may have other articles, states and counts now."""
        self.list_again(self.listing.query, unfinished=self._unfinished)

    def follow(self, change: Change) -> None:
        """An act was undone or redone: go where it was."""
        self.reload()
        if change.article:
            self.read(Visit(change.article, where(change), greeting=change.said))

    def open(self, article: str) -> None:
        """Open an article, with what was searched for as the find."""
        self.read(Visit(article, find=self.listing.words, listing=self.listing))

    @guarded
    def came_back(self, article: str | None) -> None:
        """The cursor goes to the article that was read last, if it is listed."""
        if article is not None:
            self.go(article)

    def go(self, article: str) -> None:
        """Put the cursor on an article, where it is listed."""
        place = self.listing.index(article)
        if place is not None:
            self.rows.move(self._grouped.row_of(place))

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
