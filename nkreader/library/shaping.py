"""What a canonical text is turned into on its way in: sentences, zones, words, opening, mentions,
claims, dates.

The rules live in `text`, `entities`, `attribution` and `temporal`; here they are called in their
order, once, at import.
"""

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from nkreader.library import deriving
from nkreader.model import Mention, Metadata, Version
from nkreader.store import articles, kept_texts, originals
from nkreader.store.kept_texts import Kept
from nkreader.text.document import Document, Zone

if TYPE_CHECKING:
    from nkreader.library.earlier import Spoken
    from nkreader.sources import Arrival

OPENING = 90
"""Code points of the first words that stand for a missing title."""


class Shape(NamedTuple):
    """All that is derived from a document."""

    zones: tuple[Zone, ...]
    sentences: tuple[tuple[int, int], ...]
    words: int
    opening: str
    mentions: list[Mention]
    found: deriving.Found
    """Who says what, and which days are spoken of."""


class Made(NamedTuple):
    """All that an article's text becomes, whoever works it out: `made` needs no library."""

    sha256: str
    language: str | None
    """What the text was taken to be in."""
    published: str | None
    """The date that "yesterday" was counted from."""
    shape: Shape
    earlier: "Spoken"
    """What it says of earlier reports."""
    kept: Kept
    """What is kept of the text beside its words."""
    packed: bytes | None
    """The bytes that it came from, compressed, where they are kept."""

    def is_by(self, data: Metadata) -> bool:
        """Whether it was made by this language and date."""
        return (self.language, self.published) == (data.language, data.published)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def shape(document: Document, language: str | None, published: str | None) -> Shape:
    """Sentences, zones, words of the body, opening words, mentions, claims and time expressions of
    a document; `published` is the date that "yesterday" is counted from."""
    from nkreader.entities import extract
    from nkreader.text.sentences import sentences
    from nkreader.text.words import count_words
    from nkreader.text.zones import zones

    kinds = tuple(zones(document))
    body = [
        document.text[block.start : block.end]
        for block, kind in zip(document.blocks, kinds, strict=True)
        if kind == "body"
    ]
    first = next(iter(body), document.text.strip())
    opening = " ".join(first[: OPENING * 2].split())[:OPENING]
    spans = tuple(sentences(document, language))
    return Shape(
        kinds,
        spans,
        count_words("\n".join(body)),
        opening,
        extract(document.text),
        deriving.find(document.text, spans, published),
    )


def made(arrival: "Arrival", language: str | None, data: Metadata, original: bytes | None) -> Made:
    """What follows from a text that has come in and what is known of it; `original` are the bytes
    that are to be kept of it."""
    from nkreader.library.earlier import spoken

    document, published = arrival.document, data.published
    packed = originals.packed(original) if original is not None else None
    whole = shape(document, language, published)
    told = spoken(document.text, whole.sentences, published, data.publisher)
    kept = kept_texts.kept(document, whole.zones, whole.sentences, arrival.source)
    return Made(digest(document.text), language, published, whole, told, kept, packed)


def version(
    id: str, article: str, number: int, document: Document, made: Made, created: str
) -> Version:
    """A new version of an article from its document and what was derived from it."""
    shape = made.shape
    return Version(
        id, article, number, made.sha256, document, created, shape.zones, shape.sentences
    )


def filter_words(metadata: Metadata, opening: str) -> str:
    """What the list's filter looks in, folded."""
    return articles.filter_words(metadata, opening)
