"""Spans and words as brat's .ann files spell them."""

import re
from collections.abc import Iterable

from nkreader.text.hidden import one_line

_PIECE = re.compile(r"[^\n\t\u0085\u2028\u2029]+")
"""What brat, and whoever reads its lines, takes for one piece of a line."""


def text_bound(number: int, kind: str, text: str, start: int, end: int) -> str:
    """A span; where a line ends in it, in pieces, as brat wants it."""
    return text_bound_of(number, kind, text, [(start, end)])


def text_bound_of(number: int, kind: str, text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A span that may have gaps, in order."""
    pieces = [
        piece
        for start, end in spans
        for piece in [match.span() for match in _PIECE.finditer(text, start, end)] or [(start, end)]
    ]
    places = ";".join(f"{first} {last}" for first, last in pieces)
    words = " ".join(text[first:last] for first, last in pieces)
    return f"T{number}\t{kind} {places}\t{words}\n"


def word(name: str) -> str:
    """A name as one word, so that the line can be told apart again."""
    return one_line(name).replace("%", "%25").replace(" ", "%20").replace("=", "%3D")
