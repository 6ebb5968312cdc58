"""The order in which a page's lines are read: column by column, between what stands across."""

from collections.abc import Sequence
from statistics import median

from nkreader.sources.pdf.lines import Line, rows_of

FEWEST = 3
"""Lines on either side of a gutter."""

MOST = 2_000
"""Lines of a page that is laid out for reading."""

NARROWEST = 12
"""Code points of a line of prose: what is narrower is a cell's or a heading's."""

PROSE = 0.6
"""Share of a column's letters that stand in such lines."""

ACROSS = 0.35
"""Share of lines that may stand across a gutter."""

Column = list[Line]


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """The lines of one page in reading order, in runs that stand below one another."""
    gutter = _gutter(lines)
    if gutter is None:
        rows = rows_of(lines)
        return [rows] if rows else []
    across = [line for line in lines if line.box.left < gutter < line.box.right]
    left = [line for line in lines if line.box.right <= gutter]
    right = [line for line in lines if line.box.left >= gutter]
    found: list[Column] = []
    waiting: list[Line] = []
    for line in sorted(across, key=lambda one: -one.middle):
        above = [one for one in left if one.middle > line.middle]
        beside = [one for one in right if one.middle > line.middle]
        if above or beside:
            found += _flushed(waiting)
            found += [*columns_of(above), *columns_of(beside)]
            left = [one for one in left if one.middle <= line.middle]
            right = [one for one in right if one.middle <= line.middle]
        waiting.append(line)
    return [*found, *_flushed(waiting), *columns_of(left), *columns_of(right)]


def _flushed(waiting: list[Line]) -> list[Column]:
    rows = rows_of(waiting)
    waiting.clear()
    return [rows] if rows else []


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the page is parted: most lines lie wholly on either side, enough on each."""
    if not 2 * FEWEST <= len(lines) <= MOST:
        return None
    starts = sorted(line.box.left for line in lines)
    ends = sorted(line.box.right for line in lines)
    best: tuple[float, float, float] | None = None
    began = 0
    for ended, end in enumerate(ends, 1):
        while began < len(starts) and starts[began] < end:
            began += 1
        right = len(starts) - began
        if right < FEWEST:
            break
        crossing = began - ended
        if ended < FEWEST or crossing > ACROSS * len(lines):
            continue
        width = starts[began] - end
        candidate = (crossing, -width, end + width / 2)
        if best is None or candidate < best:
            best = candidate
    if best is None or best[1] > -0.3 * median(line.height for line in lines):
        return None
    return best[2] if _are_columns(lines, best[2]) else None


def _are_columns(lines: Sequence[Line], gutter: float) -> bool:
    """Whether both sides hold prose, not the cells of a table."""
    sides = (
        [line for line in lines if line.box.right <= gutter],
        [line for line in lines if line.box.left >= gutter],
    )
    for side in sides:
        lengths = [sum(2 if one.sign > "\u1100" else 1 for one in line.letters) for line in side]
        prose = [length for length in lengths if length >= NARROWEST]
        if len(prose) < FEWEST or sum(prose) < PROSE * sum(lengths):
            return False
    return True
