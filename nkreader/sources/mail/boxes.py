"""A mail box, parted into its messages as it is read."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from nkreader.sources.material import LARGEST

_BEGIN = re.compile(rb"From (?:- |\S+@?\S*\s).*\d\d:\d\d.*")
_QUOTED = re.compile(rb">+From ")
LONGEST_LINE = 1024 * 1024
"""Bytes of a line that are read at once; no mail program writes longer ones."""


def messages(file: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each message without its "From " line, None for one that is too large.

    A message begins at such a line, with a time in it, behind an empty one; ">From " in a text is
    "From " again. Never more than one message is in memory.
    """
    parts: list[bytes] = []
    size = 0
    begun = False
    before = b"\n"
    while line := file.readline(LONGEST_LINE):
        if before in (b"\n", b"\r\n") and _BEGIN.match(line):
            if begun and size:
                yield _joined(parts, size)
            parts, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= LARGEST:
                parts.append(line[1:] if _QUOTED.match(line) else line)
            else:
                parts.clear()
        before = line
    if begun and size:
        yield _joined(parts, size)


def _joined(parts: list[bytes], size: int) -> bytes | None:
    return b"".join(parts) if size <= LARGEST else None
