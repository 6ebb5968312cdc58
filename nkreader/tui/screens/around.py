"""What stands around the text: two lines and the panel, which follow the cursor."""

from functools import partial

from textual import on
from textual.timer import Timer

from nkreader.model import Reading
from nkreader.tui.keymap import key_of
from nkreader.tui.pane.messages import Moved
from nkreader.tui.screens.reading_acts import ReadingActs
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.panel import Line, Panel, article_lines, mark_lines
from nkreader.tui.widgets.rows import RowList

_KNOWN = (("help", "keys"), ("tag.any", "any tag"))
"""The acts whose keys are in the line below, beside the tags."""
MANY = 20_000
"""Mentions from which the text is painted before the panel has counted them."""
FOLLOW = 0.15
"""Seconds after the last key when the panel catches up with the cursor."""


class AroundTheText(ReadingActs):
    """The reader's two lines and its panel; the screen composes them."""

    _follow: Timer | None = None
    _fixed: list[Line]
    _here: list[str]
    _stale = False

    def tell_place(self, soon: bool = True) -> None:
        """The line above: what is read, where, in which set, by whom; with the next frame, or soon
        after it."""
        article = self.reading.article
        data, title = article.metadata, article.metadata.title or article.opening
        number, of = self.pane.position()
        parts = (data.publisher, data.published, f"{article.words:,} words", title)
        left = " · ".join(part for part in parts if part)
        mode = "attach with r · " if self.attaching else "advance · " if self.advancing else ""
        hits = self.pane.hits
        hit = f"hit {self.pane.hit} of {hits} · " if self.pane.hit else f"{hits} found · "
        found = hit if self.pane.finding and hits else ""
        who = f"{self.library.set_name} · {self.library.annotator}"
        lock = "read only · " if self.library.read_only else ""
        place = f"sentence {number} of {of}" if number else f"{of} sentences"
        self.query_one(TopBar).tell(left, f"{found}{mode}{lock}{place}", who, soon)

    def tell_keys(self) -> None:
        """The line below: where more help is, and the tags with their keys."""
        own = self.own_keys
        tags = [
            tag._replace(key=spelled(key_of(f"tag.{tag.key}", own)))
            for tag in self.library.codebook.active()
            if tag.key
        ]
        known = [f"{spelled(key_of(id, own))} {does}" for id, does in _KNOWN]
        self.query_one(BottomBar).hint("  ".join(known), tags)

    def know_article(self) -> None:
        """Read what the panel says of an article that was opened."""
        self._fixed, self._marks = [], []
        if len(self.reading.mentions) > MANY:
            self.set_timer(FOLLOW, partial(self._count_entities, self.reading))
            self.know_marks()
        else:
            self._count_entities(self.reading)

    def _count_entities(self, reading: Reading) -> None:
        if reading is self.reading:
            self._fixed = article_lines(reading)
            self.know_marks()

    def know_marks(self) -> None:
        """Read the marks again, which have changed, and show them."""
        self._stale = False
        self._marks = self.library.marks(self.reading.article.id)
        self.fill_panel()

    def soon(self) -> None:
        """The marks have changed: the text is painted first, the panel when the keys rest."""
        self._stale = True
        self._wait()

    def fill_panel(self) -> None:
        """Show what is known, those under the cursor pointed out."""
        panel = self.query_one(Panel)
        self._here = self._marks_here()
        hidden = panel.has_class("-off") or panel.has_class("-narrow")
        if not hidden or panel.has_class("-over"):
            marks = mark_lines(self._marks, self.library.codebook, self._here)
            panel.tell([*marks, *self._fixed])

    @on(Moved)
    def _moved(self) -> None:
        self.tell_place()
        self.query_one(BottomBar).fade()
        self._wait()

    def _wait(self) -> None:
        if self._follow is not None:
            self._follow.stop()
        self._follow = self.set_timer(FOLLOW, self._catch_up)

    def _catch_up(self) -> None:
        if self._stale:
            self.know_marks()
        elif self._marks_here() != self._here:
            self.fill_panel()

    def _marks_here(self) -> list[str]:
        """The marks under the cursor, the one that keys act on first."""
        chosen = self.pane.current_mark()
        return sorted(self.pane.marks_here(), key=lambda mark: mark != chosen)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        line = self.query_one(Panel).current
        if line is None:
            return
        if line.mark is not None:
            if self.place_of(line.mark) is not None:
                self._show_text()
                self.pane.choose(line.mark)
                self.pane.focus()
        elif line.entity is not None:
            self._show_text()
            at = self.pane.cursor
            later = [offset for offset in line.entity.offsets if offset > at]
            self.pane.go((later or line.entity.offsets)[0])
        elif line.offset is not None:
            self._show_text()
            self.pane.go(line.offset)
        elif line.field is not None:
            self.action_data()

    def _show_text(self) -> None:
        """A panel that lies over the text gives way to where its line leads."""
        panel = self.query_one(Panel)
        if panel.has_class("-over") and panel.has_class("-narrow"):
            panel.remove_class("-over")
            self.pane.focus()

    def place_of(self, mark: str) -> int | None:
        """Where a mark of this article begins; of one without a place that is told in words."""
        for found in self.library.marks(self.reading.article.id):
            if found.annotation.id == mark:
                if found.placement.start is None:
                    self.say("this passage is not in the text as it is now; its words are kept")
                return found.placement.start
        return None
