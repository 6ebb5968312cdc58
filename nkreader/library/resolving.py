"""What is meant by an id, the beginning of one, or a path: an article or an annotation."""

from collections.abc import Callable
from typing import TypeVar

from nkreader.ids import LENGTH
from nkreader.library import reading, tagging
from nkreader.library.context import Context
from nkreader.model import Article, Mark, NkreaderError, UnknownError

Found = TypeVar("Found")


def resolve(context: Context, named: str) -> Article | Mark:
    """The article or annotation with this id, unique beginning of an id, or path.

    Raises UnknownError where there is none, NkreaderError where there are several.
    """
    article = _found(lambda: reading.resolve(context, named))
    mark = _found(lambda: tagging.find(context, named)[1])
    if article is not None and mark is not None and len(named) < LENGTH:
        raise NkreaderError(f"{named}: an article and an annotation begin so; give more of the id")
    found = article or mark
    if found is None:
        raise UnknownError(
            f"{named}: no such article or annotation; `nkreader list` shows what is there"
        )
    return found


def _found(look: Callable[[], Found]) -> Found | None:
    try:
        return look()
    except UnknownError:
        return None
