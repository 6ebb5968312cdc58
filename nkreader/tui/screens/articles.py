"""The list of articles, all of them or those that answer a query; the welcome of an empty
library."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import ScreenResume

from nkreader.library import Library
from nkreader.library.grouping import Grouped
from nkreader.library.listing import Listing
from nkreader.lists import Arrangement, ArticleRow, Heading
from nkreader.model import Change
from nkreader.provenance import Feed
from nkreader.shipped import sheets
from nkreader.tui.acts.articles import ARTICLES
from nkreader.tui.acts.context import where
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.acts.ways import Visit, Ways
from nkreader.tui.counting import Counting
from nkreader.tui.keymap import key_of
from nkreader.tui.keys import State
from nkreader.tui.list_line import list_line
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.article_list import ArticleList
from nkreader.tui.widgets.column_names import ColumnNames
from nkreader.tui.widgets.hints import Hint
from nkreader.tui.widgets.job_line import JobLine
from nkreader.tui.widgets.preview import PreviewPane, Seen, room_for
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from nkreader.tui.widgets.pending import PendingLine

WARM_AFTER = 0.1
"""Seconds after the first paint when what opens an article is imported and read."""

PENDING_AFTER = 1.0
"""Seconds after the list is shown when it is asked what is pending of rules."""

_NOTHING = "no article answers this · Esc shows all of them"


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
        self._pending: PendingLine | None = None
        self._counting = Counting(self, library, self.warn)
        self._sought: str | None = None
        """The article to go to when it is known where it stands."""
        self._looks = False
        """Whether it was asked already what is pending."""
        self._arrangement = library.shelf.arrangement()
        self.rows = ArticleList()
        self.names = ColumnNames()
        self.preview = PreviewPane(self._seen)
        self.welcome = Welcome()
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
        self.set_timer(PENDING_AFTER, self._look_for_pending)

    @guarded
    def _warm(self) -> None:
        """Make the reader before it is asked for, so that the first article opens like any."""
        self.ways.app.read_styles(sheets("pane", "reader"))
        self.ways.warm()

    @guarded
    def _look_for_pending(self) -> None:
        """Say what is open of rules in articles that came since they were first used."""
        self._looks = True
        rules = self.library.tag_all.rules()
        if rules and self._pending is None and self.is_attached:
            from nkreader.tui.widgets.pending import PendingLine  # not needed to start

            self._pending = PendingLine(
                self.library.tag_all.pending,
                lambda slug: tag.name if (tag := self.library.codebook.get(slug)) else slug,
                lambda: spelled(key_of("rules", self.ways.app.own_keys)),
            )
            self.mount(self._pending, before=self.bottom_bar)
        if self._pending is not None:
            self._pending.look(rules)

    @property
    def listing(self) -> Listing:
        """What is listed."""
        return self.here.listing

    def now(self) -> frozenset[State]:
        """Whether there is nothing to list at all."""
        listing = self.listing
        whole = not listing.query and self._feed is None
        empty = whole and listing.is_empty
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
        self.names.tell(self.rows.known, "opened" if self.rows.by_opening else "published")
        look = partial(self._listed, self.listing.query, self._unfinished)
        self._counting.begin(self.listing, look, self._counted)
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
        return bool(room)

    @on(RowList.Moved)
    @guarded
    def _moved(self) -> None:
        self._sought = None
        self.preview.follow()

    def _seen(self) -> Seen | None:
        """What is seen of the article under the cursor, unless it is gone meanwhile."""
        row, query = self.rows.current, self.listing.query
        if row is None:
            return None
        look = partial(self.library.shelf.preview, row.id, query, self._unfinished)
        found = self.attempt(look)
        return None if found is None else Seen(row, found)

    def _fetch(self, first: int, count: int) -> list[ArticleRow | Heading]:
        """Rows for the list, which asks for them while it is painted."""
        return self.attempt(partial(self._grouped.fetch, first, count)) or []

    def _counted(self) -> None:
        self._grouped = Grouped(self.listing)
        self.rows.grow(self._grouped.count)
        if self._sought is not None:
            self.go(self._sought)
        self._tell()

    def _tell(self) -> None:
        view = self.library.views.called(self.listing.query) if self.listing.query else None
        left = list_line(self.listing, self._feed, view, len(self.rows.marked), self._unfinished)
        self.title_line(left, "read only" if self.library.read_only else "")

    def list_again(self, query: str, keep: bool = True, unfinished: bool = False) -> None:
        """List what answers a query; with `keep` the cursor stays on its article, or where that is
        gone, on its row. Raises NkreaderError where the query can't be read."""
        row = self.rows.current if keep else None
        sought = (self._sought or (row.id if row is not None else None)) if keep else None
        same = query == self.listing.query
        self.here.listing = self._list(query, unfinished)
        self._unfinished = unfinished
        # Where it stands further down is not waited for while one types.
        place = self.listing.index(sought, at_once=unfinished) if sought is not None else None
        self._sought = None if place is not None or self.listing.is_counted else sought
        if place is None:
            place = self._grouped.place_of(self.rows.cursor) if keep and same else 0
        self.show(place)

    def _list(self, query: str, unfinished: bool = False) -> Listing:
        return self._listed(query, unfinished, self.library)

    def _listed(self, query: str, unfinished: bool, library: Library) -> Listing:
        """What answers a query, by this library or another of its file."""
        return library.shelf.listing(query, unfinished, self._feed, self._arrangement)

    def _rearrange(self, arrangement: Arrangement) -> None:
        """List the same in another order, or under other headings, from the top."""
        self._arrangement = arrangement
        self.list_again(self.listing.query, keep=False, unfinished=self._unfinished)

    def hints(self) -> list[Hint]:
        """What `q` does is said as it is: it takes a filter off before it leaves."""
        top = len(self.app.screen_stack) == 1
        filtered = self.listing.query != self.here.home
        words = " whole list" if filtered else " quit" if top else " back"
        return [
            hint._replace(words=words) if hint.act == "back" else hint for hint in super().hints()
        ]

    def _hint(self, hints: Sequence[Hint]) -> None:
        self.bottom_bar.hint(hints or self.hints())

    @on(ScreenResume)
    @guarded
    def _follow_job(self) -> None:
        self.here.job.follow()

    def reload(self) -> None:
        """The list may have other articles, states and counts now."""
        if self._looks:
            self._look_for_pending()
        self.list_again(self.listing.query, unfinished=self._unfinished)

    def look_away(self) -> None:
        """All articles may be listed."""
        self.list_again("", keep=False)

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
