"""Which files a person means who names files and folders. Reading them is left to others."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.kinds import READ_HERE, SUFFIXES, UNSURE, kind_of, suffix_of
from nkreader.sources.material import Material


def walk(paths: Iterable[Path]) -> Iterator[Path | NkreaderError]:
    """The files named by `paths` and those of a known kind in the folders named, in sorted order.

    Folders are followed down, each once; hidden files and folders in them are passed over. A file
    that is named is known by its bytes too. What is missing, unreadable or of an unknown kind
    comes as an NkreaderError value, and the walk goes on.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            is_folder = path.is_dir()
            path.stat()
        except OSError as error:
            yield _failed(path, error)
            continue
        if is_folder:
            yield from _in_folder(path, seen)
        elif not path.is_file():
            yield NkreaderError(f"{said_name(str(path))} is not a file")
        else:
            yield _named(path)


def _named(path: Path) -> Path | NkreaderError:
    """A file that somebody named, or what is to be said of it."""
    if suffix_of(path.name) in SUFFIXES:
        return path
    try:
        if kind_of(Material(said_name(str(path)), path=path)):
            return path
    except OSError as error:
        return _failed(path, error)
    except NkreaderError as error:
        return error
    return NkreaderError(f"{said_name(str(path))} is none of the kinds read here: {READ_HERE}")


def _in_folder(top: Path, seen: set[tuple[int, int]]) -> Iterator[Path | NkreaderError]:
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir():
                status = path.stat()
                if (status.st_dev, status.st_ino) in seen:
                    continue
                seen.add((status.st_dev, status.st_ino))
                inside = sorted(path.iterdir(), key=lambda found: found.name, reverse=True)
                waiting += [found for found in inside if not found.name.startswith(".")]
            elif _is_known(path):
                path.stat()
                if path.is_file():
                    yield path
        except OSError as error:
            yield _failed(path, error)


def _is_known(path: Path) -> bool:
    """Whether a file in a folder is of a kind that is read, by its suffix, or by its bytes where
    the suffix says little. Raises OSError."""
    suffix = suffix_of(path.name)
    if suffix in SUFFIXES:
        return True
    try:
        return suffix in UNSURE and path.is_file() and _reads(path)
    except NkreaderError:
        return False


def _reads(path: Path) -> bool:
    with path.open("rb") as file:
        is_database = file.read(16) == b"SQLite format 3\0"
    if is_database:
        from nkreader.sources.newsboat import is_cache

        return is_cache(path)
    return kind_of(Material(str(path), path=path)) is not None


def _failed(path: Path, error: OSError) -> NkreaderError:
    reason = (error.strerror or "cannot be read").lower()
    return NkreaderError(f"{said_name(str(path))}: {reason}")
