"""The panel as it follows the text: what is in it, and when it is read and shown again."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual.timer import Timer

from nkreader.article_marks import ArticleMark
from nkreader.linked import LinkedPair
from nkreader.model import Change, Codebook, Mark, Reading
from nkreader.tui.pane import ReadingPane
from nkreader.tui.widgets.panel import Line, Panel, article_lines, mark_lines, whole_lines

MANY = 20_000
"""Mentions from which the text is painted before the panel has counted them."""
FOLLOW = 0.15
"""Seconds after the last key when the panel catches up with the cursor."""


class Reads(NamedTuple):
    """What is read for the panel of an article, by its id; None where it can't be."""

    marks: Callable[[str], list[Mark] | None]
    whole: Callable[[str], list[ArticleMark] | None]
    """What is said of it as a whole."""
    coded: Callable[[str], tuple[int, int] | None]
    """How many of how many sentences are coded."""
    links: Callable[[str], list[LinkedPair] | None]
    """The links with an end in it."""
    codebook: Callable[[], Codebook]


class ReaderPanel:
    """Fills the panel beside a pane."""

    def __init__(self, panel: Panel, pane: Callable[[], ReadingPane], reads: Reads) -> None:
        """`pane` has the keys."""
        self._panel = panel
        self._pane = pane
        self._reads = reads
        self._reading: Reading | None = None
        self.marks: list[Mark] = []
        """Those of the article, as they are in view."""
        self._whole: list[ArticleMark] = []
        self._coded: tuple[int, int] | None = None
        self._links: list[LinkedPair] = []
        self._fixed: list[Line] = []
        self._here: list[str] = []
        self._stale = False
        self._timer: Timer | None = None

    def open(self, reading: Reading) -> None:
        """Read what the panel says of an article that was opened."""
        self._reading = reading
        self._fixed, self.marks, self._whole, self._links = [], [], [], []
        if len(reading.mentions) > MANY:
            self._panel.set_timer(FOLLOW, partial(self._count_entities, reading))
            self._know_marks()
        else:
            self._count_entities(reading)

    def _count_entities(self, reading: Reading) -> None:
        if reading is self._reading:
            self._fixed = article_lines(reading)
            self._know_marks()

    def _know_marks(self) -> None:
        """Read the marks again, and show them."""
        self._stale = False
        if self._reading is not None:
            article = self._reading.article.id
            found = self._reads.marks(article)
            self.marks = self.marks if found is None else found
            self._whole = self._reads.whole(article) or []
            self._coded = self._reads.coded(article)
            self._links = self._reads.links(article) or []
        self.fill()

    def fill(self) -> None:
        """Show what is known, those under the cursor pointed out."""
        self._here = self._marks_here()
        hidden = self._panel.has_class("-off") or self._panel.has_class("-narrow")
        if not hidden or self._panel.has_class("-over"):
            book = self._reads.codebook()
            marks = mark_lines(self.marks, book, self._here, self._coded, self._links)
            whole = whole_lines(self._whole, book)
            self._panel.tell([*marks, *whole, *self._fixed])

    def changed(self, change: Change) -> None:
        """Marks came and went: the text is painted first, the panel when the keys rest."""
        gone = {mark.annotation.id for mark in change.removed}
        self.marks = [mark for mark in self.marks if mark.annotation.id not in gone]
        self.marks += change.added
        self._stale = True
        self.follow()

    def follow(self) -> None:
        """The cursor has moved: the panel catches up when the keys rest."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._panel.set_timer(FOLLOW, self._catch_up)

    def _catch_up(self) -> None:
        if self._stale:
            self._know_marks()
        elif self._marks_here() != self._here:
            self.fill()

    def _marks_here(self) -> list[str]:
        """The marks under the cursor, the one that keys act on first."""
        chosen = self._pane().current_mark()
        return sorted(self._pane().marks_here(), key=lambda mark: mark != chosen)
