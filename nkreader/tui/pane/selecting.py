"""The keys that select: `v` and any move, `[` and `]` by a word, `p` the paragraph, Esc drops."""

from nkreader.text.span import Span
from nkreader.tui.pane.messages import Copied
from nkreader.tui.pane.motions import extended
from nkreader.tui.pane.paging import Paging


class Selecting(Paging):
    """A selection runs from the anchor's cluster to the cursor's, both taken in."""

    def select_span(self, start: int, end: int) -> None:
        """Select `[start, end)`, the cursor on its last cluster."""
        if self._layout is None or start >= end:
            return
        self._drop_selection()
        first = self._layout.cluster_of(start)
        self._anchor = first[0] if first else start
        self._move(end - 1)
        self._refresh_span(start, end)

    def drop_selection(self) -> None:
        """Select nothing; the cursor goes to where the selection began, in sight of it."""
        extent = self._extent()
        if extent is not None:
            self._drop_selection()
            self.go(extent[0])

    def action_select(self) -> None:
        """Start a selection at the cursor, or drop the one there is."""
        begin = self._anchor is None or self._settled
        if self._anchor is not None:
            self._drop_selection()
        if begin:
            self._anchor = self.cursor
            self._by_key = True
        self._refresh_signs()
        self._moved()

    def settle_selection(self) -> None:
        """Something was done with the selection: it stays for another key, and the next move
        begins anew."""
        self._settled = self._anchor is not None

    def _open(self) -> bool:
        """Make the current sentence the selection where there is none."""
        if self._anchor is None and (span := self.target()) is not None:
            self.select_span(span.start, span.end)
        return self._anchor is not None

    def _pull(self, out: bool) -> None:
        self._settled = False
        if not self._open() or self._ground is None or self._anchor is None:
            return
        if self.cursor < self._anchor:
            self._turn()
        assert self._anchor is not None
        self._move(extended(self._cluster(), self._anchor, out, self._ground.word_unit))

    def _turn(self) -> None:
        """Let the other end be the one that moves."""
        if self._anchor is not None:
            signs = self._signs()
            extent = self._extent()
            self._anchor, self.cursor = self.cursor, self._anchor
            if self._by_key and extent and self._layout is not None:
                last = self._layout.cluster_of(extent[1] - 1)
                self.cursor = last[0] if last else self.cursor
            self._refresh_signs(signs)

    def action_grow(self) -> None:
        """Pull the end of the selection, or of the current sentence, out by a word."""
        self._pull(True)

    def action_shrink(self) -> None:
        """Pull the end of the selection, or of the current sentence, in by a word."""
        self._pull(False)

    def action_select_paragraph(self) -> None:
        """Select the whole paragraph; again, and the next one is taken in."""
        if self._ground is None or self.reading is None:
            return
        number = self._ground.block_at(self.cursor)
        if number < 0:
            return
        block = self.reading.document.blocks[number]
        extent = self._extent()
        if extent and extent[0] <= block.start and extent[1] >= block.end:
            following = self._ground.step_block(block.start, True)
            self.select_span(extent[0], following[1] if following else extent[1])
        else:
            self.select_span(min(block.start, extent[0]) if extent else block.start, block.end)

    def action_copy(self) -> None:
        """Ask for the passage and its citation in the clipboard."""
        span: Span | None = self.target()
        if span is not None:
            self.post_message(Copied(span))
