"""Figures of agreement as CSV, one row each, for spreadsheets and data frames; guarded as in
`csv_table`. Writes only."""

import csv
import io
from collections.abc import Iterable, Iterator

from nkreader.agreement import Agreed, Figure, Interval, Intervals
from nkreader.exchange.csv_table import guarded
from nkreader.text.hidden import unsteered

COLUMNS = (
    "revision", "from", "to", "tag", "unit", "n", "a", "b", "both", "percent", "kappa",
    "kappa_low", "kappa_high", "alpha", "alpha_low", "alpha_high", "alpha_u", "alpha_u_low",
    "alpha_u_high", "borders", "values", "diagnostics",
)  # fmt: skip


def write(every: Iterable[Agreed]) -> Iterator[bytes]:
    """The figures under COLUMNS, in UTF-8. Empty cells: no tag (all together), undefined, or not
    asked for. Diagnostics are their kinds, between semicolons."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    yield b"\xef\xbb\xbf"
    for row in (COLUMNS, *_rows(every)):
        # A number may begin with a minus; it is no formula.
        writer.writerow([cell if _is_number(cell) else guarded(cell) for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _rows(every: Iterable[Agreed]) -> Iterator[list[str]]:
    for study, figures in every:
        when = [str(study.revision or ""), study.start or "", study.end or ""]
        for one in figures:
            yield [*when, *_cells(one)]


def _cells(one: Figure) -> list[str]:
    within = one.intervals or Intervals()
    return [
        unsteered(one.tag or ""), one.unit, *map(str, one.counts), _number(one.percent),
        _number(one.kappa), *_both(within.kappa), _number(one.alpha), *_both(within.alpha),
        _number(one.alpha_u), *_both(within.alpha_u), _number(one.borders), _number(one.values),
        "; ".join(each.kind for each in one.diagnoses),
    ]  # fmt: skip


def _both(within: Interval | None) -> tuple[str, str]:
    return ("", "") if within is None else (_number(within[0]), _number(within[1]))


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell.isascii() and cell == cell.strip()
