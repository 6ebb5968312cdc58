"""Where an article and its texts come from, as fields of JSONL records and back.

Part of the JSONL format from its second number on; what every other record holds is in
`jsonl_records`. The bytes of an original are not carried, its hash is.
"""

import re
from typing import Any

from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.jsonl_times import time_value
from nkreader.exchange.wording import quoted
from nkreader.model import METADATA
from nkreader.provenance import Identity, SourceDocument
from nkreader.wellformed import date_fault

_KIND = re.compile("[a-z]{1,20}")
_SHA256 = re.compile("[0-9a-f]{64}")


def identity_fields(identity: Identity | None) -> dict[str, Any]:
    """`identity`, `kind` and `came` of an `article` record; null where they are not known."""
    given, kind, came = identity or (None, None, {})
    told = {name: came[name] for name in METADATA if name in came}
    return {"identity": given, "kind": kind, "came": told}


def identity_value(fields: Fields) -> Identity | None:
    """What tells an article from others; None in files of the first format."""
    given, kind = fields.maybe_text("identity"), fields.maybe_text("kind")
    if given is None or kind is None:
        return None
    if not given.strip():
        raise FieldError(f"{quoted('identity')} is empty")
    if not _KIND.fullmatch(kind):
        raise FieldError(f"{quoted('kind')} is {quoted(kind)}, not a word such as html")
    return Identity(given, kind, _came(fields.maybe_fields("came")))


def _came(fields: Fields | None) -> dict[str, str | None]:
    if fields is None:
        return {}
    came = {name: fields.maybe_words(name) or None for name in METADATA if name in fields}
    published = came.get("published")
    fault = None if published is None else date_fault(published)
    if fault:
        raise FieldError(f"{quoted('published')} is {quoted(published)}, {fault}")
    return came


def original_fields(document: SourceDocument | None) -> dict[str, Any]:
    """`original` of a `version` record; null where it was not written down."""
    if document is None:
        return {"original": None}
    told = {
        "sha256": document.sha256,
        "size": document.size,
        "media_type": document.media_type,
        "url": document.address,
        "retrieved": document.retrieved,
        "said": document.said,
    }
    return {"original": told}


def original_value(fields: Fields) -> SourceDocument | None:
    """What a version was made from; None in files of the first format."""
    told = fields.maybe_fields("original")
    if told is None:
        return None
    sha256 = told.text("sha256")
    if not _SHA256.fullmatch(sha256):
        raise FieldError(f"the original's sha256 is {quoted(sha256)}, not 64 hexadecimal digits")
    return SourceDocument(
        sha256,
        told.number("size"),
        told.name("media_type"),
        told.maybe_words("url") or None,
        time_value(told, "retrieved"),
        told.maybe_words("said") or None,
    )
