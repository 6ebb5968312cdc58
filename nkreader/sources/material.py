"""What a kind of source reads: bytes, and what came with them. No connection is opened here."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from nkreader.model import NkreaderError

LARGEST = 64 * 1024 * 1024
"""Bytes of one source that is read whole; containers (mail boxes, archives) go piece by piece."""


class Material(NamedTuple):
    """One source as it lies on the disk or came over the wire: a path, or the bytes themselves."""

    name: str
    """As a message may say it: a path, an address, `archive.zip!member`."""
    data: bytes | None = None
    path: Path | None = None
    """Where the bytes are, if they are not given."""
    media_type: str | None = None
    """As a server or a mail said it, in lower case and without parameters."""
    charset: str | None = None
    """As a server or a mail said it; often wrong."""
    address: str | None = None
    """Where it was fetched from, after redirects."""
    retrieved: str | None = None
    """When it was fetched: ISO 8601, UTC, to the second."""

    def whole(self, largest: int = LARGEST) -> bytes:
        """All bytes. Raises NkreaderError where there are more than `largest`, and OSError."""
        with self.open() as file:
            size = 0 if self.path is None else self.path.stat().st_size
            data = b"" if size > largest else file.read(largest + 1)
        if max(len(data), size) > largest:
            raise NkreaderError(
                f"{self.name}: larger than {largest // (1024 * 1024)} MB; not added, split it first"
            )
        return data

    def open(self) -> BinaryIO:
        """The bytes as a file, for kinds that read piece by piece. Raises OSError."""
        if self.data is not None:
            return BytesIO(self.data)
        if self.path is None:
            raise NkreaderError(f"{self.name}: there is nothing to read")
        return self.path.open("rb")
