"""What was spoken of when: counts by the first day of a stretch of time, put in order.

The stretches are those of `timeline`.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from nkreader.analysis.timeline import stretch
from nkreader.figures import By, InTime

Counted = tuple[str | None, date | None, int]
"""A row, the first day of a stretch (None: spoken of less exactly), how many."""


def in_time(
    counts: Iterable[Counted],
    by: By,
    order: Sequence[str] | None = None,
    limit: int | None = None,
) -> list[InTime]:
    """Rows in an `order`, else as they come; each in the order of time, what is known less exactly
    last. `limit`: only the so many rows with the most, the most frequent first."""
    found: dict[str | None, dict[date | None, int]] = {}
    for row, first, number in counts:
        found.setdefault(row, {})[first] = number
    rows: list[str | None] = (
        list(found) if order is None else [one for one in order if one in found]
    )
    if limit is not None and order is None:
        rows = sorted(rows, key=lambda row: -sum(found[row].values()))[:limit]
    out = []
    for row in rows:
        cells = found[row]
        for first in sorted(one for one in cells if one is not None):
            here = stretch(first.isoformat(), by)
            if here is not None:
                out.append(InTime(row, here[0].isoformat(), here[1].isoformat(), cells[first]))
        if None in cells:
            out.append(InTime(row, None, None, cells[None]))
    return out
