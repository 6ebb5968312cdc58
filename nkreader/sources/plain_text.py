"""Plain text files: the canonical text is the file's own, but for what its making did to it.

HTML's references are read as signs, and words that a hard-wrapped file parts at line ends are put
together; both are said.
"""

from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import cleaned
from nkreader.text.mending import unescaped, unhyphenated
from nkreader.text.plain import SAMPLE, plain_document, wrap_width


def read(data: bytes, name: str) -> Arrival:
    """A plain text file as it came; raises NkreaderError where it is no text."""
    text, notes = cleaned(data, name)
    text, said = mended(text)
    document = plain_document(text)
    return Arrival(metadata.found_in(document), document, None, (*notes, *said))


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """A cleaned text without references and parted words, and notes on what was done."""
    said = []
    if "&" in text:
        text, signs = unescaped(text)
        if signs:
            said.append(f"{signs} HTML {'reference' if signs == 1 else 'references'} read as signs")
    if "\n" in text and wrap_width(text[:SAMPLE]) is not None:
        text, words = unhyphenated(text)
        if words:
            what = "word" if words == 1 else "words"
            said.append(f"{words} {what} parted at line ends put together")
    return text, tuple(said)
