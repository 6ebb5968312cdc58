"""A message's body: which of its parts are read, and as what."""

import html
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from nkreader.model import NkreaderError
from nkreader.sources.mail.charsets import decoded

_STUFFED = re.compile(r"(>*)( ?)")
_SIGNATURE = "-- "
DEEPEST = 50
"""Parts within parts that are followed."""


class Piece(NamedTuple):
    """A part of a message that is read."""

    is_page: bool
    data: bytes
    charset: str | None
    flowed: bool = False
    joined: bool = False
    """Flowed lines join without the space at their ends."""


class Body(NamedTuple):
    """What of a message is read, and how many attachments are not."""

    pieces: tuple[Piece, ...]
    attached: int


def bodies(message: Message) -> list[Body]:
    """What can be read as the message's text, the best first: its page, else its plain text."""
    found = []
    for pages in (True, False):
        parts = list(_parts(message, pages, 0))
        pieces = tuple(part for part in parts if isinstance(part, Piece))
        if pieces:
            found.append(Body(pieces, len(parts) - len(pieces)))
    return found if len(found) < 2 or found[0] != found[1] else found[:1]


def _parts(part: Message, pages: bool, depth: int) -> Iterator[Piece | None]:
    """The pieces of a part in order, None for an attachment."""
    kind = part.get_content_type()
    inside = part.get_payload()
    if part.get_content_maintype() == "multipart" and isinstance(inside, list):
        if depth > DEEPEST:
            return
        children = [child for child in inside if isinstance(child, Message)]
        if kind == "multipart/alternative":
            children = _chosen(children, pages)
        for child in children:
            yield from _parts(child, pages, depth + 1)
    elif kind in ("text/html", "text/plain") and part.get_content_disposition() != "attachment":
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            yield _piece(part, kind, data)
    elif not (part.get("content-id") and part.get_content_maintype() == "image"):
        yield None


def _piece(part: Message, kind: str, data: bytes) -> Piece:
    charset = part.get_param("charset")
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    joined = str(part.get_param("delsp") or "").lower() == "yes"
    said = charset[-1] if isinstance(charset, tuple) else charset
    return Piece(kind == "text/html", data, said, flowed, joined)


def _chosen(children: list[Message], pages: bool) -> list[Message]:
    """Of several forms of one text the page, or the plain one."""
    wanted = [child for child in children if (child.get_content_type() != "text/plain") == pages]
    return wanted[-1:] if pages and wanted else wanted[:1] or children[-1:]


def as_page(pieces: tuple[Piece, ...], name: str) -> tuple[bytes, str | None]:
    """Pieces of which one at least is a page, as one page and its charset."""
    if len(pieces) == 1:
        return pieces[0].data, pieces[0].charset
    parts = []
    for piece in pieces:
        words = decoded(piece.data, piece.charset, name)
        parts.append(words if piece.is_page else _paragraphs(as_text((piece,), name)))
    return "\n".join(parts).encode(), "utf-8"


def _paragraphs(text: str) -> str:
    blocks = (block for block in re.split(r"\n\s*\n", text) if block.strip())
    return "".join(f"<p>{html.escape(block)}</p>" for block in blocks)


def as_text(pieces: tuple[Piece, ...], name: str) -> str:
    """Plain pieces as one cleaned text. Raises NkreaderError where one is no text."""
    texts = []
    for piece in pieces:
        words = decoded(piece.data, piece.charset, name)
        texts.append(_unflowed(words, piece.joined) if piece.flowed else words)
    text = "\n\n".join(one.strip("\n") for one in texts)
    if not text.strip():
        raise NkreaderError(f"{name} holds no text")
    return text


def _unflowed(text: str, joined: bool) -> str:
    """The paragraphs of a text whose lines were cut by the program: a line that ends with a space
    goes on in the next, if both are quoted as deeply."""
    lines: list[str] = []
    flowing: str | None = None
    for line in text.split("\n"):
        start = _STUFFED.match(line)
        depth = start[1] if start else ""
        words = line[start.end() :] if start else line
        goes_on = words.endswith(" ") and words != _SIGNATURE
        kept = words[:-1] if goes_on and joined else words
        if flowing == depth and words != _SIGNATURE:
            lines[-1] += kept
        else:
            lines.append(f"{depth} {kept}" if depth else kept)
        flowing = depth if goes_on else None
    return "\n".join(lines)
