"""What may be known of an article but is not sure enough to be taken: for a person to accept.

Read from the name of the file, the address, and lines that say something else first.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from nkreader.model import Metadata
from nkreader.text import zones
from nkreader.text.dates import first_date, written_date
from nkreader.text.document import Document
from nkreader.text.zoning import datelines, people
from nkreader.text.zoning.lines import LONGEST, unmarked

_NAMED_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_NO_WORDS = re.compile(r"[\W_]+")
_AGENCY = re.compile(r"\A[^()]{0,80}\((?P<name>[A-Z][\w’' ]{1,30})\)\s*(?:--?|[–—])\s")
_KOREAN_AGENCY = re.compile(
    r"\A[(\[【]\s*[가-힣]{2,6}\s+\d{1,2}월\s?\d{1,2}일발\s+(?P<name>[가-힣]{2,12})\s*[)\]】]"
)
EARLY = 4
"""Blocks in which a date may be the article's own."""


def proposals(document: Document, metadata: Metadata, name: str) -> dict[str, str]:
    """Values for fields that `metadata` lacks; `name` is the path or address it came from."""
    head = zones.head_of(document, zones.headline(document))
    early = [
        unmarked(document.text[block.start : min(block.end, block.start + LONGEST)])
        for block in document.blocks[:EARLY]
    ]
    path = PurePath(name)
    stem = path.stem if path.suffix and "://" not in name else ""
    found = {
        "title": _title(stem),
        "publisher": _publisher(early, metadata.url or (name if "://" in name else "")),
        "author": next(filter(people.is_bare_name, head[1:]), None),
        "published": _published(stem, [*head, *early]) if metadata.published is None else None,
    }
    return {
        field: value for field, value in found.items() if value and getattr(metadata, field) is None
    }


def _title(stem: str) -> str | None:
    """The words of a file's name: "2020-11-18_ferry-halts" gives "Ferry halts"."""
    words = " ".join(_NO_WORDS.sub(" ", _NAMED_DATE.sub(" ", stem)).split())
    if sum(word.isalpha() and len(word) > 2 for word in words.split()) < 2:
        return None
    return words[:1].upper() + words[1:]


def _publisher(early: Sequence[str], address: str) -> str | None:
    """The agency at a dispatch's head ("Pyongyang, March 5 (KCNA) --"), else the address's host."""
    for words in early:
        if match := _AGENCY.match(words) or _KOREAN_AGENCY.match(words):
            return match["name"]
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _published(stem: str, lines: Sequence[str]) -> str | None:
    """The date in a file's name, else the first one with a year above or in the first words."""
    named = _NAMED_DATE.search(stem)
    if named and (iso := written_date("-".join(named.groups()))):
        return iso
    dates = (first_date(words) for words in sorted(lines, key=datelines.is_dateline, reverse=True))
    return next((printed.iso for printed in dates if printed and printed.iso), None)
