"""Which files a person means who names files and folders. Reading them is left to others."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from nkreader.model import NkreaderError
from nkreader.sources import SUFFIXES
from nkreader.sources.decoding import said_name


def walk(paths: Iterable[Path]) -> Iterator[Path | NkreaderError]:
    """The files named by `paths` and those of a known kind in the folders named, in sorted order.

    Folders are followed down, each once; hidden files and folders in them are passed over. What
    is missing, unreadable or of an unknown kind comes as an NkreaderError value, and the walk
    goes on.
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
        elif path.suffix.lower() in SUFFIXES:
            yield path
        else:
            kinds = ", ".join(SUFFIXES)
            yield NkreaderError(f"{said_name(str(path))} is none of the kinds read here: {kinds}")


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
            elif path.suffix.lower() in SUFFIXES:
                path.stat()
                if path.is_file():
                    yield path
        except OSError as error:
            yield _failed(path, error)


def _failed(path: Path, error: OSError) -> NkreaderError:
    reason = (error.strerror or "cannot be read").lower()
    return NkreaderError(f"{said_name(str(path))}: {reason}")
