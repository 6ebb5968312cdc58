"""What a canonical text is turned into on its way in: sentences, zones, words, opening, mentions.

The rules live in `text` and `entities`; here they are called in their order, once, at import.
"""

import hashlib
from typing import NamedTuple

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
    tokens: Tokens
    """What the index of words is given."""


class Made(NamedTuple):
    """All that an article's text becomes, whoever works it out: `made` needs no library."""

    sha256: str
    language: str | None
    """What the text was taken to be in."""
    shape: Shape
    packed: bytes | None
    """The bytes that it came from, compressed, where they are kept."""


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def shape(document: Document, language: str | None) -> Shape:
    """Sentences, zones, words of the body, opening words and mentions of a document."""
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
    blocks = [document.text[block.start : block.end] for block in document.blocks]
    return Shape(
        kinds,
        tuple(sentences(document, language)),
        sum(count_words(part) for part in body),
        opening,
        extract(document.text),
        tokens(blocks),
    )


def made(document: Document, language: str | None, kept: bytes | None) -> Made:
    """What follows from a text; `kept` are the bytes that are to be kept of it."""
    packed = originals.packed(kept) if kept is not None else None
    return Made(digest(document.text), language, shape(document, language), packed)


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
