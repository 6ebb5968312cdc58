"""Rows of a stretch of text at a width, found lazily: a line of any length costs what is asked for.

Offsets in and out count in the string given. A row's end leaves out the white space it breaks at.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from nkreader.tui.cells import NOT_NARROW, TAB, clusters, shown, simple_widths
from nkreader.tui.pane.breaks import NOT_ONLY_SPACES, SPACES, after_dash, can_break, tear

_PIECE = 4096
"""Code points measured at once."""


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows (start, end) of `text[start:end]`, at most `width` cells each; `\\n` ends a row."""
    at = start
    while True:
        stop = text.find("\n", at, end)
        line_end = end if stop < 0 else stop
        if at == line_end:
            yield at, at
        else:
            yield from _line(text, at, line_end, width)
        if stop < 0:
            return
        at = stop + 1


def _line(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    at = start
    piece = max(_PIECE, 4 * width)
    while at < end:
        stop = min(at + piece, end)
        narrow = NOT_NARROW.search(text, at, stop) is None
        rows = _narrow if narrow else _wide
        began = at
        for row_start, row_end, following in rows(text, at, stop, end, width):
            yield row_start, row_end
            at = following
        if at == began:
            piece *= 2


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at] in SPACES:
        at += 1
    return at


def _trim(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1] in SPACES:
        at -= 1
    return at


def _narrow(text: str, at: int, stop: int, end: int, width: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, start of the next) of each row that is certain within `[at, stop)`, where every
    code point is one cluster of one cell."""
    while stop - at > width:
        limit = at + width
        cut = max(text.rfind(" ", at + 1, limit + 1), after_dash(text, at, limit))
        row_end = _trim(text, at, cut) if cut > 0 else at
        if row_end == at:
            cut = row_end = tear(text, at, limit)
        following = _skip(text, cut, end)
        yield at, row_end, following
        at = following
    if stop == end and at < end:
        yield at, _trim(text, at, end) if text[at:end].strip() else end, end


def _measured(text: str, at: int, stop: int) -> tuple[Sequence[int], list[int]]:
    """Offsets of the clusters and, one more, the cells before each."""
    widths = simple_widths(text, at, stop)
    if widths is not None:
        return range(at, stop), list(accumulate(widths, initial=0))
    starts, edges = [], [0]
    for a, b in clusters(text, at, stop):
        starts.append(a)
        edges.append(edges[-1] + (TAB if text[a] == "\t" else shown(text[a:b])[1]))
    return starts, edges


def _wide(text: str, at: int, stop: int, end: int, width: int) -> Iterator[tuple[int, int, int]]:
    """As `_narrow`, for any text. Ends short of `stop` unless that is the end of the line, for the
    last cluster may go on behind it."""
    starts, edges = _measured(text, at, stop)
    count, first = len(starts), 0
    only_spaces = NOT_ONLY_SPACES.search(text, at, stop) is None
    while first < count:
        last = bisect_right(edges, edges[first] + width) - 1
        if last >= count - 1 and stop < end:
            return
        if last >= count:
            yield starts[first], _trim(text, starts[first], end) or end, end
            return
        last = max(last, first + 1)
        cut = _cut(text, starts, first, last, only_spaces)
        row_start, following = starts[first], _skip(text, starts[cut], end)
        row_end = _trim(text, row_start, starts[cut])
        yield row_start, row_end if row_end > row_start else starts[cut], following
        first = bisect_right(starts, following) - 1 if following < stop else count


def _cut(text: str, starts: Sequence[int], first: int, last: int, only_spaces: bool) -> int:
    """The index of the cluster that the next row begins with, or of white space before it."""
    if only_spaces and isinstance(starts, range):
        at = text.rfind(" ", starts[first] + 1, starts[last] + 1)
        at = max(at, after_dash(text, starts[first], starts[last]))
        if at > starts[first] and _trim(text, starts[first], at) > starts[first]:
            return at - starts[0]
        return tear(text, starts[first], starts[last]) - starts[0]
    for index in range(last, first, -1):
        at = starts[index]
        if can_break(text, at) and _trim(text, starts[first], at) > starts[first]:
            return index
    return last
