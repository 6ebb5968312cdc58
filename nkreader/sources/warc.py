"""Web archives (`.warc`, `.warc.gz`): the pages, texts and PDF files among their records."""

from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from nkreader.model import NkreaderError
from nkreader.sources import arrivals
from nkreader.sources.arrival import Arrival, Original
from nkreader.sources.decoding import said_name
from nkreader.sources.guard import Arrivals, guarded, put
from nkreader.sources.material import LARGEST, Material
from nkreader.sources.members import Budget, Counted, unpacked

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
"""Media types of records that can be articles; pictures, styles and scripts are passed over."""


@guarded("web archive")
def read(material: Material) -> Arrivals:
    """The articles of an archive's answers; what was not found or led elsewhere is passed over.

    Compression by the record and of the whole file are read alike.
    """
    from warcio.archiveiterator import ArchiveIterator

    empty = True
    with material.open() as file:
        head = file.read(6)
        file.seek(0)
        counted = Counted(unpacked(file, head), material.name, Budget())
        for record in ArchiveIterator(counted, arc2warc=False):
            for one in _record(record, material):
                empty = False
                yield one
    if counted.is_damaged:
        said = said_name(material.name)
        yield NkreaderError(f"{said} is cut off or damaged; what comes after is not added")
    elif empty:
        yield NkreaderError(f"{said_name(material.name)} holds no page that can be read")


def _record(record: "ArcWarcRecord", archive: Material) -> Arrivals:
    http = record.http_headers
    if record.rec_type not in ("response", "resource"):
        return
    if http is not None and http.get_statuscode() != "200":
        return
    stated = http.get_header("Content-Type") if http is not None else record.content_type
    media, charset = _media(stated or "")
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    address = address.strip().strip("<>")
    if media not in READ or not address or address.endswith("/robots.txt"):
        return
    name = f"{archive.name}!{address}"
    try:
        data = _content(record, name)
    except Exception as error:
        yield put(error, name, "record")
        return
    if not data.strip():
        return
    at = record.rec_headers.get_header("WARC-Date")
    said = _moment(http.get_header("Date")) if http is not None else None
    inside = Material(name, data, None, media, charset, address, at)
    original = Original(data, media, address, at, said)
    for one in arrivals(inside):
        yield one if isinstance(one, NkreaderError) else _placed(one, address, original)


def _placed(one: Arrival, address: str, original: Original) -> Arrival:
    url = one.metadata.url or address
    return one._replace(
        metadata=one.metadata._replace(url=url),
        origins={"url": "web archive", **one.origins},
        kind="warc",
        identity=one.identity or address,
        member=address,
        original=original,
    )


def _content(record: "ArcWarcRecord", name: str) -> bytes:
    """The answer's body, unpacked. Raises NkreaderError where it is too large."""
    stream = record.content_stream()
    parts, size = [], 0
    while piece := stream.read(1 << 16):
        size += len(piece)
        if size > LARGEST:
            raise NkreaderError(f"{said_name(name)} is larger than {LARGEST >> 20} MB; not added")
        parts.append(piece)
    if getattr(record.raw_stream, "limit", 0):
        raise NkreaderError(f"{said_name(name)} is cut off; not added")
    return b"".join(parts)


def _media(stated: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = " ".join(stated.split())
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) else None


def _moment(stated: str | None) -> str | None:
    """A server's date in ISO 8601, UTC."""
    try:
        when = parsedate_to_datetime(stated or "")
    except (ValueError, TypeError, IndexError):
        return None
    moment = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
