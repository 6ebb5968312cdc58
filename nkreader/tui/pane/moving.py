"""The keys that move: by sentence, line, paragraph, word and heading, to the ends.

With a selection open, sentences, paragraphs and words are taken in or let go whole.
"""

from nkreader.tui.pane.layout import BLANK
from nkreader.tui.pane.messages import NoneLeft, NotHere
from nkreader.tui.pane.motions import Ground, Step, Unit, extended
from nkreader.tui.pane.view import PaneView


class Moving(PaneView):
    """Moves of the one cursor."""

    def go(self, offset: int) -> None:
        """Jump to an offset; its sentence is seen whole, with context."""
        self._goal = None
        self._move(offset)

    def show_span(self, start: int, end: int) -> None:
        """Put the cursor on `start` and bring `[start, end)` into sight as far as it fits."""
        self.go(start)
        if self._layout is not None:
            self._reveal(self._layout.row_of(start), self._layout.row_of(max(start, end - 1)))

    def advance(self) -> None:
        """Drop the selection and go to the body sentence behind it, or behind the current one."""
        if self._ground is None:
            return
        extent = self._extent()
        at = extent[1] - 1 if extent else self.cursor
        self._drop_selection()
        unit = self._ground.step_sentence(at, True)
        if unit is not None:
            self.go(unit[0])
        elif at != self.cursor:
            self.go(at)

    def _unit_move(self, forward: bool, plain: Unit | None, step: Step, what: str) -> None:
        """Go to the start of `plain`, or with a selection open extend it by a unit of `step`."""
        self._goal = None
        if self._settled:
            self._drop_selection()
        if self._anchor is not None:
            self._move(extended(self._cluster(), self._anchor, forward, step))
        elif plain is not None:
            self._move(plain[0])
        else:
            self.post_message(NotHere(what))

    def _sentence_move(self, forward: bool) -> None:
        if (ground := self._ground) is not None:
            unit = ground.step_sentence(self.cursor, forward)
            self._unit_move(forward, unit, ground.sentence_unit, "sentence")

    def action_next_sentence(self) -> None:
        """Go to the next body sentence."""
        self._sentence_move(True)

    def action_previous_sentence(self) -> None:
        """Go to the body sentence before."""
        self._sentence_move(False)

    def _paragraph_move(self, forward: bool) -> None:
        if (ground := self._ground) is not None:
            unit = ground.step_block(self.cursor, forward)
            self._unit_move(forward, unit, ground.block_unit, "paragraph")

    def action_next_paragraph(self) -> None:
        """Go to the next block."""
        self._paragraph_move(True)

    def action_previous_paragraph(self) -> None:
        """Go to the block before."""
        self._paragraph_move(False)

    def action_next_word(self) -> None:
        """Go to the next word."""
        if (ground := self._ground) is not None:
            following = ground.word_after(self._cluster()[1] - 1)
            self._unit_move(True, following, ground.word_unit, "word")

    def action_previous_word(self) -> None:
        """Go to the word before, or to the start of this one."""
        if (ground := self._ground) is not None:
            self._unit_move(False, ground.word_unit(self.cursor, False), ground.word_unit, "word")

    def _heading_move(self, forward: bool) -> None:
        if (ground := self._ground) is not None:
            unit = ground.step_heading(self.cursor, forward)
            self._goal = None
            if unit is None:
                self.post_message(NotHere("heading"))
            else:
                self._move(unit[0])

    def action_next_heading(self) -> None:
        """Go to the next heading."""
        self._heading_move(True)

    def action_previous_heading(self) -> None:
        """Go to the heading before."""
        self._heading_move(False)

    def _row_move(self, rows: int) -> None:
        """Move by rows of the screen, keeping to the column the first such move began in."""
        layout = self._layout
        if layout is None or not len(layout):
            return
        x, row, _ = layout.xy_of(self.cursor)
        if self._goal is None:
            self._goal = x
        goal, step = self._goal, 1 if rows > 0 else -1
        layout.grow(rows=row + rows + 2)
        target = min(max(row + rows, 0), len(layout) - 1)
        while 0 <= target < len(layout) and not self._has_words(target):
            target += step
            layout.grow(rows=target + 1)
        if not 0 <= target < len(layout):
            target = len(layout) - 1 if step > 0 else 0
            while target != row and not self._has_words(target):
                target -= step
        cluster = layout.cluster_at(goal, target)
        if cluster is not None:
            self._move(cluster[0], whole=False)

    def _has_words(self, row: int) -> bool:
        layout = self._layout
        return (
            layout is not None and layout.block_of(row) != BLANK and bool(layout.line(row).pieces)
        )

    def action_line_down(self) -> None:
        """Go one row of the screen down."""
        self._row_move(1)

    def action_line_up(self) -> None:
        """Go one row of the screen up."""
        self._row_move(-1)

    def action_top(self) -> None:
        """Go to the first row."""
        self.go(0)

    def action_end(self) -> None:
        """Go to the last row."""
        if self.reading is not None:
            self.go(len(self.reading.document.text))

    def next_untagged(self) -> None:
        """Go to the next body sentence without a mark, past the end from the top; say so where
        there is none."""
        ground: Ground | None = self._ground
        if ground is None:
            return
        number = ground.number(self.cursor)
        order = (*ground.body[number:], *ground.body[:number])
        for n in order:
            start, end, _, _ = ground.sentences.row(n)
            if not self._layers.marks.over(start, end):
                self.go(start)
                return
        self.post_message(NoneLeft())
