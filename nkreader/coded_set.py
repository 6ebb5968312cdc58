"""What another program hands over: its documents, its codes, and which words carry which code.

These are the values between the readers of foreign formats (`exchange`), which know what a file
says, and the library, which finds the articles that are meant and makes a `Bundle` of it. Offsets
count code points of the document's text as it stands in the file.
"""

from typing import NamedTuple

from nkreader.model import Metadata

UNKNOWN = Metadata()


class Code(NamedTuple):
    """What the other program calls a tag. Its name is its identity within one file."""

    name: str
    colour: str | None = None
    """As "#rrggbb"."""
    definition: str = ""
    parent: str | None = None
    """The name of the code it belongs under."""
    slug: str | None = None
    """The tag's slug, where the file gives it."""


class CodedText(NamedTuple):
    """A document of the other program."""

    name: str
    """What codings call it: unique in a file."""
    text: str | None
    """As the file has it, line ends and all; None where only quotations came along."""
    metadata: Metadata = UNKNOWN
    article: str | None = None
    """The id that nkreader gave the article, where the file still has it."""


class Coding(NamedTuple):
    """Some words of a document that carry a code; without words, the document as a whole."""

    document: str
    code: str | None
    """The name of its code; None for a note alone."""
    start: int | None = None
    """Where it lies in the text. Without a text, of the file's own unit: worth nothing."""
    end: int | None = None
    exact: str | None = None
    """The words, where the file repeats them: they are believed before offsets are."""
    prefix: str = ""
    suffix: str = ""
    note: str | None = None
    annotator: str | None = None
    set: str | None = None
    created: str | None = None
    """ISO date and time, UTC."""
    modified: str | None = None
    id: str | None = None
    """What the file calls it: unique in a file; an id of nkreader's stays what it is."""

    @property
    def is_whole(self) -> bool:
        """Whether it is said of the document as a whole."""
        return self.start is None and self.exact is None


class CodedLink(NamedTuple):
    """A relation between two codings, by their ids in the file."""

    source: str
    target: str
    kind: str
    """As the file calls it; what nkreader has no kind for is counted and left."""
    reason: str | None = None


class CodedSet(NamedTuple):
    """All that was in a file."""

    codes: tuple[Code, ...] = ()
    texts: tuple[CodedText, ...] = ()
    codings: tuple[Coding, ...] = ()
    links: tuple[CodedLink, ...] = ()
    left: tuple[str, ...] = ()
    """What of the file can't be held, counted, one line each ("12 attributes of events")."""
