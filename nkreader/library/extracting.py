"""Entities: of files, without any library, and of the articles whose stored mentions are stale."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from nkreader.library.desk import Desk
from nkreader.library.paths import expanded
from nkreader.model import Mention, NkreaderError
from nkreader.store import articles, versions


class Extracted(NamedTuple):
    """What was found in one file; offsets count code points of `text`."""

    file: str
    """The path as it was given, below it for a folder's files; "-" for standard input."""
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    error: str | None = None


def in_files(
    sources: Iterable[str], extractor: str, stdin: bytes | None = None
) -> Iterator[Extracted]:
    """Read files and folders as `add` would, and find the entities in each; nothing is stored.

    Goes on after a bad file. Raises NkreaderError for an extractor that there is not.
    """
    from nkreader.entities import extractor as named
    from nkreader.sources import arrive

    find = named(extractor)
    for file, data in _read(sources, stdin):
        if isinstance(data, NkreaderError):
            yield Extracted(file, error=str(data))
            continue
        try:
            text = arrive(data, file).document.text
            yield Extracted(file, text, tuple(find(text)))
        except NkreaderError as error:
            yield Extracted(file, error=str(error))


def _read(
    sources: Iterable[str], stdin: bytes | None
) -> Iterator[tuple[str, bytes | NkreaderError]]:
    for source in sources:
        if source == "-":
            yield source, stdin or b""
            continue
        for found in _found(source):
            if isinstance(found, NkreaderError):
                yield source, found
                continue
            try:
                yield str(found), found.read_bytes()
            except OSError as error:
                yield str(found), NkreaderError(f"{found}: {error.strerror}; not read")


def _found(source: str) -> Iterator[Path | NkreaderError]:
    from nkreader.sources.walk import walk

    try:
        yield from walk([expanded(source)])
    except NkreaderError as error:
        yield error


def refresh(desk: Desk) -> Iterator[tuple[str, int]]:
    """Find the mentions again in every article where an older extractor, or another, has looked.

    Yields (id, mentions) of each such article when it is stored. Raises NkreaderError where the
    library can't be written.
    """
    from nkreader.entities import extractor

    wanted = desk.extractor()
    find = extractor(wanted[0])
    for article in articles.every(desk.store):
        if versions.extraction(desk.store, article.version) == wanted:
            continue
        found = find(versions.text(desk.store, article.version))
        with desk.store.write():
            versions.set_mentions(desk.store, article.version, found, *wanted)
        yield article.id, len(found)
