"""What reading and shaping takes, cut into jobs that need no library: whoever has time does one.

A stream of jobs comes from `files_again`; who works is `executors`' business; what is stored of it
is `adding`'s.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from nkreader.library import shaping
from nkreader.library.incoming import Incoming, Piece, read_whole, unreadable
from nkreader.library.places import storable
from nkreader.library.settings import Keep
from nkreader.library.storing import Added
from nkreader.model import NkreaderError
from nkreader.sources import Arrival
from nkreader.store.files import FileRead


class How(NamedTuple):
    """What holds for every job of a run."""

    keep: Keep
    """Whose bytes are kept."""
    language: str | None = None
    """What a text is taken to be in that does not say so itself."""


class Whole(NamedTuple):
    """A file that is read at once."""

    named: str
    path: str
    """What it is kept under."""
    mapping: Mapping[str, str]
    again: bool
    """Whether nothing is written down of the file, so that it is read again when it comes again."""
    data: bytes | None = None
    """Its bytes, where they are here already."""
    on_disk: bool = True
    """Whether `path` leads to it; else it is somebody's on the net."""


Job = Whole | Piece


class Begin(NamedTuple):
    """A container is read from here on."""


class End(NamedTuple):
    """A container was read to its end."""

    file: FileRead
    as_it_was: bool
    """Whether nobody wrote to it meanwhile."""


Told = Incoming | Added | FileRead | Begin | End
"""What needs no work, or comes of it."""

_LIVING = frozenset(("newsboat",))
"""Kinds whose file alone does not tell: what is new lies in a log beside it."""


def size(job: Job) -> int:
    """About how many bytes it is; 0 where only reading it will tell."""
    if isinstance(job, Piece):
        return job.unread.size
    if job.data is not None or not job.on_disk:
        return len(job.data or b"")
    try:
        return Path(job.named).stat().st_size
    except OSError:
        return 0


def read(job: Job) -> Iterator[Incoming | FileRead]:
    """Do the reading of a job: its articles, and the file where it was read without an error."""
    if isinstance(job, Piece):
        yield from job.read()
        return
    try:
        data = _bytes(job)
    except OSError as error:
        yield unreadable(job.named, job.path, error)
        return
    count, sound = 0, True
    for one in read_whole(data, job.named, job.path, job.mapping, job.on_disk):
        count, sound = count + 1, sound and _is_sound(one)
        yield one
    if sound and not job.again and storable(job.path) == job.path:
        yield FileRead(job.path, hashlib.sha256(data).hexdigest(), job.mapping, count)


def _bytes(job: Whole) -> bytes:
    if job.data is not None:
        return job.data
    if job.on_disk:
        return Path(job.named).read_bytes()
    from nkreader.library.remote import whole

    return whole(job.path)


def _is_sound(one: Incoming) -> bool:
    return isinstance(one.arrival, Arrival) and one.arrival.kind not in _LIVING


def done(job: Job, how: How) -> list[Incoming | FileRead]:
    """All of a job: what is left to do is to store it. Raises nothing: nobody is here to hear."""
    return [_made(one, how) if isinstance(one, Incoming) else one for one in read(job)]


def _made(one: Incoming, how: How) -> Incoming:
    """The same with all that follows from its text, without the bytes that nobody keeps."""
    arrival = one.arrival
    if isinstance(arrival, NkreaderError):
        return one
    try:
        data, kept = arrival.metadata, kept_bytes(one, how.keep)
        made = shaping.made(arrival, data.language or how.language, data, kept)
    except Exception:
        return one  # whoever stores it comes upon the same, and says it
    return one._replace(arrival=arrival._replace(original=None), data=None, made=made)


def kept_bytes(one: Incoming, keep: Keep) -> bytes | None:
    """The bytes that are kept of an article."""
    return one.data if keep == "all" or (keep == "fetched" and not one.on_disk) else None


def failed(job: Job, why: str) -> Incoming:
    """What is said of a job that whoever did it has not survived."""
    return Incoming(job.named, job.path, NkreaderError(f"{job.path}: {why}; not added"))


def counted(stream: Iterable[Told]) -> Iterator[Incoming | Added | FileRead]:
    """What came, and behind each container, where all of it could be read, the file."""
    count, sound = 0, True
    for one in stream:
        if isinstance(one, Begin):
            count, sound = 0, True
        elif isinstance(one, End):
            if sound and one.as_it_was:
                yield one.file._replace(articles=count)
        else:
            if isinstance(one, Incoming):
                count, sound = count + 1, sound and _is_sound(one)
            yield one
