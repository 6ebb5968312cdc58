"""Where articles come from: the bytes they were made from, the feeds that bring them."""

from typing import NamedTuple


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
