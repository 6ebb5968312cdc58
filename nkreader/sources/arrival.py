"""What every kind of source gives: the value that the library adds as an article."""

from typing import NamedTuple

from nkreader.model import Metadata
from nkreader.text.document import Document


class Arrival(NamedTuple):
    """One piece of news as it came."""

    metadata: Metadata
    document: Document
    source: str | None
    """The Markdown the document was made from, without its front matter; None for plain text."""
    notes: tuple[str, ...]
    """What was done on the way and somebody should know: the encoding taken, signs replaced."""
