"""Answers that come compressed: unpacked a piece at a time, and never taken for whole when cut."""

import zlib
from collections.abc import AsyncIterator

_PIECE = 1 << 18
"""Bytes given out at once, however small they were packed."""
_GZIP = b"\x1f\x8b"


class DamagedError(ValueError):
    """A compressed answer that is no such thing, or breaks off."""


async def unpacked(pieces: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    """The pieces of an answer without its content encoding, `gzip` or `deflate`.

    Raises DamagedError for another encoding, and where the answer is damaged or not there whole.
    """
    encoding = encoding.strip().lower().removeprefix("x-")
    if encoding in ("", "identity"):
        async for piece in pieces:
            yield piece
        return
    if encoding not in ("gzip", "deflate"):
        raise DamagedError(f"its answer is packed as {encoding[:40]}, which was not asked for")
    inner, begun = zlib.decompressobj(zlib.MAX_WBITS | 32), False
    async for piece in pieces:
        left = piece
        if left and not begun and encoding == "deflate" and not _has_header(left):
            inner = zlib.decompressobj(-zlib.MAX_WBITS)
        begun = begun or bool(left)
        while left:
            if inner.eof:
                if not left.startswith(_GZIP):
                    break
                inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                yield inner.decompress(left, _PIECE)
            except zlib.error as error:
                raise DamagedError("its compressed answer is damaged") from error
            left = inner.unused_data if inner.eof else inner.unconsumed_tail
    if begun and not inner.eof:
        raise DamagedError("its compressed answer breaks off")


def _has_header(data: bytes) -> bool:
    """Whether deflate comes as zlib wraps it: some servers send it bare."""
    return data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0)
