"""Counts laid out in rows and columns: a timeline's, and those of tags against something else."""

from collections import Counter
from collections.abc import Sequence

from nkreader.analysis.timeline import between
from nkreader.figures import By, Cell, Grid, Head, InTime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def over_time(found: Sequence[InTime], by: By, spoken: bool = False) -> Grid:
    """A row for each row of a timeline; columns: all of it, what is undated if anything is, and
    each stretch of time, those with none too. Of what is `spoken` of there is no sum: an article
    speaks of many days."""
    rows = tuple(dict.fromkeys(one.row for one in found))
    heads = [Head("all", "all")] * (not spoken)
    late = Head("undated", "longer" if spoken else "undated")
    heads += [late] * any(one.start is None for one in found)
    heads += [_stretch(start, end, by) for start, end in between(found, by)]
    columns = {head.start: n for n, head in enumerate(heads) if head.kind != "all"}
    places = {row: n for n, row in enumerate(rows)}
    numbers: dict[tuple[int, int], int] = {}
    for one in found:
        row = places[one.row]
        numbers[row, columns[one.start]] = one.number
        if not spoken:
            numbers[row, 0] = numbers.get((row, 0), 0) + one.number
    return Grid(rows, tuple(heads), numbers)


def _stretch(start: str, end: str, by: By) -> Head:
    year, month, day = start.split("-")
    if by == "year":
        return Head("time", year, "", start, end)
    name = _MONTHS[int(month) - 1] if by == "month" else f"{month}-{day}"
    return Head("time", name, year, start, end)


def crossed(cells: Sequence[Cell], with_all: bool) -> Grid:
    """A row for each tag, a column for each name it is counted against: tags in the order of the
    rows, others the most frequent first, what has none last. Before them, if it means anything,
    the row's sum."""
    rows = tuple(dict.fromkeys(one.row for one in cells))
    sums: Counter[str | None] = Counter()
    for one in cells:
        sums[one.column] += one.number
    names = sorted(sums, key=lambda name: (name is None, -sums[name], name or ""))
    if not with_all:
        order: dict[str | None, int] = {row: n for n, row in enumerate(rows)}
        names.sort(key=lambda name: order.get(name, len(rows)))
    heads = [Head("all", "all")] * with_all + [Head("name", name or "") for name in names]
    places = {row: n for n, row in enumerate(rows)}
    columns = {name: n + with_all for n, name in enumerate(names)}
    numbers: dict[tuple[int, int], int] = {}
    for one in cells:
        row = places[one.row]
        numbers[row, columns[one.column]] = one.number
        if with_all:
            numbers[row, 0] = numbers.get((row, 0), 0) + one.number
    return Grid(rows, tuple(heads), numbers)
