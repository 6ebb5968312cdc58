"""Markdown files, with or without front matter."""

from nkreader.model import Metadata, NkreaderError
from nkreader.sources import front_matter, metadata
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import cleaned, said_name
from nkreader.text.markdown import markdown_document


def read(data: bytes, name: str) -> Arrival:
    """A Markdown file; raises NkreaderError where it is no text, or nothing but front matter."""
    text, notes = cleaned(data, name)
    front = front_matter.split(text)
    said, more = metadata.stated(front.values) if front else (Metadata(), [])
    source = front.rest if front else text
    document = markdown_document(source)
    if not any(block.start < block.end for block in document.blocks):
        raise NkreaderError(f"{said_name(name)} has no text to read")
    found = metadata.together(said, metadata.found_in(document))
    return Arrival(found, document, source, (*notes, *more), kind="markdown")
