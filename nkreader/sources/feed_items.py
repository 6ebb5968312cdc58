"""A feed's items: which carry their whole text, and what each says about itself."""

import html
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from nkreader.model import Metadata, NkreaderError
from nkreader.sources.arrival import Arrival, Original
from nkreader.sources.language import language_code, language_of
from nkreader.sources.material import Material
from nkreader.sources.pages import addresses, people, read_page
from nkreader.sources.pages.titles import is_title
from nkreader.sources.stated_dates import stated_date
from nkreader.text.cleaning import scrub

WHOLE = 120
"""Words from which on a text is an article and no summary."""

WHOLE_CONTENT = 60
"""The same where the feed calls it the item's content."""

_CUT = re.compile(
    r"(?i)(?:…|\.{3}|\[\s*(?:…|\.{3})\s*\]|read (?:more|on|the (?:full|rest)).{0,40}"
    r"|continue reading.{0,60}|more »)\W*\Z"
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_TAG = re.compile(r"<[^<>]{0,500}>")
_FEED = re.compile(r"(?i)\s*(?:[»|–—:-]\s*)?(?:(?:rss|atom)(?: feed)?|feed|latest(?: news)?)\s*\Z")


class RawItem(NamedTuple):
    """An item's fields as the feed has them."""

    guid: str | None
    link: str | None
    title: str | None
    authors: list[str]
    published: str | None
    updated: str | None
    content: str | None
    is_html: bool
    summary: str | None
    language: str | None
    publisher: str | None


class Raw(NamedTuple):
    """A feed's fields as they came."""

    title: str | None
    link: str | None
    language: str | None
    items: list[RawItem]


class FeedItem(NamedTuple):
    """One item of a feed."""

    identity: str
    """Its guid, else its address, else its title: what tells it from other articles."""
    address: str | None
    """Where its page is."""
    title: str | None
    metadata: Metadata
    """What the feed says about it; for a fetched page, what it does not say itself."""
    arrival: Arrival | None
    """The article, where the feed carries its whole text."""


def raw_of(found: Any, data: bytes) -> Raw:
    """What feedparser read of `data`, as a value of our own."""
    feed = found.get("feed", {})
    is_rss = str(found.get("version", "")).startswith("rss")
    return Raw(
        _plain(feed.get("title")),
        feed.get("link"),
        feed.get("language"),
        [_raw_item(entry, is_rss, data) for entry in found.get("entries", [])],
    )


def _raw_item(entry: Any, is_rss: bool, data: bytes) -> RawItem:
    contents = [each for each in entry.get("content", []) if each.get("value")]
    best = max(contents, key=lambda each: len(each["value"]), default=None)
    source = entry.get("source") or {}
    kind = best.get("type", "") if best else ""
    updated = dict.get(entry, "updated")
    guid, link = entry.get("id"), entry.get("link")
    if is_rss and entry.get("guidislink") and not entry.get("links"):
        written = _as_written(guid or "", data)
        guid, link = written, link if "://" in written else None
    return RawItem(
        guid=guid,
        link=link,
        title=entry.get("title"),
        authors=[each["name"] for each in entry.get("authors", []) if each.get("name")],
        published=dict.get(entry, "published") or (updated if is_rss else None),
        updated=updated,
        content=best["value"] if best else None,
        is_html=kind != "text/plain",
        summary=entry.get("summary"),
        language=best.get("language") if best else None,
        publisher=source.get("title"),
    )


def _as_written(guid: str, data: bytes) -> str:
    """A guid as the feed has it. Where it does not say that it is no address, it was taken for one
    below the feed's own; many are none and do not say so."""
    parts = guid.split("/", 50)
    ends = ("/".join(parts[n:]) for n in range(len(parts)))
    return next((end for end in ends if end and html.escape(end).encode() in data), guid)


def items_of(raw: Raw, material: Material) -> Iterator[FeedItem]:
    """The items of a feed, each identity once."""
    seen: set[str] = set()
    for item in raw.items:
        found = _item(item, raw, material)
        if found is not None and found.identity not in seen:
            seen.add(found.identity)
            yield found


def _item(item: RawItem, raw: Raw, material: Material) -> FeedItem | None:
    base = material.address or raw.link
    address = addresses.whole(item.link, base) or addresses.whole(item.guid, None)
    title = _plain(item.title)
    title = title if title and is_title(title) else None
    identity = _identity(item.guid, address, raw.link or material.address) or title
    if identity is None:
        return None
    publisher = _FEED.sub("", _plain(item.publisher) or raw.title or "") or None
    stated = Metadata(
        title=title,
        publisher=publisher,
        author=", ".join(people.names(item.authors, publisher)) or None,
        published=stated_date(item.published) if item.published else None,
        language=language_code(item.language or raw.language or ""),
        url=address,
    )
    arrival = _arrival(item, stated, identity, address or base, material)
    return FeedItem(identity, address, title, stated, arrival)


def _identity(guid: str | None, address: str | None, feed: str | None) -> str | None:
    """A guid that is only a number is one within its feed."""
    guid = " ".join((guid or "").split())
    if not guid:
        return address
    return guid if ":" in guid or not feed else f"{feed}#{guid}"


def _arrival(
    item: RawItem, stated: Metadata, identity: str, base: str | None, material: Material
) -> Arrival | None:
    text, is_html = _whole(item)
    if text is None:
        return None
    markup = text if is_html else f"<pre>{html.escape(text)}</pre>"
    name = f"{material.name}: {stated.title or identity}"
    data = markup.encode("utf-8", "replace")
    try:
        read = read_page(
            data, address=base, charset="utf-8", name=name, fragment=True, title=stated.title
        )
    except NkreaderError:
        return None
    values = stated._asdict()
    surely = language_of(read.document.text)
    if surely and (stated.language or "").partition("-")[0].lower() != surely:
        stated, values["language"] = stated._replace(language=surely), None
    known = stated._replace(
        author=stated.author or read.metadata.author,
        translator=read.metadata.translator,
        published=stated.published or read.metadata.published,
    )
    proposed = {} if known.published else _changed(item)
    return Arrival(
        known,
        read.document,
        None,
        read.notes,
        kind="feed",
        origins={
            field: "feed" if values[field] else read.origins.get(field, "text")
            for field, value in known._asdict().items()
            if value
        },
        proposed=proposed,
        identity=identity,
        member=stated.url or identity,
        original=Original(data, "text/html", material.address, material.retrieved),
    )


def _changed(item: RawItem) -> dict[str, str]:
    found = stated_date(item.updated) if item.updated else None
    return {"published": found} if found else {}


def _whole(item: RawItem) -> tuple[str | None, bool]:
    """The text of an item if it is all of the article, and whether it is HTML."""
    tries = ((item.content, item.is_html, WHOLE_CONTENT), (item.summary, True, WHOLE))
    for text, is_html, least in tries:
        if not text:
            continue
        words = (_plain(text) or "") if is_html else text
        if not item.link or (_size(words) >= least and not _CUT.search(words[-100:])):
            return text, is_html
    return None, True


def _size(text: str) -> int:
    """Words of a text; two signs of a script without spaces count as one."""
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)


def _plain(value: Any) -> str | None:
    """The words of a field that may hold HTML, on one line."""
    if not isinstance(value, str):
        return None
    bare = html.unescape(_TAG.sub(" ", value)) if "<" in value or "&" in value else value
    return scrub(" ".join(bare.split())).text or None
