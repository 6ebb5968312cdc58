"""How what a worker found goes to whoever stores it: values of a kind column by column.

An article has hundreds of small values; to pickle each for itself takes five times as long.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from nkreader.attributions import Attribution, Said, Speaker
from nkreader.library.deriving import Found
from nkreader.library.incoming import Incoming
from nkreader.model import Mention
from nkreader.store.files import FileRead
from nkreader.time_expression import TimeExpression

Columns = tuple[tuple[object, ...], ...]
Row = TypeVar("Row", bound=tuple[Any, ...])


class Parcel(NamedTuple):
    """A piece of news, and apart from it what was found in its text."""

    news: Incoming | FileRead
    found: tuple[Columns, Columns, Columns, Columns] | None
    """Mentions, attributions, speakers, time expressions."""


def packed(news: Iterable[Incoming | FileRead]) -> list[Parcel]:
    """News ready to be pickled; `unpacked` makes the same of it again."""
    return [_packed(one) for one in news]


def _packed(one: Incoming | FileRead) -> Parcel:
    if isinstance(one, FileRead) or one.made is None:
        return Parcel(one, None)
    shape = one.made.shape
    said, times, published = shape.found
    bare = shape._replace(mentions=[], found=Found(Said((), ()), (), published))
    found = (
        _columns(shape.mentions),
        _columns(said.attributions),
        _columns(said.speakers),
        _columns(times),
    )
    return Parcel(one._replace(made=one.made._replace(shape=bare)), found)


def unpacked(parcels: Iterable[Parcel]) -> list[Incoming | FileRead]:
    """The news that were packed."""
    return [_unpacked(*parcel) for parcel in parcels]


def _unpacked(
    one: Incoming | FileRead, found: tuple[Columns, Columns, Columns, Columns] | None
) -> Incoming | FileRead:
    if isinstance(one, FileRead) or one.made is None or found is None:
        return one
    mentions, attributions, speakers, times = found
    shape = one.made.shape
    said = Said(tuple(_rows(Attribution, attributions)), tuple(_rows(Speaker, speakers)))
    whole = shape.found._replace(said=said, times=[*_rows(TimeExpression, times)])
    shape = shape._replace(mentions=[*_rows(Mention, mentions)], found=whole)
    return one._replace(made=one.made._replace(shape=shape))


def _columns(rows: Sequence[tuple[object, ...]]) -> Columns:
    return tuple(zip(*rows, strict=True))


def _rows(kind: type[Row], columns: Columns) -> Iterator[Row]:
    return map(partial(tuple.__new__, kind), zip(*columns, strict=True))
