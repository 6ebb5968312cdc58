"""What comes in: the files, folders and standard input that a person names, read one by one.

What becomes of it, an article or a list of its entities, is said elsewhere.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from nkreader.library.paths import expanded
from nkreader.model import NkreaderError
from nkreader.sources import Arrival, arrive
from nkreader.sources.walk import walk
from nkreader.text.hidden import one_line


class Incoming(NamedTuple):
    """One piece of news that was read, or why it could not be."""

    named: str
    """As it was named, below it for a folder's files; "-" for standard input."""
    path: str
    """What it is kept under: the absolute path, or `stdin:` and a hash."""
    arrival: Arrival | NkreaderError


def incoming(sources: Iterable[str], stdin: bytes | None = None) -> Iterator[Incoming]:
    """Read files and folders (recursively); "-" stands for `stdin`. Goes on after a bad one."""
    for source in sources:
        if source == "-":
            data = stdin or b""
            path = f"stdin:{hashlib.sha256(data).hexdigest()[:12]}"
            yield Incoming(source, path, _arrived(data, "-", path))
            continue
        for found in _found(source):
            if isinstance(found, NkreaderError):
                yield Incoming(source, source, found)
                continue
            path = str(found.absolute())
            yield Incoming(str(found), path, _read(found, path))


def _found(source: str) -> Iterator[Path | NkreaderError]:
    """The files that are meant by one name; whatever is wrong with it is said of that one alone."""
    try:
        yield from walk([expanded(source)])
    except NkreaderError as error:
        yield error


def _read(file: Path, path: str) -> Arrival | NkreaderError:
    try:
        data = file.read_bytes()
    except OSError as error:
        return NkreaderError(f"{path}: {error.strerror}; not read")
    return _arrived(data, path, path)


def _arrived(data: bytes, name: str, path: str) -> Arrival | NkreaderError:
    """Whatever goes wrong with one source is said of that one, so every error is caught here."""
    try:
        return arrive(data, name)
    except NkreaderError as error:
        return error
    except Exception as error:
        return broken(path, error)


def broken(path: str, error: Exception) -> NkreaderError:
    """What is said of a source whose reading came upon a fault of the program."""
    said = f"{type(error).__name__}: {error}"
    return NkreaderError(one_line(f"{path}: could not be read ({said[:120]}); nothing of it kept"))
