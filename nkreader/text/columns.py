"""Many spans of one layer as parallel columns: what crosses from the library to the screen.

Objects for fifty thousand spans cost more than reading them; a column is an array, and a value
object is made only for the span that is asked for.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import overload


class Pairs(Sequence[tuple[int, int]]):
    """Many (start, end), such as a version's sentences, in two arrays: a tuple of ten thousand
    tuples is ten times as large, and as long as it lives keeps what was freed around it."""

    __slots__ = ("ends", "starts")

    def __init__(self, pairs: Iterable[Iterable[int]] = ()) -> None:
        flat = array("I", chain.from_iterable(pairs))
        self.starts = flat[::2]
        self.ends = flat[1::2]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> tuple[int, int]: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[int, int]]: ...

    def __getitem__(self, index: int | slice) -> tuple[int, int] | Sequence[tuple[int, int]]:
        if isinstance(index, slice):
            return tuple(zip(self.starts[index], self.ends[index], strict=True))
        return self.starts[index], self.ends[index]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.starts, self.ends, strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


class SpanColumns:
    """Spans ordered by (start, end, code): `starts`, `ends`, small integers `codes`, texts `keys`.

    What a code means is the layer's business: an index into `model.LABELS` for mentions, the
    number of a tag in its codebook for annotations. `keys` holds the entity's name or the
    annotation's id.
    """

    __slots__ = ("codes", "ends", "keys", "starts")

    def __init__(self, rows: Iterable[tuple[int, int, int, str]] = ()) -> None:
        ordered = sorted(rows)
        self.starts = array("I", [row[0] for row in ordered])
        self.ends = array("I", [row[1] for row in ordered])
        self.codes = array("I", [row[2] for row in ordered])
        self.keys = [row[3] for row in ordered]

    def extend(
        self,
        starts: Iterable[int],
        ends: Iterable[int],
        codes: Iterable[int],
        keys: Iterable[str],
    ) -> None:
        """Take in more spans, column by column, which in their order come behind those here."""
        self.starts.extend(starts)
        self.ends.extend(ends)
        self.codes.extend(codes)
        self.keys.extend(keys)

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[tuple[int, int, int, str]]:
        return zip(self.starts, self.ends, self.codes, self.keys, strict=True)

    def row(self, index: int) -> tuple[int, int, int, str]:
        """The `index`-th span as (start, end, code, key)."""
        return self.starts[index], self.ends[index], self.codes[index], self.keys[index]

    def add(self, start: int, end: int, code: int, key: str) -> int:
        """Put one span at its place in the order; returns its index."""
        index = bisect_left(self.starts, start)
        here = (start, end, code, key)
        while index < len(self.starts) and self.row(index) < here:
            index += 1
        self.starts.insert(index, start)
        self.ends.insert(index, end)
        self.codes.insert(index, code)
        self.keys.insert(index, key)
        return index

    def remove(self, key: str) -> tuple[int, int, int, str] | None:
        """Take off the first span with this key; returns it, or None where there is none."""
        try:
            index = self.keys.index(key)
        except ValueError:
            return None
        row = self.row(index)
        for column in (self.starts, self.ends, self.codes):
            del column[index]
        del self.keys[index]
        return row
