"""A text as it is kept beside its words, worked out before anything is written: by whoever has time
for it, and without a library."""

from collections.abc import Sequence
from typing import NamedTuple

from nkreader.store import shapes, sources_kept
from nkreader.store.search import beginnings
from nkreader.text.document import Document, Zone
from nkreader.text.search_words import Tokens, tokens


class Kept(NamedTuple):
    """What follows from a text and its shape."""

    shape: bytes
    marks: bytes | None
    source: bytes | None
    tokens: Tokens
    """What the index of words is given."""
    begins: str
    """What the index of beginnings is given, but for the title."""


def kept(
    document: Document,
    zones: Sequence[Zone],
    sentences: Sequence[tuple[int, int]],
    source: str | None = None,
) -> Kept:
    """What is kept of a text. `source` is what it was made from, which is not kept twice where it
    has nothing that the text has not."""
    text = document.text
    shape, marks = shapes.pack(document, zones, sentences)
    more = None if source is None or source.strip() == text.strip() else source
    told = tokens([text[block.start : block.end] for block in document.blocks])
    return Kept(shape, marks, sources_kept.packed(more, text), told, beginnings(told.words))
