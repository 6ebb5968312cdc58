"""What every kind of source gives: the value that the library adds as an article."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from nkreader.model import Metadata, NkreaderError
from nkreader.text.document import Document

Kind = Literal[
    "text", "markdown", "html", "address", "feed", "pdf", "docx", "odt", "mail", "table",
    "newsboat", "warc",
]  # fmt: skip
"""The kinds of source; an archive is none, its members are."""

NOTHING: Mapping[str, str] = {}
"""No proxy: an arrival may be read in another process, and proxies stay where they are."""


class Original(NamedTuple):
    """The bytes an article was made from, where they are not a file on the disk of its own."""

    data: bytes
    media_type: str
    address: str | None = None
    """After redirects."""
    retrieved: str | None = None
    """ISO 8601, UTC, to the second."""
    said: str | None = None
    """The date that the server's response or the record states, as ISO 8601."""


class Highlight(NamedTuple):
    """A passage that somebody has marked in another program, such as a PDF reader."""

    start: int
    end: int
    note: str | None = None
    names: tuple[str, ...] = ()
    """What it is called there, the most telling first: labels, subject, whose it is, its colour."""


class Arrival(NamedTuple):
    """One piece of news as it came."""

    metadata: Metadata
    document: Document
    source: str | None
    """The Markdown the document was made from, without its front matter; None for other kinds."""
    notes: tuple[str, ...]
    """What was done on the way and somebody should know: the encoding taken, signs replaced."""
    kind: Kind = "text"
    origins: Mapping[str, str] = NOTHING
    """For each known field of the metadata where it came from: "front matter", "JSON-LD", …"""
    proposed: Mapping[str, str] = NOTHING
    """Values of fields that are not sure enough to be taken, for a person to accept."""
    identity: str | None = None
    """What tells this article from others, other than the source's path: a feed item's guid, a
    page's canonical address, a Message-ID, `archive!member`, a row's id."""
    member: str | None = None
    """Its name inside an archive, mail box, table or feed."""
    highlights: tuple[Highlight, ...] = ()
    original: Original | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    """(address, language) of where its source says that it stands in other languages."""


class Unread(NamedTuple):
    """A piece of a container: its bytes are there, but nobody has read them yet.

    Another process can do that: what is in here can be pickled.
    """

    read: Callable[[], Iterable[Arrival | NkreaderError]]
    """What it holds; raises nothing, as `arrivals` does not."""
    size: int
    """About how many bytes it is."""
