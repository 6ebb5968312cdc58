"""Feeds: RSS, Atom and JSON Feed to their items. Fetching what an item only names is not here.

An item that carries its whole text is an article; of one that carries a few lines, only what it
names is known. Broken XML is read as far as it goes.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from nkreader.model import NkreaderError
from nkreader.sources import feed_items, json_feed
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.feed_items import FeedItem, Raw
from nkreader.sources.material import Material

__all__ = ["Feed", "FeedItem", "feed_of", "is_feed", "read"]

LARGEST = 16 * 1024 * 1024
"""Bytes of a feed."""

PROLOG = 65_536
"""Bytes of a feed before which it can define entities."""

_ENTITY = re.compile(rb"<!ENTITY\b[^>]{0,4000}>?", re.IGNORECASE)
_BEGINNINGS = (b"<rss", b"<feed", b"<rdf:rdf", b"<channel", b"<atom:feed")


class Feed(NamedTuple):
    """A feed as it came."""

    title: str | None
    address: str | None
    """The page it belongs to."""
    items: tuple[FeedItem, ...]
    notes: tuple[str, ...]
    """What was wrong with it, if it was read all the same; the first article says it too."""


def is_feed(data: bytes) -> bool:
    """Whether bytes begin like a feed, whatever their name or media type says."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return b"jsonfeed.org/version" in data[:2000]
    return (
        start.startswith(b"<")
        and b"<html" not in start
        and any(mark in start for mark in _BEGINNINGS)
    )


def read(material: Material) -> Iterator[Arrival | NkreaderError]:
    """The items that carry their text, in the feed's order, and one line about the others."""
    try:
        feed = feed_of(material)
    except NkreaderError as error:
        yield error
        return
    bare = [item for item in feed.items if item.arrival is None]
    for item in feed.items:
        if item.arrival is not None:
            yield item.arrival
    if bare:
        items = "1 item names" if len(bare) == 1 else f"{len(bare)} items name"
        yield NkreaderError(
            f"{said_name(material.name)}: {items} only an address; add the feed by its own"
            " address to have them fetched"
        )


def feed_of(material: Material) -> Feed:
    """A feed's items; raises NkreaderError, in one line, for what is none."""
    data = material.whole(LARGEST)
    if data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raw, notes = json_feed.raw_of(data, material.name), tuple[str, ...]()
    else:
        raw, notes = _parsed(data, material)
    if not raw.items and not raw.title:
        raise NkreaderError(f"{said_name(material.name)} is no feed that can be read")
    items = _told_once(tuple(feed_items.items_of(raw, material)), notes)
    return Feed(raw.title, raw.link, items, notes)


def _told_once(items: tuple[FeedItem, ...], notes: tuple[str, ...]) -> tuple[FeedItem, ...]:
    """The items, with what is wrong with their feed beside the first article among them."""
    for index, item in enumerate(items):
        if item.arrival is not None and notes:
            arrival = item.arrival._replace(notes=(*notes, *item.arrival.notes))
            return (*items[:index], item._replace(arrival=arrival), *items[index + 1 :])
    return items


def _parsed(data: bytes, material: Material) -> tuple[Raw, tuple[str, ...]]:
    import feedparser

    headers = {"content-location": material.address} if material.address else {}
    if material.media_type:
        charset = f"; charset={material.charset}" if material.charset else ""
        headers["content-type"] = material.media_type + charset
    try:
        found: Any = feedparser.parse(BytesIO(_bare(data)), response_headers=headers)
    except (ValueError, RecursionError, LookupError, AttributeError, TypeError) as error:
        raise NkreaderError(f"{said_name(material.name)} is no feed that can be read") from error
    broken = bool(found.get("bozo")) and not _is_harmless(found.get("bozo_exception"))
    notes = ("its XML is broken; what could be read of it was",) if broken else ()
    return feed_items.raw_of(found, data), notes


def _bare(data: bytes) -> bytes:
    """A feed without the entities it defines: none is expanded, whatever it would say."""
    return _ENTITY.sub(b"", data[:PROLOG]) + data[PROLOG:]


def _is_harmless(error: object) -> bool:
    """What feedparser complains of and yet read well: a wrong encoding or media type."""
    return type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType")
