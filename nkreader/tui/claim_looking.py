"""A query for claims, put to a library: by the screen itself, or beside it in a thread."""

from typing import NamedTuple

from nkreader.library import Library
from nkreader.library.claims import Counted
from nkreader.tui.when_typed import entered


class Answer(NamedTuple):
    """What a query has found."""

    words: str
    """The query as it was meant."""
    counted: Counted


def look_for(words: str, unfinished: bool, is_entered: bool, library: Library) -> Answer:
    """What answers a query in a library; where it is entered, and nothing has its last word, what
    begins so. Raises NkreaderError where it can't be read."""
    found = library.claims.listing(words, unfinished)
    if is_entered:
        words, found = entered(words, found, library.claims.listing)
    return Answer(words, found.counted)
