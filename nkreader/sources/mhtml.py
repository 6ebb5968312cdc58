"""Pages that a browser saved as one file (.mhtml, .mht): the page itself, with its address."""

from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival, Original
from nkreader.sources.decoding import said_name
from nkreader.sources.material import Material
from nkreader.sources.pages import read_page


def read(material: Material) -> Iterator[Arrival | NkreaderError]:
    """The article of the page that the file was saved from."""
    try:
        data = material.whole()
        yield _page(data, material)
    except NkreaderError as error:
        yield error


def _page(data: bytes, material: Material) -> Arrival:
    whole = message_from_bytes(data)
    part = _main(whole)
    if part is None:
        raise NkreaderError(f"{said_name(material.name)} holds no page; save it again as .html")
    payload = part.get_payload(decode=True)
    said = _header(whole, "Snapshot-Content-Location") or _header(part, "Content-Location")
    address = said if said.startswith(("http://", "https://")) else None
    found = read_page(
        payload if isinstance(payload, bytes) else b"",
        address=address or material.address,
        charset=part.get_content_charset(),
        name=material.name,
    )
    kept = Original(data, "multipart/related", address, _saved(whole) or material.retrieved)
    identity = found.identity if material.address else None
    return found._replace(original=kept, identity=identity)


def _main(whole: Message) -> Message | None:
    """The part that is the page: the one the file names as its root, else its first page."""
    pages = [part for part in whole.walk() if part.get_content_type() in _PAGES]
    root = str(whole.get_param("start") or "").strip("<>")
    named = (part for part in pages if root and _header(part, "Content-ID").strip("<>") == root)
    return next(named, pages[0] if pages else None)


_PAGES = ("text/html", "application/xhtml+xml")


def _header(part: Message, name: str) -> str:
    return " ".join(str(part.get(name) or "").split())


def _saved(whole: Message) -> str | None:
    """When the file was saved: ISO 8601, UTC."""
    try:
        moment = parsedate_to_datetime(_header(whole, "Date"))
    except (TypeError, ValueError):
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
