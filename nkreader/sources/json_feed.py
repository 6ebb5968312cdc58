"""JSON Feed (jsonfeed.org) as the raw items that `feed_items` makes articles of."""

import json
from typing import Any

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.feed_items import Raw, RawItem


def raw_of(data: bytes, name: str) -> Raw:
    """The feed in these bytes; raises NkreaderError where they are none."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NkreaderError(f"{said_name(name)} is no feed: its JSON is broken") from error
    if not isinstance(found, dict) or "jsonfeed.org/version" not in str(found.get("version")):
        raise NkreaderError(f"{said_name(name)} is no JSON Feed: it says no version")
    listed = found.get("items")
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    return Raw(
        _text(found, "title"),
        _text(found, "home_page_url"),
        _text(found, "language"),
        [_item(item, found) for item in items],
    )


def _item(item: dict[str, Any], feed: dict[str, Any]) -> RawItem:
    html = _text(item, "content_html")
    return RawItem(
        guid=_text(item, "id"),
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        authors=_authors(item) or _authors(feed),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        content=html or _text(item, "content_text"),
        is_html=html is not None,
        summary=_text(item, "summary"),
        language=_text(item, "language"),
        publisher=None,
    )


def _authors(holder: dict[str, Any]) -> list[str]:
    listed = holder.get("authors") or [holder.get("author")]
    people = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return [name for name in (_text(each, "name") for each in people) if name]


def _text(holder: dict[str, Any], key: str) -> str | None:
    value = holder.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None
