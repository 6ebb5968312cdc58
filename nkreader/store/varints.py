"""Whole numbers in few bytes: seven bits a byte, the lowest first, the eighth says that more come.

What only this program reads of a library lies so; how numbers are put in order is said by whoever
has them: `shapes` and `mention_places`.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

_MOST_BITS = 63
"""No number here is larger; one that seems so is a damaged one."""


@cache
def _short() -> tuple[bytes, ...]:
    """The numbers of one and two bytes: nearly all that there are."""
    return tuple(_one(number) for number in range(1 << 14))


def _one(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers, none below 0, as bytes. Raises ValueError for one that is."""
    short, told = _short(), list(numbers)
    if min(told, default=0) < 0:
        raise ValueError("a number below 0")
    return b"".join([short[one] if one < 1 << 14 else _one(one) for one in told])


def unpacked(data: bytes) -> list[int]:
    """The numbers in such bytes. Raises ValueError where the last one is cut off, or one is too
    large."""
    if data.isascii():
        return list(data)
    found: list[int] = []
    put, rest = found.append, iter(data)
    for byte in rest:
        if byte < 128:
            put(byte)
            continue
        number, shift = byte & 127, 7
        for more in rest:
            number |= (more & 127) << shift
            if more < 128:
                break
            shift += 7
            if shift > _MOST_BITS:
                raise ValueError("a number that is too large")
        else:
            raise ValueError("a number that is cut off")
        put(number)
    return found


def steps(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Spans as numbers that are small where they lie one behind the other: how far each begins
    behind the end of the one before, or before it, and how long it is."""
    last = 0
    for start, end in spans:
        gap = start - last
        yield gap << 1 if gap >= 0 else (-gap << 1) - 1
        yield end - start
        last = end


def borders(steps: list[int]) -> list[int]:
    """The same back: start, end, start, end …"""
    far = [*steps]
    far[::2] = [(gap >> 1) ^ -(gap & 1) for gap in steps[::2]]
    return list(accumulate(far))
