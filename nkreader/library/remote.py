"""Files that lie elsewhere, by fsspec's addresses: `s3://bucket/news/`, `gs://…`, `sftp://…`.

fsspec comes with the extra `dask`; it knows who keeps which files. Pages on the web are fetched by
`fetching`, not here.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, cast

from nkreader.model import NkreaderError
from nkreader.sources.kinds import SUFFIXES, suffix_of
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


def is_remote(source: str) -> bool:
    """Whether a source is an address of fsspec's, and not a file, folder, or page."""
    scheme = source.partition("://")[0].lower() if "://" in source else ""
    return scheme.isalnum() and scheme not in ("http", "https")


def files_at(address: str) -> Iterator[str | NkreaderError]:
    """The addresses of the files that one means, in sorted order; of a folder's, those of a known
    kind, without hidden ones. What is wrong comes as a value."""
    try:
        system, path = _system(address)
        if system.isfile(path):
            yield str(system.unstrip_protocol(path))
            return
        found = sorted(str(one) for one in system.find(path))
    except NkreaderError as error:
        yield error
        return
    except Exception as error:  # each of fsspec's systems fails in ways of its own
        yield _failed(address, error)
        return
    known = [one for one in found if suffix_of(one) in SUFFIXES and not _is_hidden(path, one)]
    if not found:
        yield NkreaderError(f"{address}: nothing there")
    for one in known:
        yield str(system.unstrip_protocol(one))


def _is_hidden(top: str, path: str) -> bool:
    inside = PurePosixPath(path.removeprefix(top)).parts
    return any(part.startswith(".") for part in inside)


def whole(address: str) -> bytes:
    """All bytes of a file. Raises OSError."""
    with _opened(address) as file:
        return file.read()


@contextmanager
def on_this_disk(address: str) -> Iterator[Path]:
    """A copy of a file, for what is read here and there; it goes again. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix="nkreader-") as folder:
        copy = Path(folder) / "copy"
        with _opened(address) as file, copy.open("wb") as to:
            shutil.copyfileobj(file, to, 1 << 20)
        yield copy


def size(address: str) -> int:
    """Bytes of a file. Raises OSError."""
    try:
        system, path = _system(address)
        return int(system.size(path) or 0)
    except NkreaderError as error:
        raise OSError(0, str(error)) from error
    except Exception as error:
        raise OSError(0, str(_failed(address, error))) from error


@contextmanager
def _opened(address: str) -> Iterator[IO[bytes]]:
    try:
        system, path = _system(address)
        with system.open(path, "rb") as file:
            yield cast("IO[bytes]", file)
    except (OSError, NkreaderError) as error:
        raise OSError(0, getattr(error, "strerror", None) or one_line(str(error))) from error


def _system(address: str) -> "tuple[AbstractFileSystem, str]":
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise NkreaderError(
            f"{address}: reading there needs fsspec; pip install 'nkreader[dask]'"
        ) from None
    system, path = url_to_fs(address)
    return system, str(path)


def _failed(address: str, error: Exception) -> NkreaderError:
    said = one_line(f"{type(error).__name__}: {error}")[:160]
    return NkreaderError(f"{address}: can't be read ({said})")
