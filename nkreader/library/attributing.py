"""Who says what: in files, without any library, and in one article of a library."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nkreader.attribution import attribute
from nkreader.attribution.values import Said
from nkreader.model import NkreaderError, Reading

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


def in_article(reading: Reading) -> Attributed:
    """Say who says what in an open article, with its own sentences."""
    text, places = reading.document.text, reading.sentences
    said = attribute(text, list(zip(places.starts, places.ends, strict=True)))
    return Attributed(reading.article.id, text, said)
