"""The keys of a list's rows in their order: the first of them at once, all when they are needed.

What is listed, and how it is asked for, is said by whoever makes one.
"""

from array import array
from collections.abc import Callable, Sequence

HEAD = 128
"""Keys that are read first: more than a screen is high."""


class KeysInOrder:
    """Integer keys, read when they are wanted."""

    def __init__(self, read: Callable[[int | None], Sequence[int]]) -> None:
        """`read` gives the first so many keys in order, or with None all of them."""
        self._read = read
        self._head: Sequence[int] | None = None
        self._all: Sequence[int] | None = None

    @classmethod
    def of(cls, keys: Sequence[int]) -> "KeysInOrder":
        """Keys that are known already."""
        known = cls(lambda limit: keys if limit is None else keys[:limit])
        known._all = keys
        return known

    @property
    def head(self) -> Sequence[int]:
        """The first of them, or all where that is no more work."""
        if self._all is not None:
            return self._all
        if self._head is None:
            self._head = self._read(HEAD)
            if len(self._head) < HEAD:
                self._all = self._head
        return self._head

    @property
    def all(self) -> Sequence[int]:
        """All of them."""
        if self._all is None and len(self.head) == HEAD:
            self.learn(self._read(None))
        return self.head

    @property
    def is_whole(self) -> bool:
        """Whether all are known, so that nothing has to be read for how many there are."""
        return len(self.head) < HEAD or self._all is not None

    def learn(self, keys: Sequence[int]) -> None:
        """All of them, read by somebody else; held in eight bytes each."""
        self._all = keys if isinstance(keys, array) else array("q", keys)

    def stretch(self, first: int, how_many: int) -> Sequence[int]:
        """Those from `first` on, at most so many."""
        known = self.head
        if first + how_many > len(known):
            known = self.all
        return known[first : first + how_many]

    def index(self, key: int, at_once: bool = False) -> int | None:
        """Where a key stands, as far as that is known `at_once`; None where it does not."""
        if key in self.head:
            return self.head.index(key)
        return None if at_once or self.is_whole or key not in self.all else self.all.index(key)
