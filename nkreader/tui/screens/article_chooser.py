"""One of the articles of the library, by typing: its list is read a page at a time."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nkreader.library import Library
from nkreader.library.listing import Listing
from nkreader.lists import ArticleRow
from nkreader.shipped import sheets
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.when_typed import WhenTyped
from nkreader.tui.widgets.article_list import ArticleList
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.rows import RowList


class ArticleChooser(Dialog[str | None]):
    """Returns the id of the article that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("down", "step(1)", "next"),
        Binding("up", "step(-1)", "previous"),
        Binding("pagedown", "step(10)", "page down", show=False),
        Binding("pageup", "step(-10)", "page up", show=False),
    ]
    AUTO_FOCUS = "Input"
    CSS_PATH = sheets("dialogs")

    def __init__(self, library: Library, title: str, listing: Listing, beside: str) -> None:
        """`listing` is shown until something is typed, the cursor behind the article `beside`."""
        super().__init__()
        self._library = library
        self._title = title
        self._listing = listing
        self._beside = beside
        self._rows = ArticleList()
        self._rows.can_focus = False
        self._rows.add_class("-lit")
        self._rows.codebook = library.codebook
        self._rows.nothing = "no article answers this"
        self._typed = WhenTyped(self, self.attempt, self._filter)

    def compose(self) -> ComposeResult:
        """A title, an input, the articles."""
        with Vertical(classes="dialog articles"):
            yield Static(Content(self._title), classes="title")
            box = Input(placeholder="words, title: publisher: tag: before: …")
            box.cursor_blink = False
            yield box
            yield self._rows
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter takes it  Esc leaves  ↑↓ another")

    def on_mount(self) -> None:
        """Show the list that one comes from."""
        at = self._listing.index(self._beside)
        self._show(self._listing, 0 if at is None else at + 1)

    def _show(self, listing: Listing, cursor: int) -> None:
        self._rows.show(listing.count, partial(self._fetch, listing), cursor)

    def _fetch(self, listing: Listing, first: int, count: int) -> list[ArticleRow]:
        found: list[ArticleRow] = []
        self.attempt(lambda: found.extend(listing.fetch(first, count)))
        return found

    def _filter(self, words: str, unfinished: bool) -> None:
        if words.strip():
            self._show(self._library.listing(query=words, unfinished=unfinished), 0)
        else:
            self.on_mount()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the articles that answer what is typed."""
        self._typed(event.value, True)

    def on_input_submitted(self) -> None:
        """Enter takes the article that the arrows went to, of what was typed until now."""
        self.attempt(partial(self._finish, self.query_one(Input).value))

    def _finish(self, words: str) -> None:
        if self._typed.is_waiting:
            self._typed(words, False)
        row = self._rows.current
        if row is not None:
            self.dismiss(row.id)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click takes an article."""
        if self._rows.current is not None:
            self.dismiss(self._rows.current.id)

    def action_step(self, by: int) -> None:
        """Arrows go through the articles while the input keeps the focus."""
        self._rows.move(self._rows.cursor + by)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
