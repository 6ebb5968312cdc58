"""Texts that are nothing but quotations: what another program quotes of an article whose text it
does not hand over, each with what stands around it.

Such a text says nothing of what else stood on the page, so `anchoring` is asked without it. Its id
tells it from others, in every library that it comes to.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nkreader.ids import spelled_id
from nkreader.model import Placement
from nkreader.text.cleaning import clean
from nkreader.text.document import Block, Document

if TYPE_CHECKING:
    from nkreader.anchoring import Anchor
    from nkreader.coded_set import Coding

_BETWEEN = "\n\n"
_HEAD = 6
"""Characters of such an id that tell one text from another; the others tell that it is one."""


def quotations(
    codings: "Iterable[Coding]", before: str = ""
) -> "tuple[Document, dict[Coding, tuple[int, int]]]":
    """A text of quotations, a block each, and where they lie in it. Of those that stand in the
    text `before` nothing is added; it goes on behind that. Codings without words are passed over.
    """
    text = f"{_BETWEEN}{before}{_BETWEEN}" if before else _BETWEEN
    spans: dict[Coding, tuple[int, int]] = {}
    for one in codings:
        words = clean(one.exact or "").text
        if not words.strip():
            continue
        prefix, suffix = (clean(part).text.replace("\n", " ") for part in (one.prefix, one.suffix))
        piece = f"{prefix}{words}{suffix}{_BETWEEN}"
        at = text.find(_BETWEEN + piece)
        if at < 0:
            at = len(text) - len(_BETWEEN)
            text += piece
        start = at + len(prefix)
        spans[one] = (start, start + len(words))
    text = text[len(_BETWEEN) : -len(_BETWEEN)]
    return Document(text, tuple(_blocks(text))), spans


def _blocks(text: str) -> Iterable[Block]:
    """The pieces without the white space at their borders."""
    at = 0
    for piece in text.split(_BETWEEN):
        if words := piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield Block(start, start + len(words))
        at += len(piece) + len(_BETWEEN)


def quotations_id(article: str, sha256: str) -> str:
    """The id of such a text of an article, by its hash."""
    own = spelled_id(hashlib.sha256(f"version:{article}:{sha256}".encode()).digest())
    return own[:_HEAD] + _tail(sha256)


def is_quotations(id: str, sha256: str) -> bool:
    """Whether the version with this id and hash is nothing but quotations."""
    return id[_HEAD:] == _tail(sha256)


def _tail(sha256: str) -> str:
    return spelled_id(hashlib.sha256(f"quotations:{sha256}".encode()).digest())[_HEAD:]


def lie(anchors: Sequence["Anchor"], made_in: tuple[str, str, str], text: str) -> "list[Placement]":
    """Where passages lie in another text of their article; `made_in` is the version they were made
    in: its id, hash and text."""
    from nkreader.anchoring import resolve_all

    id, sha256, old = made_in
    if not is_quotations(id, sha256):
        return resolve_all(anchors, text, old)
    if text.startswith(old):
        # More of them: what was there lies where it lay.
        return resolve_all(anchors, text)
    return resolve_all([_alone(one, text, n) for n, one in enumerate(anchors, 1)], text)


def _alone(anchor: "Anchor", text: str, number: int) -> "Anchor":
    """What is known of a quotation: its place, and the others beside it, are there by chance."""
    prefix, suffix = anchor.prefix.rpartition(_BETWEEN)[2], anchor.suffix.partition(_BETWEEN)[0]
    start = nowhere(text, number)
    return anchor._replace(start=start, end=start + len(anchor.exact), prefix=prefix, suffix=suffix)


def nowhere(text: str, number: int) -> int:
    """An offset behind a text, for the quotation of this number, whose own is not known: no other
    lies as far from its place in the text as this one."""
    return (number + 1) * (len(text) + 1)
