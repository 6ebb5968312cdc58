"""An article beside a list, to look at; the keys stay with the list."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nkreader.hits import Hit
from nkreader.model import Change, Codebook, Reading
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.finding import told_places
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line

FROM = 110
"""Columns of the screen from which an article has room beside a list."""
REST = 0.15
"""Seconds after the last key when it follows the list."""


class Look(NamedTuple):
    """What the row under the cursor leads to."""

    article: str
    at: int | None = None
    hits: Sequence[Hit] = ()


class Preview(Vertical):
    """The title of an article and its text at a place."""

    def __init__(
        self, open: Callable[[str], Reading | None], codebook: Callable[[], Codebook]
    ) -> None:
        """`open` reads an article; None where it can't."""
        super().__init__()
        self.pane = ReadingPane()
        self.pane.can_focus = False
        self._title = Static(classes="title")
        self._title.display = False
        self._open = open
        self._codebook = codebook
        self._timer: Timer | None = None
        self._reading: Reading | None = None

    def compose(self) -> ComposeResult:
        """The title; the text comes below it when it is first shown: a list is there sooner without
        a pane that shows nothing."""
        yield self._title

    def soon(self, where: Callable[[], Look | None]) -> None:
        """Show what the list is on when the keys rest, if there is room."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(REST, partial(self._look, where))

    def _look(self, where: Callable[[], Look | None]) -> None:
        self._timer = None
        look = where() if self.display and self.screen.is_current else None
        if look is not None and not self.pane.is_attached:
            self.mount(self.pane)
            self.call_after_refresh(self._look, where)
            return
        reading = self._reading
        if look is not None and (reading is None or reading.article.id != look.article):
            self._reading = reading = self._open(look.article)
        self.pane.display = self._title.display = look is not None and reading is not None
        if look is not None and reading is not None:
            self._show(reading, look)

    def _show(self, reading: Reading, look: Look) -> None:
        data = reading.article.metadata
        title = data.title or reading.article.opening
        where = " · ".join(part for part in (data.published, data.publisher) if part)
        parts = ((one_line(title), "bold"), "  ", (one_line(where), quiet(self.app)))
        self._title.update(Content.assemble(*parts))
        if self.pane.reading is not reading:
            reading.place = look.at
            self.pane.let_go()
            self.pane.load(reading, self._codebook())
        self.pane.show_hits("…", told_places(reading.document.text, look.hits))
        if look.at is not None:
            self.pane.go(look.at)

    def follow(self, change: Change) -> None:
        """Show a change, if it is of the article that is shown."""
        if self._reading is not None and self._reading.article.id == change.article:
            if change.structure:
                self.forget()
            else:
                self.pane.follow(change, self._codebook())

    def forget(self) -> None:
        """What is shown may have changed: the next time it is read again."""
        self._reading = None

    def fits(self, width: int) -> None:
        """A screen of so many columns has room for it, or not."""
        self.set_class(width < FROM, "-narrow")
