"""What a canonical text is turned into on its way in: sentences, zones, words, opening, mentions,
claims, dates.

The rules live in `text`, `entities`, `attribution` and `temporal`; here they are called in their
order, once, at import.
"""

import hashlib
from typing import NamedTuple

from nkreader.library import deriving
from nkreader.model import Mention, Metadata, Version
from nkreader.store import articles, originals
from nkreader.text.document import Document, Zone
from nkreader.text.search_words import Tokens

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
    tokens: Tokens
    """What the index of words is given."""


class Made(NamedTuple):
    """All that an article's text becomes, whoever works it out: `made` needs no library."""

    sha256: str
    language: str | None
    """What the text was taken to be in."""
    published: str | None
    """The date that "yesterday" was counted from."""
    shape: Shape
    packed: bytes | None
    """The bytes that it came from, compressed, where they are kept."""


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def shape(document: Document, language: str | None, published: str | None) -> Shape:
    """Sentences, zones, words of the body, opening words, mentions, claims and time expressions of
    a document; `published` is the date that "yesterday" is counted from."""
    from nkreader.entities import extract
    from nkreader.text.search_words import tokens
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
    blocks = [document.text[block.start : block.end] for block in document.blocks]
    return Shape(
        kinds,
        spans,
        count_words("\n".join(body)),
        opening,
        extract(document.text),
        deriving.find(document.text, spans, published),
        tokens(blocks),
    )


def made(
    document: Document, language: str | None, published: str | None, kept: bytes | None
) -> Made:
    """What follows from a text; `kept` are the bytes that are to be kept of it."""
    packed = originals.packed(kept) if kept is not None else None
    whole = shape(document, language, published)
    return Made(digest(document.text), language, published, whole, packed)


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
