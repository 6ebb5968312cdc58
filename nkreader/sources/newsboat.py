"""newsboat's cache: the articles that a newsboat or newsbeuter has fetched, read and never written.

The only file outside `store` that knows SQLite: the cache is another program's.
"""

import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

from nkreader.model import Metadata, NkreaderError
from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival, Original
from nkreader.sources.decoding import said_name
from nkreader.sources.guard import Arrivals, guarded, later
from nkreader.sources.material import LARGEST, Material
from nkreader.text.cleaning import clean

_WANTED = ("guid", "title", "author", "url", "feedurl", "pubDate", "content")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SELECT = """
SELECT i.guid, i.title, i.author, i.url, i.pubDate, i.content, f.title,
  coalesce(nullif(f.url, ''), i.feedurl), {form}
FROM rss_item AS i LEFT JOIN rss_feed AS f ON f.rssurl = i.feedurl
WHERE {deleted} ORDER BY i.id
"""


@guarded("newsboat cache")
def read(material: Material) -> Arrivals:
    """The items of a cache that were not deleted, with the titles of their feeds."""
    empty = 0
    with closing(_opened(material)) as db:
        for number, row in enumerate(_rows(db, material.name), 1):
            name = f"{material.name}!item {number}"
            if not _words(row[5]):
                empty += 1
                continue
            yield later(partial(_article, row, name), name, "item", len(_words(row[5])))
    if empty:
        items = "1 item holds" if empty == 1 else f"{empty:,} items hold"
        yield NkreaderError(f"{said_name(material.name)}: {items} no text; not added")


def is_cache(path: Path) -> bool:
    """Whether an SQLite file is newsboat's. Raises OSError where it can't be read."""
    try:
        with closing(_opened(Material(str(path), path=path))) as db:
            return {"rss_item", "rss_feed"} <= _tables(db)
    except sqlite3.Error:
        return False


def _tables(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _opened(material: Material) -> sqlite3.Connection:
    if material.path is not None:
        uri = f"file:{quote(str(material.path.absolute()))}?mode=ro&immutable=1"
        db = sqlite3.connect(uri, uri=True)
    else:
        db = sqlite3.connect(":memory:")
        db.deserialize(material.whole())
    db.text_factory = _text
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    db.execute("PRAGMA trusted_schema = OFF")
    return db


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _rows(db: sqlite3.Connection, name: str) -> Iterator[tuple[object, ...]]:
    tables = _tables(db)
    if "article" in tables and "annotation_set" in tables:
        raise NkreaderError(
            f"{said_name(name)} is a library of nkreader: `nkreader import` merges it,"
            " --library opens it"
        )
    columns = {row[1] for row in db.execute("PRAGMA table_info(rss_item)")}
    if not {"rss_item", "rss_feed"} <= tables or not columns.issuperset(_WANTED):
        raise NkreaderError(f"{said_name(name)} is an SQLite file, but no newsboat cache")
    deleted = "NOT coalesce(i.deleted, 0)" if "deleted" in columns else "1"
    form = "i.content_mime_type" if "content_mime_type" in columns else "''"
    yield from db.execute(_SELECT.format(deleted=deleted, form=form))


def _article(row: tuple[object, ...], name: str) -> Arrival:
    from nkreader.sources.pages import read_page

    guid, title, author, url, seconds, content, publisher, feed, form = row
    address = _words(url) or None
    is_plain = _words(form).startswith("text/plain")
    data = str(content).encode("utf-8", "replace")
    page = b"<pre>%s</pre>" % html.escape(str(content)).encode() if is_plain else data
    headline = _shown(title) or None
    found = read_page(
        page, address=address, charset="utf-8", name=name, fragment=True, title=headline
    )
    stated = Metadata(
        title=headline,
        publisher=_shown(publisher) or None,
        author=_shown(author) or None,
        published=_day(seconds),
        url=address,
    )
    known = [field for field, value in stated._asdict().items() if value]
    return found._replace(
        metadata=metadata.together(stated, found.metadata),
        kind="newsboat",
        origins={**found.origins, **dict.fromkeys(known, "newsboat")},
        proposed={k: v for k, v in found.proposed.items() if k not in known},
        identity=_identity(_words(guid), address, _words(feed)),
        member=name.rpartition("!")[2],
        original=Original(data, "text/plain" if is_plain else "text/html", address),
    )


def _identity(guid: str, address: str | None, feed: str) -> str | None:
    """The item's guid, which the item has too when it comes from the feed itself, else its
    address; a guid that is only a number is one within its feed."""
    if not guid:
        return address
    return guid if ":" in guid or not feed else f"{feed}#{guid}"


def _day(seconds: object) -> str | None:
    """The day, in UTC, of a time in seconds."""
    try:
        when = datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return when.date().isoformat() if when.year > 1970 else None


def _shown(value: object) -> str:
    """The words of a field that may hold HTML."""
    return _words(html.unescape(_TAG.sub(" ", _words(value))))


def _words(value: object) -> str:
    return "" if value is None else " ".join(clean(str(value)).text.split())
