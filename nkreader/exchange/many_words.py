"""Whether any of many words is in a long text, in about the time that one of them takes.

A word that is in a text has one of its first stretches of a few bytes at a place that a multiple of
their length counts: so only every such place is looked at. Few words are looked for one by one.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

_SIZES: "dict[int, Literal['Q', 'I']]" = {8: "Q", 4: "I"}
"""Bytes of a stretch, and how memory calls a number of as many."""
_FEW = 8
"""So many words are found one by one as quickly."""


class _Group(NamedTuple):
    """Words that are looked for together."""

    size: int
    """Bytes of a stretch; 0 where words are looked for one by one."""
    words: tuple[bytes, ...]
    stretches: dict[int, list[tuple[bytes, int]]]
    """Of each stretch the words that it is of, and where it begins in them."""


class ManyWords:
    """Words in UTF-8 that are looked for together."""

    def __init__(self, words: Iterable[bytes]) -> None:
        by_size: dict[int, list[bytes]] = {}
        for word in words:
            fitting = (size for size in _SIZES if len(word) >= 2 * size - 1)
            by_size.setdefault(next(fitting, 0), []).append(word)
        self._groups = [_group(size, sorted(some)) for size, some in by_size.items()]

    def first_in(self, text: bytes) -> bytes | None:
        """One that is in the text; None where none is."""
        return next((word for group in self._groups for word in _found(group, text)), None)


def _group(size: int, words: list[bytes]) -> _Group:
    stretches: dict[int, list[tuple[bytes, int]]] = {}
    if not size or len(words) <= _FEW:
        return _Group(0, tuple(words), stretches)
    for word in words:
        for at in range(size):
            (number,) = memoryview(word[at : at + size]).cast(_SIZES[size])
            stretches.setdefault(number, []).append((word, at))
    return _Group(size, tuple(words), stretches)


def _found(group: _Group, text: bytes) -> Iterator[bytes]:
    size, known = group.size, group.stretches
    if not size:
        yield from (word for word in group.words if word in text)
        return
    whole = memoryview(text)[: len(text) // size * size].cast(_SIZES[size])
    if known.keys().isdisjoint(whole):
        return
    for number, stretch in enumerate(whole):
        for word, at in known.get(stretch, ()):
            start = number * size - at
            if start >= 0 and text.startswith(word, start):
                yield word
