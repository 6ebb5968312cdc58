"""Tables of articles (`.csv .tsv .xlsx .json .jsonl .parquet`): each row is an article.

`rows` and its neighbours give rows whatever the form, `columns` says which column is which field,
`article` makes the article of a row.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, islice

from nkreader.model import NkreaderError
from nkreader.sources.arrival import NOTHING
from nkreader.sources.decoding import said_name
from nkreader.sources.guard import Arrivals, guarded, put
from nkreader.sources.material import Material
from nkreader.sources.tables.cells import Row
from nkreader.sources.tables.columns import Columns, understood_from
from nkreader.sources.tables.rows import rows_of

__all__ = ["Columns", "read", "understood"]

SAMPLE = 500
"""Rows that are looked at before the first one is read."""


def read(material: Material, mapping: Mapping[str, str] = NOTHING) -> Arrivals:
    """The articles of a table. `mapping` says which column is which field where names do not.

    A row without a text is an error of its own, and the rest goes on.
    """
    yield from guarded("table")(lambda found: _read(found, mapping))(material)


def understood(material: Material, mapping: Mapping[str, str] = NOTHING) -> Columns:
    """How a table's columns are understood, to be shown before it is read.

    Raises NkreaderError where no column holds the text, or `mapping` names what is not there.
    """
    return _understood(material.name, list(islice(_good(rows_of(material)), SAMPLE)), mapping)


def _good(rows: Iterator[Row | NkreaderError]) -> Iterator[Row]:
    return (row for row in rows if not isinstance(row, NkreaderError))


def _understood(name: str, sample: list[Row], mapping: Mapping[str, str]) -> Columns:
    if not sample:
        raise NkreaderError(f"{said_name(name)} holds no rows")
    names = dict.fromkeys(chain.from_iterable(row.cells for row in sample))
    return understood_from(said_name(name), [*names], [row.cells for row in sample], mapping)


def _until_broken(rows: Iterator[Row | NkreaderError], name: str) -> Iterator[Row | NkreaderError]:
    """Rows, and where the table is damaged an error as the last: what stands before it is read."""
    last: object = None
    try:
        for last in rows:
            yield last
    except Exception as error:
        yield put(error, name, "table", after=last is not None)


def _read(material: Material, mapping: Mapping[str, str]) -> Arrivals:
    from nkreader.sources.tables.article import Rows

    coming = _until_broken(rows_of(material), material.name)
    first = list(islice(coming, SAMPLE))
    good = [row for row in first if not isinstance(row, NkreaderError)]
    errors = [row for row in first if isinstance(row, NkreaderError)]
    if errors and not good:
        yield from errors
        return
    articles = Rows(material.name, _understood(material.name, good, mapping))
    for row in chain(first, coming):
        if isinstance(row, NkreaderError):
            yield row
        else:
            name = f"{material.name}!{row.place}"
            yield articles.unread(row, name)
