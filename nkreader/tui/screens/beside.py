"""What stands beside the text: the panel, which follows the cursor, and the way from its lines."""

from textual import on
from textual.timer import Timer

from nkreader.tui.pane.messages import Moved
from nkreader.tui.screens.reading_acts import ReadingActs
from nkreader.tui.widgets.panel import Panel, lines
from nkreader.tui.widgets.rows import RowList

FOLLOW = 0.15
"""Seconds after the last key when the panel catches up with the cursor."""


class BesideTheText(ReadingActs):
    """The reader's panel; the screen composes it."""

    _follow: Timer | None = None

    def fill_panel(self) -> None:
        """Marks, entities and data, as they are now."""
        panel = self.query_one(Panel)
        if not panel.has_class("-off") or panel.has_class("-over"):
            marks = self.library.marks(self.reading.article.id)
            here = set(self.pane.marks_here())
            panel.tell(lines(self.reading, marks, self.library.codebook, here))

    @on(Moved)
    def _moved(self) -> None:
        self.tell_place()
        if self._follow is not None:
            self._follow.stop()
        self._follow = self.set_timer(FOLLOW, self.fill_panel)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        line = self.query_one(Panel).current
        if line is None:
            return
        if line.mark is not None:
            place = self.place_of(line.mark)
            if place is not None:
                self.pane.go(place)
                self.pane.focus()
        elif line.entity is not None:
            at = self.pane.cursor
            later = [offset for offset in line.entity.offsets if offset > at]
            self.pane.go((later or line.entity.offsets)[0])
        elif line.field is not None:
            self.action_data()

    def place_of(self, mark: str) -> int | None:
        """Where a mark of this article begins; of one without a place that is told in words."""
        for found in self.library.marks(self.reading.article.id):
            if found.annotation.id == mark:
                if found.placement.start is None:
                    self.say("this passage is not in the text as it is now; its words are kept")
                return found.placement.start
        return None
