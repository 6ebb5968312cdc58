"""The members of an archive, one after the other, within limits on what is read.

Whether a member is taken, and what it is, is the business of `archives`.
"""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol, cast

from nkreader.archive_names import zip_name
from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.kinds import SUFFIXES, suffix_of
from nkreader.sources.material import LARGEST, Material

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST_MEMBERS = 100_000
MOST_BYTES = 8 * 1024 * 1024 * 1024
"""Bytes unpacked of one archive, those in it included: what is said of sizes is not believed."""


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    read: Callable[[int], bytes]
    """At most so many of its bytes, before the next member is asked for."""
    is_link: bool = False
    """A link or a device: anything but a file."""
    is_encrypted: bool = False
    stated: int = 0
    """Its bytes, as the archive says: believed only where that is too many."""


class Budget:
    """What may still be unpacked of one archive and those in it."""

    def __init__(self) -> None:
        self.members, self.bytes = MOST_MEMBERS, MOST_BYTES
        self.spent = False

    def take(self, size: int, name: str) -> None:
        """Count bytes that were unpacked. Raises NkreaderError where they are too many."""
        self.bytes -= size
        if self.bytes < 0:
            self.spent = True
            limit = MOST_BYTES >> 30
            raise NkreaderError(
                f"{said_name(name)} unpacks to more than {limit} GB; the rest is not added"
            )

    def count(self, name: str) -> None:
        """Count a member. Raises NkreaderError where they are too many."""
        self.members -= 1
        if self.members < 0:
            self.spent = True
            raise NkreaderError(
                f"{said_name(name)} has more than {MOST_MEMBERS:,} members; the rest is not added"
            )


def members(material: Material, budget: Budget) -> Iterator[Member]:
    """The members of an archive but for folders; a packed file that is no tar is its only member.

    Raises NkreaderError, OSError and what the libraries raise where it is damaged.
    """
    with material.open() as file:
        head = file.read(6)
        file.seek(0)
        if head.startswith(b"PK"):
            yield from _of_zip(file, material.name, budget)
            return
        is_tar = unpacked(file, head).read1(512)[257:262] == b"ustar"
        file.seek(0)
        counted = Counted(unpacked(file, head), material.name, budget)
        if is_tar or suffix_of(material.name) in SUFFIXES:
            yield from _of_tar(counted, material.name, budget)
        else:
            yield Member(PurePath(material.name).stem, counted.upto)


def _of_zip(file: BinaryIO, name: str, budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(file) as packed:
        for info in packed.infolist():
            budget.count(name)
            if info.is_dir():
                continue

            def read(limit: int, info: zipfile.ZipInfo = info) -> bytes:
                with packed.open(info) as opened:
                    data = opened.read(limit)
                budget.take(len(data), name)
                return data

            mode = info.external_attr >> 16
            is_file = not stat.S_IFMT(mode) or stat.S_ISREG(mode)
            yield Member(
                zip_name(info), read, not is_file, bool(info.flag_bits & 1), info.file_size
            )


def _of_tar(file: "Counted", name: str, budget: Budget) -> Iterator[Member]:
    with tarfile.open(fileobj=file, mode="r|", errorlevel=1, encoding="utf-8") as packed:
        for info in packed:
            budget.count(name)
            packed.members.clear()  # type: ignore[attr-defined]  # it would keep them all
            if info.isdir():
                continue

            def read(limit: int, info: tarfile.TarInfo = info) -> bytes:
                opened = packed.extractfile(info)
                return opened.read(limit) if opened else b""

            yield Member(_whole_name(info.name), read, not info.isfile(), stated=info.size)


def _whole_name(name: str) -> str:
    """A tar member's name, whatever its encoding: Korean systems write CP949."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        return name.encode("utf-8", "surrogateescape").decode("cp949", "replace")


def unpacked(file: BinaryIO, head: bytes) -> "Readable":
    """A stream as it was before it was packed, by its first bytes."""
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(file)
    if head.startswith(b"BZh"):
        return bz2.BZ2File(file)
    return cast("Readable", file)


class Readable(Protocol):
    """A stream that gives what it has, and waits for more only where it has nothing."""

    def read1(self, size: int, /) -> bytes: ...


class Counted(io.RawIOBase):
    """A stream of which every byte that is read is counted, and no read is boundless."""

    def __init__(self, file: "Readable", name: str, budget: Budget) -> None:
        self._file, self._name, self._budget = file, name, budget
        self.is_damaged = False
        """Whether unpacking has failed, which some readers take for the end."""

    def readable(self) -> bool:
        """It is: the buffers of the standard library ask."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fill a buffer; how many bytes there were."""
        view = memoryview(buffer)
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def upto(self, size: int) -> bytes:
        """So many bytes, or all there are."""
        parts: list[bytes] = []
        while size > 0 and (piece := self.read(min(size, 1 << 20))):
            parts.append(piece)
            size -= len(piece)
        return b"".join(parts)

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= 2 * LARGEST:
            raise NkreaderError(f"{said_name(self._name)} is a damaged archive; not added")
        try:
            data = self._file.read1(size)
        except (EOFError, OSError, zlib.error, lzma.LZMAError):
            self.is_damaged = True
            raise
        self._budget.take(len(data), self._name)
        return data
