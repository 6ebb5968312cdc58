"""STAND-IN, replaced at the merge by the room that reads web pages: the words of a page's tags."""

import html
import re
from collections.abc import Iterator

from nkreader.model import NkreaderError
from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import cleaned
from nkreader.sources.material import Material
from nkreader.text.plain import plain_document


def read(material: Material) -> Iterator[Arrival | NkreaderError]:
    """The words of one page."""
    yield read_page(
        material.whole(), address=material.address, charset=material.charset, name=material.name
    )


def read_page(
    data: bytes, *, address: str | None, charset: str | None, name: str, fragment: bool = False
) -> Arrival:
    """The words of a page, a paragraph a line."""
    try:
        text = data.decode(charset or "utf-8")
    except (LookupError, UnicodeError):
        text = cleaned(data, name)[0]
    text = re.sub(r"(?is)<(script|style|head)\b.*?</\1>", "", text)
    text = re.sub(r"(?i)<br ?/?>|</(?:p|div|h\d|li|tr)>", "\n\n", text)
    text = html.unescape(re.sub(r"(?s)<[^>]*>", "", text)).strip()
    if not text:
        raise NkreaderError(f"{name} is empty")
    document = plain_document(cleaned(text.encode("utf-8", "replace"), name)[0])
    return Arrival(metadata.found_in(document), document, None, (), kind="html", identity=address)
