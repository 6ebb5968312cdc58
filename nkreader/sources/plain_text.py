"""Plain text files: the canonical text is the file's own."""

from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import cleaned
from nkreader.text.plain import plain_document


def read(data: bytes, name: str) -> Arrival:
    """A plain text file as it came; raises NkreaderError where it is no text."""
    text, notes = cleaned(data, name)
    document = plain_document(text)
    return Arrival(metadata.found_in(document), document, None, notes)
