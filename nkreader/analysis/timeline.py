"""What was when: counts on dates of any precision, put together by day, week, month or year.

A date counts where it lies wholly: `2020-03` in that month and in 2020, in no week and on no day.
Weeks are ISO's, from Monday to Sunday.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from nkreader.figures import By, Dated, InTime

_LEAST = {"day": 10, "week": 10, "month": 7, "year": 4}
"""Characters of an ISO date that is exact enough."""


def stretch(published: str | None, by: By) -> tuple[date, date] | None:
    """The day, week, month or year that a date lies in, as its first and last day; None where it
    lies in none, or is no date."""
    if published is None or len(published) < _LEAST[by]:
        return None
    try:
        day = date.fromisoformat(published + "-01-01"[len(published) - 4 :])
    except ValueError:
        return None
    if by == "day":
        return day, day
    if by == "week":
        first = day - timedelta(day.weekday())
        return first, min(first, date.max - timedelta(6)) + timedelta(6)
    if by == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day.replace(day=1), last_of_month(day)


def covers(iso: str) -> tuple[date, date] | None:
    """The first and last day of a date of any precision; None where it is no date."""
    exact: dict[int, By] = {4: "year", 7: "month", 10: "day"}
    return stretch(iso, exact[len(iso)]) if len(iso) in exact else None


def last_of_month(day: date) -> date:
    """The last day of the month that a day is in."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(1)


def following(last: date, by: By) -> tuple[date, date] | None:
    """The stretch behind one that ends so; None at the end of the calendar."""
    return None if last >= date.max else stretch((last + timedelta(1)).isoformat(), by)


def timeline(counts: Iterable[Dated], by: By) -> list[InTime]:
    """Rows in the order in which they come, each in the order of time, what is undated last; what
    is none is left out."""
    found: dict[str | None, dict[tuple[date, date] | None, int]] = {}
    places: dict[str | None, tuple[date, date] | None] = {}
    for row, published, count in counts:
        if published not in places:
            places[published] = stretch(published, by)
        cells, here = found.setdefault(row, {}), places[published]
        cells[here] = cells.get(here, 0) + count
    out = []
    for row, cells in found.items():
        for here in sorted(one for one in cells if one is not None):
            out.append(InTime(row, here[0].isoformat(), here[1].isoformat(), cells[here]))
        if None in cells:
            out.append(InTime(row, None, None, cells[None]))
    return out


MOST = 1_500
"""Stretches up to which those with none are shown too."""


def between(found: Iterable[InTime], by: By) -> list[tuple[str, str]]:
    """The stretches, (first day, last day), from the first that has any to the last, in their
    order; those with none too, unless that were very many."""
    known = sorted({(one.start, one.end) for one in found if one.start and one.end})
    if not known:
        return []
    here, out = stretch(known[0][0], by), []
    while here is not None and here[0].isoformat() <= known[-1][0]:
        out.append((here[0].isoformat(), here[1].isoformat()))
        if len(out) > MOST:
            return known
        here = following(here[1], by)
    return out


def filled(found: Sequence[InTime], by: By) -> list[InTime]:
    """The bars of one row, with those between them that are none; what is undated stays last."""
    numbers = {one.start: one.number for one in found}
    row = found[0].row if found else None
    bars = [InTime(row, *here, numbers.get(here[0], 0)) for here in between(found, by)]
    return bars + [one for one in found if one.start is None]


def name(start: str | None, by: By) -> str:
    """A stretch as it is called where it is shown: 2020, 2020-03, 2020-03-27, of a week its
    Monday."""
    return "undated" if start is None else start[: _LEAST[by]]
