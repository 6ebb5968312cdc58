"""A message's head: subject, sender, date and id, whatever encoding they came in."""

import re
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_tz
from typing import NamedTuple

from nkreader.sources.mail.charsets import decoded
from nkreader.text.dates import is_iso

LONGEST = 2_000
"""Code points of a header that are read."""

_FOLD = re.compile(r"\r?\n[ \t]*")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
_AT_A_HOUSE = re.compile(r"(?P<author>[^|@]{3,60}?)\s+(?:from|at|via|\|)\s+(?P<house>.{2,80})\Z")
_ID = re.compile(r"<([^<>\s]{3,300})>")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_ROLES = re.compile(
    r"(?:admin|alerts?|bulletin|contact|daily|digest|do-?not-?reply|editors?|hello|info|mail|mailer"
    r"|media|members|news|newsletters?|newsroom|no-?reply|notifications?|office|press|reply"
    r"|subscri(?:be|ber|ptions)|support|team|updates|weekly)(?:[+._-].*)?\Z"
)
"""What stands before the @ where a house writes, not a person."""


class Head(NamedTuple):
    """What a message's head says; None where it says nothing that can be used."""

    subject: str | None = None
    publisher: str | None = None
    author: str | None = None
    house: str | None = None
    """The sender's domain: perhaps the publisher."""
    day: str | None = None
    """ISO, where the sender is."""
    id: str | None = None
    archived: str | None = None
    """The address of the message on the web, where it states one."""


def head_of(message: Message) -> Head:
    """What a message says of itself."""
    fields = {name.lower(): value for name, value in reversed(list(message.raw_items()))}
    sender = parseaddr(_plain(fields.get("from", "")))
    shown = _words(sender[0])
    address = sender[1].lower()
    bulk = bool({"list-unsubscribe", "list-id", "list-post"} & fields.keys()) or (
        _ROLES.match(address.partition("@")[0]) is not None
    )
    split = _AT_A_HOUSE.match(shown)
    if "@" in shown:
        author = publisher = None
    elif split:
        author, publisher = split["author"].strip(), split["house"].strip()
    else:
        author, publisher = (None, shown or None) if bulk else (shown or None, None)
    ids = _ID.search(_plain(fields.get("message-id", "")))
    at = _ADDRESS.search(_plain(fields.get("archived-at", "")))
    return Head(
        _words(fields.get("subject", "")) or None,
        publisher,
        author,
        address.rpartition("@")[2] or None,
        _day(_plain(fields.get("date", ""))),
        ids[1] if ids else None,
        at[0] if at else None,
    )


def _plain(value: str) -> str:
    """A header's value on one line, its bytes beyond ASCII as signs; encoded words as they are."""
    value = _FOLD.sub(" ", str(value)[:LONGEST]).strip()
    if value.isascii():
        return value
    return decoded(value.encode("utf-8", "surrogateescape"), None, "a mail's header")


def _words(value: str) -> str:
    """A header's value with its encoded words decoded."""
    value = _BETWEEN.sub(r"\1", _plain(value))
    if "=?" not in value:
        return " ".join(value.split())
    try:
        parts = decode_header(value)
    except Exception:  # a broken encoded word stays as it is written
        return " ".join(value.split())
    words = "".join(
        part if isinstance(part, str) else decoded(part, charset, "a mail's header")
        for part, charset in parts
    )
    return " ".join(words.split())


def _day(value: str) -> str | None:
    """The day of a Date header, in the sender's zone."""
    parts = parsedate_tz(value)
    if parts is None or not 1970 <= parts[0] <= 2100:
        return None
    day = f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"
    return day if is_iso(day) else None
