"""Time expressions with their values: of files, without any library, and of one article's text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkreader.library.deriving import day_of
from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from nkreader.library.door import Library
    from nkreader.time_expression import TimeExpression


class Dated(NamedTuple):
    """What was found in one text; offsets count code points of `text`."""

    named: str
    """The path as it was given, "-" for standard input; of an article its id."""
    text: str = ""
    published: str | None = None
    """The date that was counted from, as ISO 8601."""
    expressions: "tuple[TimeExpression, ...]" = ()
    error: str | None = None


def in_files(
    sources: Iterable[str], published: str | None, stdin: bytes | None = None
) -> Iterator[Dated]:
    """Read files and folders as `add` would, and find the time expressions in each.

    `published` (ISO 8601) goes before the date that a file says itself. Goes on after a bad file.
    """
    from nkreader.library.incoming import broken, incoming

    for one in incoming(sources, stdin):
        if isinstance(one.arrival, NkreaderError):
            yield Dated(one.named, error=str(one.arrival))
            continue
        day = published or one.arrival.metadata.published
        try:
            yield _dated(one.named, one.arrival.document.text, day)
        except Exception as error:
            # A fault that one text brings out does not stop the others.
            yield Dated(one.named, error=str(broken(one.named, error)))


def in_article(library: "Library", named: str, published: str | None) -> Dated:
    """The same for an article of the library, by id, unique beginning of one, or path as added.

    Raises NkreaderError where there is no such article.
    """
    article = library.article(named)
    own = article.metadata.published
    if published not in (None, own):
        return _dated(article.id, library.text(article), published)
    kept = tuple(library.claims.dates_of(article))
    return Dated(article.id, library.text(article), own, kept)


def _dated(named: str, text: str, published: str | None) -> Dated:
    from nkreader.temporal import find

    return Dated(named, text, published, tuple(find(text, day_of(published))))
