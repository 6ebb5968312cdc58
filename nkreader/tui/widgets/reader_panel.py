"""The panel as it follows the text: what is in it, and when it is read and shown again."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.timer import Timer

from nkreader.article_marks import ArticleMark
from nkreader.linked import LinkedPair
from nkreader.model import Change, Codebook, Mark, Reading
from nkreader.tui.hearing import Hearing
from nkreader.tui.pane import ReadingPane
from nkreader.tui.spoken import Here
from nkreader.tui.widgets.panel import (
    Beside,
    Line,
    Panel,
    article_lines,
    beside_lines,
    mark_lines,
    whole_lines,
)
from nkreader.tui.widgets.says import speaker_lines, told_at, told_here, value_of

if TYPE_CHECKING:
    from nkreader.claim import Claim  # for its type alone

MANY = 20_000
"""Mentions from which the text is painted before the panel has counted them."""
FOLLOW = 0.15
"""Seconds after the last key when the panel catches up with the cursor."""


class Said(NamedTuple):
    """What is said of an article and its passages."""

    marks: Sequence[Mark] = ()
    whole: Sequence[ArticleMark] = ()
    """Tags and the memo on the whole article."""
    coded: tuple[int, int] | None = None
    """How many of how many body sentences are coded, where that is known."""
    beside: Beside = ()
    """Marks of other sets."""
    links: Sequence[LinkedPair] = ()
    """Links with an end in the article."""


class ReaderPanel:
    """Fills the panel beside a pane."""

    def __init__(
        self,
        panel: Panel,
        pane: Callable[[], ReadingPane],
        fetch: Callable[[str], Said | None],
        codebook: Callable[[], Codebook],
        hearing: Hearing,
        tell_place: Callable[[], object],
    ) -> None:
        """`pane` has the keys; `fetch` reads what is said of an article (by id), None where it
        can't be read; `hearing` finds out who says what in it, after which it is to be told anew
        what is at the cursor."""
        self.hearing = hearing
        self._tell_place = tell_place
        self._panel = panel
        self._pane = pane
        self._fetch = fetch
        self._codebook = codebook
        self._reading: Reading | None = None
        self.marks: list[Mark] = []
        """Those of the article, as they are in view."""
        self._said = Said()
        self._fixed: list[Line] = []
        self._here: tuple[list[str], list[int]] = [], []
        self._stale = False
        self._counted = False
        self._timer: Timer | None = None

    def open(self, reading: Reading) -> None:
        """Read what the panel says of an article that was opened."""
        self._reading = reading
        self._fixed, self.marks, self._said = [], [], Said()
        self._counted = False
        self._panel.set_timer(FOLLOW, partial(self._listen, reading))
        if len(reading.mentions) > MANY:
            self._panel.set_timer(FOLLOW, partial(self._count_entities, reading))
            self._know_marks()
        else:
            self._count_entities(reading)

    def _count_entities(self, reading: Reading) -> None:
        if reading is self._reading:
            self._counted = True
            self._lay_fixed(reading)
            self._know_marks()

    def _lay_fixed(self, reading: Reading) -> None:
        spoken = self.hearing.of(reading)
        self._fixed = article_lines(reading, partial(value_of, spoken) if spoken else None)

    def _listen(self, reading: Reading) -> None:
        if reading is self._reading and self._panel.screen in self._panel.app.screen_stack:
            self.hearing.listen(reading, partial(self._heard, reading))

    def _heard(self, reading: Reading) -> None:
        if reading is self._reading:
            self._tell_place()
            if self._counted:
                self._lay_fixed(reading)
            self.fill()

    def _know_marks(self) -> None:
        """Read the marks again, and show them."""
        self._stale = False
        if self._reading is not None:
            found = self._fetch(self._reading.article.id)
            if found is not None:
                self.marks, self._said = list(found.marks), found
        self.fill()

    def fill(self) -> None:
        """Show what is known, those under the cursor pointed out."""
        self._here = self._now_here()
        hidden = self._panel.has_class("-off") or self._panel.has_class("-narrow")
        if not hidden or self._panel.has_class("-over"):
            said, book = self._said, self._codebook()
            marks = mark_lines(self.marks, book, self._here[0], said.coded, said.links)
            whole = whole_lines(said.whole, book)
            beside = beside_lines(said.beside, book)
            says = speaker_lines(self.hearing.of(self._reading), self.here())
            self._panel.tell([*marks, *whole, *beside, *says, *self._fixed])

    def changed(self, change: Change) -> None:
        """Marks came and went: the text is painted first, the panel when the keys rest."""
        gone = {mark.annotation.id for mark in change.removed}
        self.marks = [mark for mark in self.marks if mark.annotation.id not in gone]
        self.marks += change.added
        self._stale = True
        self.follow()
        if self._reading is not None and not change.added and not change.removed:
            # What is said of marks is no matter of speakers; whatever else there is may be.
            reading = self._reading
            self.hearing.listen(reading, partial(self._heard, reading), again=True)

    def follow(self) -> None:
        """The cursor has moved: the panel catches up when the keys rest."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._panel.set_timer(FOLLOW, self._catch_up)

    def _catch_up(self) -> None:
        if self._stale:
            self._know_marks()
        elif self._now_here() != self._here:
            self.fill()

    def told(self) -> str:
        """What is said of the place under the cursor: which day is meant there, or whose words they
        are; "" where nothing is."""
        return told_at(self.hearing.of(self._reading), self.here())

    def claim_here(self) -> "Claim | None":
        """The claim under the cursor, as far as that is known."""
        spoken = self.hearing.of(self._reading)
        return spoken.claim_at(self.here()) if spoken else None

    def here(self) -> Here:
        """Where the reader is."""
        pane = self._pane()
        start, end, number = pane.sentence
        blocks = self._reading.document.blocks if self._reading else ()
        block = blocks[number] if number < len(blocks) else None
        paragraph = (block.start, block.end) if block else (start, end)
        return Here(pane.cursor, (start, end), paragraph)

    def _now_here(self) -> tuple[list[str], list[int]]:
        """The marks and the claims that the panel tells of here, each with what is under the cursor
        first."""
        spoken, here = self.hearing.of(self._reading), self.here()
        if spoken is None:
            return self._marks_here(), []
        now = spoken.claim_at(here)
        first = [] if now is None else [now]
        return self._marks_here(), [one.number for one in (*first, *told_here(spoken, here))]

    def links_here(self) -> int:
        """How many links the mark has that keys act on, as far as they were read. Where the article
        has none, nothing is looked for."""
        if not self._said.links:
            return 0
        chosen = self._pane().current_mark()
        return sum(chosen in (one.link.source, one.link.target) for one in self._said.links)

    def _marks_here(self) -> list[str]:
        """The marks under the cursor, the one that keys act on first."""
        chosen = self._pane().current_mark()
        return sorted(self._pane().marks_here(), key=lambda mark: mark != chosen)
