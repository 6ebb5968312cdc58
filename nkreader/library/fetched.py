"""What comes from the web: an address becomes a page's article, or a feed and its items.

Connections are opened by `fetching`; what bytes mean is said by `sources`. A feed is remembered
when it was read; an item that only names its page has that page fetched.
"""

from collections.abc import Iterator

from nkreader.fetching import Fetched, Fetcher
from nkreader.library.incoming import Incoming, document_of, read
from nkreader.library.places import now
from nkreader.model import METADATA, Metadata, NkreaderError
from nkreader.provenance import Feed
from nkreader.sources import Arrival, Material, feeds
from nkreader.sources.arrival import Original
from nkreader.sources.feed_items import FeedItem
from nkreader.store import articles
from nkreader.store import feeds as stored
from nkreader.store.connection import Store


def from_address(store: Store, fetcher: Fetcher, address: str) -> Iterator[Incoming]:
    """What an address that a person typed brings: an article, or the items of a feed."""
    try:
        got = fetcher.get(address, typed=address)
    except NkreaderError as error:
        yield Incoming(address, address, error)
        return
    if feeds.is_feed(got.data):
        feed = stored.remember(store, got.address, now())
        yield from _items(store, fetcher, feed, got)
    else:
        yield from _page(got, address)


def from_feed(store: Store, fetcher: Fetcher, feed: Feed) -> Iterator[Incoming]:
    """The items of a feed that is remembered; nothing where it has not changed."""
    try:
        got = fetcher.get(feed.address, feed.address, feed.etag, feed.modified)
    except NkreaderError as error:
        stored.looked(store, feed, now(), trouble=str(error))
        yield Incoming(feed.address, feed.address, error)
        return
    if got.unchanged:
        stored.looked(store, feed, now(), None, feed.title, feed.etag, feed.modified)
    else:
        yield from _items(store, fetcher, feed, got)


def _items(store: Store, fetcher: Fetcher, feed: Feed, got: Fetched) -> Iterator[Incoming]:
    material = Material(got.asked, got.data, None, got.media_type, got.charset, got.address)
    try:
        found = feeds.feed_of(material)
    except NkreaderError as error:
        stored.looked(store, feed, now(), trouble=str(error))
        yield Incoming(got.asked, got.asked, error)
        return
    stored.looked(store, feed, now(), None, found.title, got.etag, got.modified)
    for item in found.items:
        for one in _item(store, fetcher, feed, item):
            yield one._replace(feed=feed.id)


def _item(store: Store, fetcher: Fetcher, feed: Feed, item: FeedItem) -> Iterator[Incoming]:
    if item.arrival is not None:
        path = item.address or f"{feed.address}#{item.identity}"
        yield Incoming(feed.address, path, item.arrival._replace(original=None))
    elif item.address and articles.by_identity(store, item.identity) is None:
        try:
            got = fetcher.get(item.address, typed=feed.address)
        except NkreaderError as error:
            yield Incoming(item.address, item.address, error)
            return
        for one in _page(got, item.address):
            if isinstance(one.arrival, Arrival):
                known = _together(one.arrival.metadata, item.metadata)
                arrival = one.arrival._replace(identity=item.identity, kind="feed", metadata=known)
                yield one._replace(arrival=arrival)
            else:
                yield one


def _together(page: Metadata, feed: Metadata) -> Metadata:
    """What a page says of itself, and where it says nothing, the feed."""
    return Metadata(*(getattr(page, name) or getattr(feed, name) for name in METADATA))


def _page(got: Fetched, named: str) -> Iterator[Incoming]:
    material = Material(
        got.asked, got.data, None, got.media_type, got.charset, got.address, got.retrieved
    )
    media_type = got.media_type or "application/octet-stream"
    own = Original(got.data, media_type, got.address, got.retrieved, got.said)
    told = document_of(got.data, media_type, own)
    for one in read(material, named, got.address):
        if not isinstance(one.arrival, Arrival) or one.arrival.member:
            yield one
            continue
        identity = one.arrival.identity or got.address
        kind = "address" if one.arrival.kind == "html" else one.arrival.kind
        arrival = one.arrival._replace(identity=identity, kind=kind, original=own)
        yield Incoming(named, identity, arrival, told, got.data)
