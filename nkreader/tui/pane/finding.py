"""Find in the article: folded (case, quotes, spaces, accents), as one types, from where it began.

The folded text is made when first searched and kept for the article in view.
"""

from array import array
from bisect import bisect_left

from nkreader.model import Codebook, Reading
from nkreader.text.cleaning import fold_map, folded, without_marks
from nkreader.text.columns import SpanColumns
from nkreader.tui.pane.hopping import Hopping
from nkreader.tui.pane.layers import Spans
from nkreader.tui.pane.messages import Dropped, FindEnded, UntaggedArticle


class Finding(Hopping):
    """A find is on while its words, `finding`, are not empty; `n` and `N` go from hit to hit."""

    finding = ""
    hits = 0
    """How many places the query is found at."""
    _from = 0
    _folded: "tuple[str, str, array[int]] | None" = None
    """A text, what it folds to, and the offset of each folded code point."""

    def let_go(self) -> None:
        """Nothing is looked for any more."""
        super().let_go()
        self.finding, self.hits = "", 0

    def _adopt(self, reading: Reading, codebook: Codebook) -> None:
        super()._adopt(reading, codebook)
        if self.finding:
            places = self._places(self.finding)
            self.hits = len(places)
            self._layers = self._layers._replace(hits=Spans(places))

    def find(self, query: str) -> int:
        """Find `query` and go to its first hit at or behind the place where the find began, past
        the end from the top. Returns the number of hits. "" ends the find and goes back there."""
        if self.reading is None:
            return 0
        if not query:
            if self.finding:
                self.end_find()
                self.go(self._from)
            return 0
        if not self.finding:
            self._from = self.cursor
            self._drop_selection()
        self.finding = query
        self._set_hits(self._places(query))
        if self.hits:
            starts = self._layers.hits.columns.starts
            n = bisect_left(starts, self._from)
            self.go(starts[n % self.hits])
        else:
            self.go(self._from)
        return self.hits

    def end_find(self) -> None:
        """End the find; the cursor stays."""
        if self.finding:
            self.finding = ""
            self._set_hits(SpanColumns())
            self._moved()
            self.post_message(FindEnded())

    @property
    def hit(self) -> int:
        """Which hit the cursor is on, from 1; 0 where it is on none."""
        starts = self._layers.hits.columns.starts
        n = bisect_left(starts, self.cursor + 1)
        if n and self.cursor < self._layers.hits.columns.ends[n - 1]:
            return n
        return 0

    def _places(self, query: str) -> SpanColumns:
        text = self.reading.document.text if self.reading else ""
        if self._folded is None or self._folded[0] is not text:
            whole, offsets = fold_map(text)
            self._folded = (text, without_marks(whole), offsets)
        _, whole, offsets = self._folded
        wanted = without_marks(folded(query))
        places, at = SpanColumns(), whole.find(wanted)
        while at >= 0:
            start, end = offsets[at], offsets[at + len(wanted)]
            places.starts.append(start)
            places.ends.append(max(end, start + 1))
            at = whole.find(wanted, at + len(wanted))
        places.codes = array("I", bytes(places.codes.itemsize * len(places.starts)))
        places.keys = [""] * len(places.starts)
        return places

    def _set_hits(self, places: SpanColumns) -> None:
        self.hits = len(places)
        self._layers = self._layers._replace(hits=Spans(places))
        self._paint_anew()

    def _hit_move(self, forward: bool) -> None:
        if not self.hits:
            return
        layer = self._layers.hits
        start, end = self._cluster()
        n = layer.after(end - 1) if forward else layer.before(start)
        if n is None:
            n = 0 if forward else self.hits - 1
        self.go(layer.columns.starts[n])

    def action_select(self) -> None:
        """On a hit: select it, so that it can be tagged; elsewhere as without a find."""
        if self.hit and self._anchor is None:
            columns = self._layers.hits.columns
            self.select_span(columns.starts[self.hit - 1], columns.ends[self.hit - 1])
        else:
            super().action_select()

    def action_next_untagged(self) -> None:
        """Go to the next hit while a find is on, else to the next untagged body sentence."""
        if self.finding:
            self._hit_move(True)
        else:
            self.next_untagged()

    def action_untagged_article(self) -> None:
        """Go to the hit before while a find is on, else ask for the next article with untagged
        sentences."""
        if self.finding:
            self._hit_move(False)
        else:
            self.post_message(UntaggedArticle())

    def action_drop(self) -> None:
        """Drop the selection; where there is none, end the find."""
        self.post_message(Dropped(self._anchor is not None or bool(self.finding)))
        if self._anchor is not None:
            self.drop_selection()
        else:
            self.end_find()
