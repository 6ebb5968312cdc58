"""What leaves a kind of source: articles, and one line for each that fails, whatever the bytes.

Parsers of other people's formats fail in ways of their own (`KeyError`, `RecursionError`,
`MemoryError`); here these become the line that a user reads.
"""

from collections.abc import Callable, Iterator
from functools import partial, wraps

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival, Unread
from nkreader.sources.decoding import said_name
from nkreader.sources.material import Material

Arrivals = Iterator[Arrival | NkreaderError | Unread]
"""What a kind of source gives; of a container, pieces that are read elsewhere or later."""
Read = Callable[[Material], Arrivals]


def guarded(what: str) -> Callable[[Read], Read]:
    """For a kind's `read`: whatever it raises is yielded as the last of its errors.

    `what` names the kind in the message: "Word document".
    """

    def around(read: Read) -> Read:
        @wraps(read)
        def reading(material: Material) -> Arrivals:
            last: object = None
            try:
                for last in read(material):
                    yield last
            except Exception as error:
                yield put(error, material.name, what, after=last is not None)

        return reading

    return around


def later(read: Callable[[], Arrival], name: str, what: str, size: int) -> Unread:
    """A member of a container, after which others come: what `read` gives, or its failure in one
    line. `read` can be pickled."""
    return Unread(partial(_alone, name, what, read), size)


def _alone(name: str, what: str, read: Callable[[], Arrival]) -> list[Arrival | NkreaderError]:
    return [attempt(name, what, read)]


def attempt(name: str, what: str, read: Callable[[], Arrival]) -> Arrival | NkreaderError:
    """What `read` gives, or its failure in one line: for a member, after which others come."""
    try:
        return read()
    except Exception as error:
        return put(error, name, what)


def put(error: Exception, name: str, what: str, after: bool = False) -> NkreaderError:
    """A failure in words: what, where, what to do; `after` if something was read before it."""
    if isinstance(error, NkreaderError):
        return error
    where = said_name(name)
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return NkreaderError(f"{where}: {error.strerror.lower()}; not added")
    if isinstance(error, MemoryError):
        return NkreaderError(f"{where}: too large for this machine's memory; not added")
    if after:
        return NkreaderError(f"{where} is damaged; the rest of it is not added")
    return NkreaderError(f"{where} is damaged, or no {what}; not added")
