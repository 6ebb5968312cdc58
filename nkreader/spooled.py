"""Values that are too many to be held: on the disk in slices, and read again as they are wanted.

A `Spooled` stands in the place of a tuple; few values stay one. The file has no name, so nobody
else opens it, and it goes with the last who reads it. What the values are is nobody's business
here: a `Kind` tells how they are written (`flat` has those that there are).
"""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby, islice
from tempfile import TemporaryFile, gettempdir
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar, cast, overload

from nkreader.errors import NkreaderError

T = TypeVar("T")
U = TypeVar("U")
FEW = 2_000
"""So many values are held as they are."""
SLICE = 500
"""Values that are written and read together, at most."""


class Kind(NamedTuple, Generic[T]):
    """What is to be known of a kind of values."""

    group: Callable[[T], str]
    """What they are arranged by first, and best come together by."""
    flat: Callable[[list[T]], Any]
    """Some of them as plain tuples, lists, texts and numbers."""
    whole: Callable[[Any], list[T]]
    """The values again."""


@contextmanager
def _room_wanted() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NkreaderError(
            f"{gettempdir()}: {error.strerror}; what is put aside meanwhile needs room there"
        ) from error


class _Slices:
    """The file: slices of values of one group each."""

    def __init__(self, kind: Kind[Any]) -> None:
        self._kind = kind
        with _room_wanted():
            self._file = cast(BinaryIO, TemporaryFile())  # noqa: SIM115
        self._offsets = array("Q", [0])
        self.groups: list[str] = []
        """Of each slice."""
        self.count = 0

    def write(self, group: str, values: list[Any]) -> None:
        """Add a slice."""
        flat = marshal.dumps(self._kind.flat(values))
        with _room_wanted():
            length = self._file.write(flat)
        self._offsets.append(self._offsets[-1] + length)
        self.groups.append(group)
        self.count += len(values)

    def read(self, number: int) -> list[Any]:
        """The values of a slice."""
        start, end = self._offsets[number : number + 2]
        with _room_wanted():
            self._file.seek(start)  # Writes what is still in hand.
            flat = self._file.read(end - start)
        return self._kind.whole(marshal.loads(flat))


class Spooled(Sequence[T], Generic[T]):
    """Values in the order in which they came; or, if they have a `key`, by group and in it by that.

    Made by `spooled`. Each time they are gone through they are read anew, and are other objects.
    """

    def __init__(
        self,
        slices: _Slices,
        shown: Callable[[Any], T] | None = None,
        key: Callable[[T], Any] | None = None,
    ) -> None:
        self._slices = slices
        self._shown = shown
        self._key = key

    def __len__(self) -> int:
        return self._slices.count

    def __iter__(self) -> Iterator[T]:
        groups = self._slices.groups
        if self._key is None:
            for number in range(len(groups)):
                yield from self._read(number)
            return
        in_order = sorted(range(len(groups)), key=groups.__getitem__)
        for _, own in groupby(in_order, groups.__getitem__):
            yield from sorted(chain.from_iterable(map(self._read, own)), key=self._key)

    def _read(self, number: int) -> Iterable[T]:
        found = self._slices.read(number)
        return found if self._shown is None else map(self._shown, found)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return list(self)[at]
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        return next(islice(self, place, None))

    def seen_as(self, shown: Callable[[T], U]) -> "Spooled[U]":
        """What a function makes of each, when it is read; in the order in which they came."""
        own = self._shown
        return Spooled(self._slices, shown if own is None else lambda one: shown(own(one)))

    def arranged(self, key: Callable[[T], Any]) -> "Spooled[T]":
        """The same by group and in it by a key; one group is held at a time."""
        return Spooled(self._slices, self._shown, key)


def spooled(values: Iterable[T], kind: Kind[T]) -> Sequence[T]:
    """Values of a kind that can be gone through again and again, in their order. Raises
    NkreaderError where there is no room."""
    rest = iter(values)
    few = tuple(islice(rest, FEW + 1))
    if len(few) <= FEW:
        return few
    slices = _Slices(kind)
    for name, own in groupby(chain(few, rest), kind.group):
        while some := list(islice(own, SLICE)):
            slices.write(name, some)
    return Spooled(slices)


def seen_as(values: Sequence[T], shown: Callable[[T], U]) -> Sequence[U]:
    """What a function makes of each of some values."""
    return values.seen_as(shown) if isinstance(values, Spooled) else tuple(map(shown, values))


def arranged(values: Sequence[T], kind: Kind[T], key: Callable[[T], Any]) -> Sequence[T]:
    """Values of a kind by group, and in each by a key."""
    if isinstance(values, Spooled):
        return values.arranged(key)
    return tuple(sorted(values, key=lambda one: (kind.group(one), key(one))))
