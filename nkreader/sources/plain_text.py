"""Plain text files: the canonical text is the file's own, but for what its making did to it.

HTML's references are read as signs, and words that a hard-wrapped file parts at line ends are put
together; both are said.
"""

from nkreader.model import Metadata
from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import cleaned
from nkreader.sources.proposals import proposals
from nkreader.text.document import Document
from nkreader.text.mending import unescaped, unhyphenated
from nkreader.text.plain import SAMPLE, plain_document, wrap_width


def read(data: bytes, name: str) -> Arrival:
    """A plain text file as it came; raises NkreaderError where it is no text."""
    text, notes = cleaned(data, name)
    document, said = mended_document(text)
    found = metadata.found_in(document)
    return Arrival(
        found,
        document,
        None,
        (*notes, *said),
        origins=metadata.origins(Metadata(), found),
        proposed=proposals(document, found, name),
    )


def mended_document(text: str) -> tuple[Document, tuple[str, ...]]:
    """The document of a cleaned text without references and parted words, and what was done."""
    said = []
    if "&" in text:
        text, signs = unescaped(text)
        if signs:
            said.append(f"{signs} HTML {'reference' if signs == 1 else 'references'} read as signs")
    width = wrap_width(text[:SAMPLE]) if "\n" in text else None
    if width is not None:
        text, words = unhyphenated(text)
        if words:
            what = "word" if words == 1 else "words"
            said.append(f"{words} {what} parted at line ends put together")
    return plain_document(text, width or 0), tuple(said)
