"""What the page in a browser may say to its reader: anything may come in, this is what is heard."""

import json
from typing import NamedTuple

COLUMNS, ROWS = 500, 200
"""The largest screen a reader is given; a reader keeps every cell of it."""
LARGEST = 1 << 20
"""Bytes of one message, a paste included."""


class Heard(NamedTuple):
    """A message of one of the five kinds the page sends."""

    kind: str
    """`stdin`, `resize`, `ping`, `focus` or `blur`."""
    text: str = ""
    """What was typed; of a ping, what is sent back."""
    size: tuple[int, int] = (80, 24)
    """Columns and rows of a resize, clamped."""


def heard(message: str) -> Heard | None:
    """A message of the page as text; None where it is none. Never raises."""
    try:
        kind, *rest = json.loads(message)
        if kind in ("focus", "blur"):
            return Heard(kind)
        (said,) = rest
        if kind == "resize":
            return Heard(kind, size=size(said["width"], said["height"]))
        if kind == "ping" and isinstance(said, str | int | float):
            return Heard(kind, str(said)[:64])
        if kind == "stdin" and isinstance(said, str):
            said.encode()
            return Heard(kind, said)
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        pass
    return None


def size(width: object, height: object) -> tuple[int, int]:
    """Columns and rows that a reader can be given. Raises ValueError, TypeError or OverflowError
    for what are no numbers."""
    return _within(width, COLUMNS), _within(height, ROWS)


def _within(number: object, most: int) -> int:
    if not isinstance(number, str | int | float):
        raise TypeError("no number")
    return max(1, min(int(number), most))
