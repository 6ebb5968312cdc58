"""What a canonical text is turned into on its way in: sentences, zones, words, opening, mentions.

The rules live in `text` and `entities`; here they are called in their order, once, at import.
"""

import hashlib
from typing import NamedTuple

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


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def shape(document: Document, language: str | None) -> Shape:
    """Sentences, zones, words of the body, opening words and mentions of a document."""
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
    return Shape(
        kinds,
        tuple(sentences(document, language)),
        sum(count_words(part) for part in body),
        opening,
        extract(document.text),
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
