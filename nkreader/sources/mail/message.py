"""One message as an article."""

import hashlib
import re
from email import message_from_bytes

from nkreader.model import Metadata, NkreaderError
from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival, Original
from nkreader.sources.decoding import said_name
from nkreader.sources.mail.bodies import Body, as_page, as_text, bodies
from nkreader.sources.mail.headers import Head, head_of
from nkreader.text.plain import plain_document

LONGEST_HEAD = 1024 * 1024
"""Bytes within which a message's head ends."""

_END = re.compile(rb"\n\r?\n")
_LONG = re.compile(
    rb"^(content-(?:type|disposition):(?:[^\n]|\n[ \t]){4000})(?:[^\n]|\n[ \t])*",
    re.IGNORECASE | re.MULTILINE,
)
"""Fields so long that the parser would take minutes over their parameters; they are cut."""


def arrival(data: bytes, name: str, member: str | None = None) -> Arrival:
    """The article of a message's bytes; `member` is its name in a mail box.

    Its page is read where it has one, else its plain text; nothing of it is left out, quoted
    replies and signatures neither. Raises NkreaderError where it holds no text.
    """
    if len(data) > LONGEST_HEAD and _END.search(data, 0, LONGEST_HEAD) is None:
        raise NkreaderError(f"{said_name(name)} is no mail: its head has no end")
    message = message_from_bytes(_LONG.sub(rb"\1", data))
    if not message.keys():
        raise NkreaderError(f"{said_name(name)} is no mail: it has no head")
    head = head_of(message)
    found = _first(bodies(message), name)
    stated = Metadata(
        title=head.subject,
        publisher=head.publisher,
        author=head.author,
        published=head.day,
        url=head.archived,
    )
    identity = head.id
    if identity is None and member is not None:
        identity = f"{name.rpartition('!')[0]}!{hashlib.sha256(data).hexdigest()[:16]}"
    return found._replace(
        metadata=metadata.together(stated, found.metadata),
        kind="mail",
        origins={**found.origins, **_origins(stated)},
        proposed=_proposed(head, found),
        identity=identity,
        member=member,
        original=Original(data, "message/rfc822") if member is not None else None,
    )


def _first(forms: list[Body], name: str) -> Arrival:
    """The first form of the text that can be read."""
    failed: NkreaderError | None = None
    for body in forms:
        try:
            one = _read(body, name)
        except NkreaderError as error:
            failed = failed or error
            continue
        if body.attached:
            what = "attachment" if body.attached == 1 else "attachments"
            return one._replace(notes=(*one.notes, f"{body.attached} {what} not read"))
        return one
    raise failed or NkreaderError(f"{said_name(name)} holds no text, only attachments")


def _read(body: Body, name: str) -> Arrival:
    from nkreader.sources.pages import read_page

    if any(piece.is_page for piece in body.pieces):
        data, charset = as_page(body.pieces, name)
        return read_page(data, address=None, charset=charset, name=name, fragment=True)
    document = plain_document(as_text(body.pieces, said_name(name)))
    found = metadata.found_in(document)
    return Arrival(found, document, None, ())


_HEADERS = {
    "title": "Subject", "publisher": "From", "author": "From", "published": "Date",
    "url": "Archived-At",
}  # fmt: skip


def _origins(stated: Metadata) -> dict[str, str]:
    return {
        field: f"mail: {header}"
        for field, header in _HEADERS.items()
        if getattr(stated, field) is not None
    }


def _proposed(head: Head, found: Arrival) -> dict[str, str]:
    known = {field for field, value in found.metadata._asdict().items() if value}
    offered = {field: value for field, value in found.proposed.items() if field not in known}
    if head.house and not head.publisher and not found.metadata.publisher:
        offered["publisher"] = head.house
    return offered
