"""Spans of one layer over a text, asked for by place: which overlap here, which comes next.

Wraps the columns it is given and keeps beside them the furthest end in each run of 64 spans, so
that a question about one row looks at few of fifty thousand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nkreader.text.columns import SpanColumns

_RUN = 64


class Spans:
    """One layer: `columns` ordered by start. An index below is a place in these columns."""

    def __init__(self, columns: SpanColumns) -> None:
        self.columns = columns
        self._reach: list[int] = []
        self._upto: list[int] = []
        self._index()

    def _index(self) -> None:
        ends, furthest = self.columns.ends, 0
        self._reach = [max(ends[n : n + _RUN]) for n in range(0, len(ends), _RUN)]
        self._upto = []
        for reach in self._reach:
            furthest = max(furthest, reach)
            self._upto.append(furthest)

    def over(self, start: int, end: int) -> list[int]:
        """Indices of the spans that share a code point with `[start, end)`, in order."""
        ends, out = self.columns.ends, []
        last = bisect_left(self.columns.starts, end)
        for run in range((last - 1) // _RUN, -1, -1):
            if self._upto[run] <= start:
                break
            if self._reach[run] > start:
                first = run * _RUN
                stop = min(last, first + _RUN)
                out.append([n for n in range(first, stop) if ends[n] > start])
        return [n for run_hits in reversed(out) for n in run_hits]

    def here(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """(start, end, code) of the spans that share a code point with `[start, end)`, in order."""
        columns = self.columns
        for n in self.over(start, end):
            yield columns.starts[n], columns.ends[n], columns.codes[n]

    def starting(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """(start, code) of the spans that begin in `[start, end)`, in order."""
        columns = self.columns
        first = bisect_left(columns.starts, start)
        for n in range(first, bisect_left(columns.starts, end, first)):
            yield columns.starts[n], columns.codes[n]

    def after(self, offset: int, wanted: Callable[[int], bool] | None = None) -> int | None:
        """The index of the first span that starts behind an offset (and whose code is wanted)."""
        codes = self.columns.codes
        for n in range(bisect_right(self.columns.starts, offset), len(codes)):
            if wanted is None or wanted(codes[n]):
                return n
        return None

    def before(self, offset: int, wanted: Callable[[int], bool] | None = None) -> int | None:
        """The index of the last span that starts before an offset (and whose code is wanted)."""
        codes = self.columns.codes
        for n in range(bisect_left(self.columns.starts, offset) - 1, -1, -1):
            if wanted is None or wanted(codes[n]):
                return n
        return None

    def add(self, start: int, end: int, code: int, key: str) -> None:
        """Put one span in."""
        self.columns.add(start, end, code, key)
        self._index()

    def remove(self, key: str) -> tuple[int, int] | None:
        """Take the span with this key out; its (start, end), or None where there is none."""
        row = self.columns.remove(key)
        if row is None:
            return None
        self._index()
        return row[0], row[1]


class Layers(NamedTuple):
    """The spans that are painted over one document."""

    mentions: Spans
    marks: Spans
    inline: Spans
    """Codes are indices of the document's styles."""
    hits: Spans
    beside: Spans
    """Marks of other sets: seen, and never what keys act on."""
