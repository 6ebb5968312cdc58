"""What a canonical text is turned into on its way in: sentences, zones, words, opening, mentions,
claims, dates.

The rules live in `text`, `entities`, `attribution` and `temporal`; here they are called in their
order, once, at import.
"""

import hashlib
from typing import NamedTuple

from nkreader.library import deriving
from nkreader.model import Mention, Metadata, Version
from nkreader.store import articles
from nkreader.text.document import Document, Zone

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
        sum(count_words(part) for part in body),
        opening,
        extract(document.text),
        deriving.find(document.text, spans, published),
    )


def version(
    id: str, article: str, number: int, document: Document, shape: Shape, created: str
) -> Version:
    """A new version of an article from its document and what was derived from it."""
    return Version(
        id, article, number, digest(document.text), document, created, shape.zones, shape.sentences
    )


def filter_words(metadata: Metadata, opening: str) -> str:
    """What the list's filter looks in, folded."""
    return articles.filter_words(metadata, opening)
