"""What is given to be imported: one file, a folder of files, or a zip of them, read by name.

Nothing is unpacked to the disk, and no path of an archive is followed: a member is asked for by its
name. What a zip says of sizes is not believed; hidden files, and those that macOS puts beside, are
passed over, as in folders. Walking a folder is the library's business.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import BinaryIO, NamedTuple

from nkreader.archive_names import leads_out, zip_name
from nkreader.model import NkreaderError

MOST_MEMBERS = 20_000
MOST_BYTES = 1 << 30
"""Bytes unpacked of one archive, one member after the other, those of archives in it included."""
LARGEST = 256 << 20
"""Bytes of one file or member."""

Read = Callable[[], bytes]


class Parcel(NamedTuple):
    """Files by their names, in order; a single file is one of them."""

    name: str
    """What the person called it, for its suffix and for messages."""
    files: Mapping[str, Read]
    """Names with "/" between their parts; each gives its bytes when it is called."""
    data: bytes | None = None
    """The bytes of the single file, or of the archive; None for a folder."""
    file: BinaryIO | None = None
    """The single file, open at its beginning, where it need not be held as a whole; `data` has its
    head."""
    budget: "_Budget | None" = None
    """What may still be unpacked of an archive."""

    @property
    def head(self) -> bytes:
        """The first 4,096 bytes of a single file, without a byte order mark; b"" of a folder."""
        return (self.data or b"")[:4096].removeprefix(b"\xef\xbb\xbf")

    @property
    def is_archive(self) -> bool:
        """Whether it is a zip."""
        return self.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def with_suffix(self, *suffixes: str) -> list[str]:
        """The names that end so, in any case, in order."""
        return [name for name in self.files if name.lower().endswith(suffixes)]

    def whole(self) -> bytes:
        """The bytes of the single file, or of the only one in the archive or folder.

        Raises NkreaderError where there are several.
        """
        if self.data is not None and not self.is_archive:
            return self.data
        if len(self.files) != 1:
            raise NkreaderError(f"has {len(self.files)} files where one is needed")
        return next(iter(self.files.values()))()


def parcel(name: str, data: bytes, inside: Parcel | None = None) -> Parcel:
    """A file, or a zip as its members; `inside` is the archive that it lies in. Raises
    NkreaderError for one that can't be trusted."""
    one = Parcel(name, {name: lambda: data}, data)
    if not one.is_archive:
        return one
    budget = (inside and inside.budget) or _Budget()
    return one._replace(files=_members(data, budget), budget=budget)


def _members(data: bytes, budget: "_Budget") -> dict[str, Read]:
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NkreaderError(f"is a damaged zip ({error})") from error
    infos = packed.infolist()
    budget.members -= len(infos)
    if budget.members < 0:
        raise NkreaderError(f"has more than {MOST_MEMBERS:,} files")
    found: dict[str, Read] = {}
    for info in sorted(infos, key=lambda one: one.filename):
        name = zip_name(info)
        mode = info.external_attr >> 16
        if info.is_dir():
            continue
        if leads_out(name):
            raise NkreaderError(f"has a file whose name leads out of it ({name[:60]})")
        if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
            raise NkreaderError(f"has a link in it ({name[:60]})")
        if info.flag_bits & 1:
            raise NkreaderError("is encrypted; unpack it first")
        if name in found:
            raise NkreaderError(f"has two files called {name[:60]}")
        if not any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
            found[name] = _reader(packed, info, budget)
    return found


class _Budget:
    """Bytes that may still be unpacked, and members that may still be in it."""

    def __init__(self) -> None:
        self.left = MOST_BYTES
        self.members = MOST_MEMBERS


def _reader(packed: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> Read:
    def read() -> bytes:
        most = min(LARGEST, budget.left)
        try:
            with packed.open(info) as opened:
                data = opened.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise NkreaderError(f"is damaged at {info.filename[:60]} ({error})") from error
        if len(data) > most:
            raise NkreaderError(f"unpacks to too much at {info.filename[:60]}")
        budget.left -= len(data)
        return data

    return read
