"""The list of articles: filter, search, open, done, next; and the welcome of an empty library."""

from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from nkreader.library import Library
from nkreader.model import Change, State
from nkreader.shipped import sheets
from nkreader.tui.navigation import Visit, warm
from nkreader.tui.screens.adding import AddingScreen, welcome
from nkreader.tui.screens.base import where
from nkreader.tui.widgets.article_list import ArticleList
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.rows import RowList

WARM_AFTER = 0.1
"""Seconds after the first paint when what opens an article is imported and read."""

_NO_ROWS = "no title, date or name has that · / searches the texts · Esc shows all"
_NO_TEXT = "no article has these words · Esc shows all of them"


class ArticlesScreen(AddingScreen):
    """All articles, newest first."""

    AUTO_FOCUS = "ArticleList"

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.listing = library.listing()

    def compose(self) -> ComposeResult:
        """A line above, the list, a line below."""
        yield TopBar()
        yield welcome()
        yield ArticleList()
        yield BottomBar()

    @property
    def rows(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    def on_mount(self) -> None:
        """Show the first page."""
        self.show(0)
        self.set_timer(WARM_AFTER, self._warm)

    def show(self, cursor: int) -> None:
        """Show the listing with the cursor on one of its rows."""
        empty = not self.listing.count and not self.listing.filter and not self.listing.query
        self.query_one("#welcome").display = empty
        self.rows.codebook = self.library.codebook
        self.rows.nothing = "" if empty else _NO_ROWS if self.listing.filter else _NO_TEXT
        self.rows.show(self.listing.count, self.listing.fetch, cursor)
        self.tell()

    def _warm(self) -> None:
        """Make the reader before it is asked for, so that the first article opens like any."""
        self.app.stylesheet.read_all([Path(one) for one in sheets("pane", "reader")])
        self.app.stylesheet.parse()
        warm(self.app, self.library)

    def tell(self) -> None:
        """The line above and the keys below."""
        listing = self.listing
        left = f"nkreader · {listing.count:,} article{'' if listing.count == 1 else 's'}"
        if listing.query:
            left += f" with “{listing.query}”"
        if listing.filter:
            left += f" · filter “{listing.filter}”"
        lock = " · read only" if self.library.read_only else ""
        self.query_one(TopBar).tell(
            left, f"{self.library.set_name} · {self.library.annotator}{lock}"
        )
        self.query_one(BottomBar).hint(
            "? keys  Enter open  f filter  / search  > next unread  T passages  w hand over  d done"
        )

    def list_again(self, filter: str, query: str, keep: bool = True) -> None:
        """List what a filter and a search let through; the cursor stays on its article."""
        row = self.rows.current if keep else None
        self.listing = self.library.listing(filter, query)
        place = self.listing.index(row.id) if row is not None and self.listing.count else None
        self.show(place or 0)

    def reload(self) -> None:
        """The list may have other articles, states and counts now."""
        self.list_again(self.listing.filter, self.listing.query)

    def follow(self, change: Change) -> None:
        """An act was undone or redone: go where it was."""
        self.reload()
        if change.article:
            self.open(change.article, where(change), change.said)

    def open(self, article: str, at: str | int | None = None, greeting: str = "") -> None:
        """Open an article, at a mark or an offset, with what was searched for as the find."""
        find = "" if at is not None else self.listing.query
        self.read(Visit(article, at, find, greeting=greeting))

    def came_back(self, article: str | None) -> None:
        """The cursor goes to the article that was read last."""
        place = self.listing.index(article) if article is not None else None
        if place is not None:
            self.rows.move(place)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        row = self.rows.current
        if row is not None:
            self.open(row.id)

    # Keys of the list

    def action_filter(self) -> None:
        """Type; the list keeps the articles that have every word."""
        hint = "words of the title, publisher, date … (/ searches the texts)"
        self.ask("filter", hint, self.listing.filter)

    def action_search(self) -> None:
        """Type words; Enter lists the articles in which all of them occur."""
        self.ask("search", "words anywhere in the articles", self.listing.query)

    def typed(self, purpose: str, value: str) -> None:
        """The list follows what is typed."""
        if purpose == "filter":
            self.list_again(value, self.listing.query)
        elif purpose == "search" and len(value) != 1:
            self.list_again(self.listing.filter, value, keep=False)

    def left(self, purpose: str) -> None:
        """What was typed no longer holds."""
        if purpose == "filter":
            self.list_again("", self.listing.query)
        elif purpose == "search":
            self.list_again(self.listing.filter, "")

    def refocus(self) -> None:
        """The keys are the list's again."""
        self.set_focus(self.rows)

    def action_clear(self) -> None:
        """The whole list again."""
        self.list_again("", "")

    def action_done(self) -> None:
        """Mark the article under the cursor as done, or not."""
        row = self.rows.current
        if row is not None:
            state: State = "reading" if row.state == "done" else "done"
            self.attempt(lambda: self.library.set_state(row.id, state))
            self.rows.renew()

    def action_next_unread(self) -> None:
        """Open the article under the cursor if it was never opened, else the next such one."""
        row = self.rows.current
        if row is not None and row.state == "new":
            self.open(row.id)
            return
        self._go(self.library.next_unread, "no unread article is left")

    def action_untagged_article(self) -> None:
        """Open the next article that has an untagged sentence."""
        self._go(self.library.next_untagged, "every body sentence of every article is tagged")

    def _go(self, following: Callable[[str | None], str | None], otherwise: str) -> None:
        row = self.rows.current
        article = following(row.id if row is not None else None)
        if article is None:
            self.say(otherwise)
            return
        self.rows.move(self.listing.index(article) or 0)
        self.open(article)

    def action_data(self) -> None:
        """Title, publisher, date and the rest of the article under the cursor."""
        row = self.rows.current
        if row is not None:
            self.edit_data(self.library.article(row.id))
