"""The source that a text was made from, such as Markdown with its front matter, kept beside the
text it differs little from: compressed, with the text as what it is told by."""

import zlib

_LEVEL = 6
_WINDOW = 32 << 10
"""Bytes that zlib looks back."""


def packed(source: str | None, text: str) -> bytes | None:
    """A source as it is kept beside its text; None where there is none."""
    if source is None:
        return None
    packer = zlib.compressobj(_LEVEL, zdict=_known(text))
    return packer.compress(source.encode("utf-8")) + packer.flush()


def unpacked(kept: bytes, text: str) -> str:
    """The source. Raises ValueError where it can't be read."""
    try:
        unpacker = zlib.decompressobj(zdict=_known(text))
        source = unpacker.decompress(kept) + unpacker.flush()
    except zlib.error as error:
        raise ValueError("a source that can't be read") from error
    if not unpacker.eof:
        raise ValueError("a source that is cut off")
    return source.decode("utf-8")


def _known(text: str) -> bytes:
    return text.encode("utf-8")[:_WINDOW]
