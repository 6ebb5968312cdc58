"""Web archives (`.warc`, `.warc.gz`): the pages, texts and PDF files among their records."""

import logging
import zlib
from collections.abc import Iterator
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING

from nkreader.model import NkreaderError
from nkreader.sources import arrivals
from nkreader.sources.arrival import Arrival, Original, Unread
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

    with material.open() as file:
        head = file.read(6)
        file.seek(0)
        counted = Counted(unpacked(file, head), material.name, Budget())
        # its warnings, with bytes of the file in them, would go to the terminal
        logging.getLogger("warcio").setLevel(logging.CRITICAL)
        reader = type("Quiet", (ArchiveIterator,), {"INC_RECORD": ""})
        for record in reader(counted, arc2warc=False):
            yield from _record(record, material, counted)
            if counted.is_damaged:
                break
    if counted.is_damaged:
        said = said_name(material.name)
        yield NkreaderError(f"{said} is cut off or damaged; what comes after is not added")


def _record(record: "ArcWarcRecord", archive: Material, file: Counted) -> Arrivals:
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
        if not file.is_damaged:
            yield put(error, name, "record")
        return
    if not data.strip():
        return
    at = record.rec_headers.get_header("WARC-Date")
    said = _moment(http.get_header("Date")) if http is not None else None
    inside = Material(name, data, None, media, charset, address, at)
    original = Original(data, media, address, at, said)
    yield Unread(partial(_inside, inside, address, original), len(data))


def _inside(
    inside: Material, address: str, original: Original
) -> Iterator[Arrival | NkreaderError]:
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
    """The answer's body, unpacked. Raises NkreaderError where it is too large or cut off."""
    from warcio.bufferedreaders import ChunkedDataReader

    http = record.http_headers
    stream = record.raw_stream
    if http is not None and _is_chunked(http.get_header("Transfer-Encoding")):
        stream = ChunkedDataReader(stream)
    parts, size = [], 0
    while piece := stream.read(1 << 16):
        size += len(piece)
        if size > LARGEST:
            raise _too_large(name)
        parts.append(piece)
    if getattr(record.raw_stream, "limit", 0):
        raise NkreaderError(f"{said_name(name)} is cut off; not added")
    coding = http.get_header("Content-Encoding") if http is not None else None
    return _unpacked(b"".join(parts), (coding or "").strip().lower(), name)


def _is_chunked(stated: str | None) -> bool:
    return "chunked" in (stated or "").lower()


def _unpacked(data: bytes, coding: str, name: str) -> bytes:
    """A body as it was before the server packed it."""
    if coding in ("", "identity", "none"):
        return data
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise NkreaderError(f"{said_name(name)} is packed with {said_name(coding)}; not added")
    if coding != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data  # some archivers unpack it and leave the server's word
    bare = coding == "deflate" and data[:1] != b"\x78"
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
    whole = unpacking.decompress(data, LARGEST + 1)
    if len(whole) > LARGEST:
        raise _too_large(name)
    if not unpacking.eof:
        raise NkreaderError(f"{said_name(name)} is cut off; not added")
    return whole


def _too_large(name: str) -> NkreaderError:
    return NkreaderError(f"{said_name(name)} is larger than {LARGEST >> 20} MB; not added")


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
