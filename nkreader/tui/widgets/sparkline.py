"""A course over time in one row of cells."""

from collections.abc import Iterable

_HEIGHTS = "▁▂▃▄▅▆▇█"


def sparkline(counts: Iterable[tuple[str, int]], first: str, last: str, cells: int) -> str:
    """Counts of months (`2020-03`) from the month `first` to `last` in exactly so many cells; each
    is as high as its count among the others, a space is none.

    Where there are more months than cells some stand together, where there are fewer the cells on
    the left stay empty; a year without a month (`2020`) counts as its first.

    >>> sparkline([("2020-01", 1), ("2020-03", 8)], "2020-01", "2020-03", 4)
    ' ▁ █'
    """
    start = _number(first)
    places, together = _shared(first, last, cells)
    sums = [0] * places
    for month, count in counts:
        place = (_number(month) - start) // together
        if 0 <= place < places:
            sums[place] += count
    most = max(sums, default=0) or 1
    bars = "".join(_HEIGHTS[-(-count * 8 // most) - 1] if count else " " for count in sums)
    return bars.rjust(cells)


def used(first: str, last: str, cells: int) -> int:
    """How many of so many cells, from the right, a course over these months takes."""
    return _shared(first, last, cells)[0]


def _shared(first: str, last: str, cells: int) -> tuple[int, int]:
    """(cells that are used, months that stand together in each)."""
    months = max(1, _number(last) - _number(first) + 1)
    together = -(-months // cells)
    return -(-months // together), together


def _number(month: str) -> int:
    """A month as a number that its neighbour follows."""
    return int(month[:4]) * 12 + int(month[5:7] or 1) - 1
