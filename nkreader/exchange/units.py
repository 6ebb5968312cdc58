"""Offsets in other units than code points: UTF-16 units (Java, JavaScript), bytes of UTF-8.

Inside the program everything counts code points; a format that counts otherwise converts here, on
its way out and on its way in.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable


class Units:
    """The offsets of one text in another unit."""

    def __init__(self, text: str, width: Callable[[str], int] | None) -> None:
        """`width` tells how many units a code point takes; None where each takes one."""
        self._places: array[int] | None = None
        if width is not None and not text.isascii():
            places, at = array("Q", [0]), 0
            for sign in text:
                at += width(sign)
                places.append(at)
            if at != len(text):
                self._places = places
        self._length = len(text)

    def out(self, offset: int) -> int:
        """The offset in the unit, of one in code points."""
        return offset if self._places is None else self._places[offset]

    def back(self, offset: int) -> int | None:
        """The offset in code points, of one in the unit; None inside a code point or outside."""
        if self._places is None:
            return offset if 0 <= offset <= self._length else None
        place = bisect_left(self._places, offset)
        return place if place <= self._length and self._places[place] == offset else None


def utf16(text: str) -> Units:
    """UTF-16 code units, as Java and JavaScript count."""
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return Units(text, None)
    return Units(text, lambda sign: 2 if sign > "\uffff" else 1)


def utf8(text: str) -> Units:
    """Bytes of UTF-8."""
    return Units(text, lambda sign: len(sign.encode("utf-8", "surrogatepass")))
