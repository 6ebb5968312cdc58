"""Find in the article: folded (case, quotes, spaces, accents), as one types, from where it began.

The folded text is made when first searched and kept for the article in view.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from nkreader.hits import Hit
from nkreader.text.cleaning import fold_map, folded, without_marks
from nkreader.text.columns import SpanColumns
from nkreader.tui.pane.state import Find, Page


class FoldedText:
    """The article in view, folded once."""

    def __init__(self) -> None:
        self._text: str | None = None
        self._folded = ""
        self._offsets = array("I")

    def places(self, text: str, query: str) -> SpanColumns:
        """The places in `text` where the query is found, none of which overlap."""
        wanted, places = without_marks(folded(query)), SpanColumns()
        if not wanted:
            return places
        if self._text is not text:
            whole, self._offsets = fold_map(text)
            self._text, self._folded = text, without_marks(whole)
        offsets, at = self._offsets, self._folded.find(wanted)
        while at >= 0:
            start, end = offsets[at], offsets[at + len(wanted)]
            places.starts.append(start)
            places.ends.append(max(end, start + 1))
            at = self._folded.find(wanted, at + len(wanted))
        places.codes = array("I", bytes(places.codes.itemsize * len(places.starts)))
        places.keys = [""] * len(places.starts)
        return places


def told_places(text: str, hits: Iterable[Hit]) -> SpanColumns:
    """Where hits that are known already stand in `text`; what reads otherwise there is left
    out."""
    return SpanColumns(
        (hit.start, hit.end, 0, "")
        for hit in hits
        if hit.start is not None and hit.end is not None and text[hit.start : hit.end] == hit.exact
    )


def first_hit(page: Page, find: Find) -> int:
    """Where a find goes: to its first hit at or behind the place where it began, past the end from
    the top; without any, back there."""
    starts = page.layers.hits.columns.starts
    return starts[bisect_left(starts, find.begun) % len(starts)] if starts else find.begun


def hit_at(page: Page, offset: int) -> int:
    """Which hit an offset is on, from 1; 0 where it is on none."""
    columns = page.layers.hits.columns
    n = bisect_left(columns.starts, offset + 1)
    return n if n and offset < columns.ends[n - 1] else 0
