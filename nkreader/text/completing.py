"""What can be derived of a document is derived here, where whoever brings it left it out."""

from collections.abc import Sequence
from typing import NamedTuple

from nkreader.text.document import Document, Zone


class Completed(NamedTuple):
    """A document with a zone for each block and its sentences."""

    document: Document
    zones: tuple[Zone, ...]
    sentences: Sequence[tuple[int, int]]


def completed(
    document: Document,
    zones: Sequence[Zone],
    sentences: Sequence[tuple[int, int]],
    language: str | None = None,
) -> Completed:
    """The same, with blocks where there are none, zones where they are not one for each block, and
    sentences where there are none."""
    if not document.blocks and document.text.strip():
        from nkreader.text.plain import plain_document

        document = document._replace(blocks=plain_document(document.text).blocks)
        sentences = ()
    if len(zones) != len(document.blocks):
        from nkreader.text.zones import zones as found

        zones = found(document)
    if not sentences and document.blocks:
        from nkreader.text.sentences import sentences as parted

        sentences = tuple(parted(document, language))
    return Completed(document, tuple(zones), sentences)
