"""Who says what: in files, without any library, and in one article of a library."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkreader.attribution import attribute
from nkreader.attributions import Said
from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from nkreader.library.door import Library

NOTHING = Said((), ())


class Attributed(NamedTuple):
    """What was found in one file or article; offsets count code points of `text`."""

    named: str
    """The path as it was given, below it for a folder's files; "-" for standard input; an id."""
    text: str = ""
    said: Said = NOTHING
    error: str | None = None


def in_files(sources: Iterable[str], stdin: bytes | None = None) -> Iterator[Attributed]:
    """Read files and folders as `add` would, and say who says what in each; nothing is stored.

    Goes on after a bad file.
    """
    from nkreader.library.incoming import broken, incoming
    from nkreader.text.sentences import sentences

    for one in incoming(sources, stdin):
        if isinstance(one.arrival, NkreaderError):
            yield Attributed(one.named, error=str(one.arrival))
            continue
        document = one.arrival.document
        try:
            yield Attributed(
                one.named, document.text, attribute(document.text, sentences(document))
            )
        except Exception as error:
            # A fault that one text brings out does not stop the others.
            yield Attributed(one.named, error=str(broken(one.named, error)))


def in_article(library: "Library", named: str) -> Attributed:
    """The same of an article of the library, by id, unique beginning of one, or path as added: what
    is kept of it, as people have decided of its speakers.

    Raises NkreaderError where there is no such article.
    """
    article = library.article(named)
    return Attributed(article.id, library.text(article), library.claims.said_in(article))
