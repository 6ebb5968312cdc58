"""Where articles come from: the bytes they were made from, the feeds that bring them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""Where nothing of the kind is known."""
_DIGITS = 16
"""Of a hash in a citation: enough to tell it from any other; `show --json` has it whole."""


class SourceDocument(NamedTuple):
    """The bytes a version was made from: what evidence rests on."""

    sha256: str
    """Of the bytes as they came, hexadecimal."""
    size: int
    """Bytes."""
    media_type: str
    address: str | None
    """Where they were fetched from, after redirects."""
    retrieved: str
    said: str | None = None
    """The date that the server's response stated."""


class Identity(NamedTuple):
    """What tells an article from others, wherever it is read."""

    given: str
    """What its source gives it, such as an address or a Message-ID, else its path."""
    kind: str
    """What kind of source it came from."""
    came: Mapping[str, str | None] = NOTHING
    """What its source says of the fields that a person has set since: when it comes again, that is
    how it is known whether it says anything new."""


class Feed(NamedTuple):
    """An address that brings articles, and the last look at it."""

    id: str
    address: str
    title: str | None
    etag: str | None
    modified: str | None
    added: str
    looked: str | None
    trouble: str | None
    """What was wrong at the last look; None where nothing was."""
    articles: int
    """How many of its articles are in the library."""


class Origin(NamedTuple):
    """What kind of source an article came from, and where its data were found."""

    kind: str
    origins: dict[str, str]
    """For each known field where its value came from: "front matter", "JSON-LD", …"""
    proposed: dict[str, str]
    """Values that were not sure enough to be taken, for a person to accept."""


def evidence(document: SourceDocument) -> str:
    """What a citation says of an original: `[sha256 ab12cd34ef567890…, retrieved 2026-11-27]`; of a
    file on the disk it is said when it was read."""
    how = "read" if document.address is None else "retrieved"
    return f"[sha256 {document.sha256[:_DIGITS]}…, {how} {document.retrieved[:10]}]"
