"""What is known about an article: what its front matter states, else what its text says plainly.

Nothing is inferred: a caption's credit and "X has learned" make no publisher, a date without a
year is no date. The lines these rules read are the ones that `text.zones` zones, by the same
functions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from nkreader.model import Metadata
from nkreader.sources.front_matter import KEYS
from nkreader.sources.language import language_code, language_of
from nkreader.text import zones
from nkreader.text.dates import first_date, written_date
from nkreader.text.document import Document
from nkreader.text.zoning import credit_lines, datelines, heads, people
from nkreader.text.zoning.lines import LONGEST, is_prose, unmarked

FOOT = 8
"""Blocks at the end of an article in which it speaks of itself."""

_ADDRESS = re.compile(r"https?://\S+")
_BY = re.compile(r"(?i:by:?)\s+(?=\S)")
_LABEL = re.compile(r"(?i:\W*(?:url|source|link|original(?: article)?|원문|출처)\W*)")
_LABELLED = re.compile(rf"{_LABEL.pattern}<?https?://\S+\Z")
_PUBLISHED = re.compile(r"(?i:\b(?:published|posted)\b)|입력|게재")
_UPDATED = re.compile(r"(?i:last\s+)?(?i:updated|modified)|수정")


def stated(values: Mapping[str, str]) -> tuple[Metadata, list[str]]:
    """What front matter states, and notes on values that could not be used."""
    found: dict[str, str] = {}
    notes: list[str] = []
    for field, keys in KEYS.items():
        unusable: list[str] = []
        for key in keys:
            value = " ".join(values.get(key, "").split())
            if not value or (key == "source" and (field == "url") != bool(_ADDRESS.match(value))):
                continue
            if field == "published" and value.lower() in _YES_OR_NO:
                continue
            usable = _usable(field, value) if len(value) <= LONGEST_VALUE else None
            if usable is not None:
                found[field] = usable
                break
            unusable.append(f"{key} “{value[:60]}” is not a {_EXPECTED[field]}; left out")
        else:
            notes += unusable[:1]
    return Metadata(**found), notes


LONGEST_VALUE = 500
"""Code points of a title, a name or an address; what is longer is no such thing."""
_YES_OR_NO = ("true", "false", "yes", "no")
"""What some programs write behind `published`: whether, not when."""
_EXPECTED = {
    "title": "title",
    "publisher": "name",
    "author": "name",
    "translator": "name",
    "published": "date (2020, 2020-03 or 2020-03-27)",
    "language": "language (en, ko-KR)",
    "url": "address",
}


def _usable(field: str, value: str) -> str | None:
    if field == "language":
        return language_code(value)
    if field in ("author", "translator"):
        return _BY.sub("", value) or None
    return written_date(value) if field == "published" else value


def found_in(document: Document) -> Metadata:
    """What an article's text says about itself: headline, byline, translator, dateline, address."""
    title = zones.headline(document)
    head = zones.head_of(document, title)
    foot = list(_words(document, max(len(document.blocks) - FOOT, 0), None))
    notes = [note for note in map(people.author_note, foot) if note]
    return Metadata(
        title=_title(document, title),
        publisher=next((note.house for note in notes if note.house), None),
        author=next(_authors(head), None) or next((note.author for note in notes), None),
        translator=next(filter(None, map(people.translator, _bylines([*head, *foot]))), None),
        published=_published(document, head),
        language=language_of(document.text),
        url=_url(document),
    )


FROM_TEXT = {
    "title": "headline", "publisher": "author's note", "author": "byline",
    "translator": "byline", "published": "dateline", "language": "text", "url": "text",
}  # fmt: skip
"""Where `found_in` found each field, in a word."""


def origins(stated: Metadata, found: Metadata) -> dict[str, str]:
    """Where each known field came from: the front matter, else a place in the text."""
    return {
        field: "front matter" if getattr(stated, field) is not None else FROM_TEXT[field]
        for field in KEYS
        if (getattr(stated, field) or getattr(found, field)) is not None
    }


def together(first: Metadata, second: Metadata) -> Metadata:
    """`first`, and where it says nothing, `second`."""
    missing = {field: getattr(second, field) for field in KEYS if getattr(first, field) is None}
    return first._replace(**missing)


def _words(document: Document, first: int, last: int | None) -> Iterator[str]:
    for block in document.blocks[first:last]:
        yield unmarked(document.text[block.start : min(block.end, block.start + LONGEST + 1)])


def _title(document: Document, index: int | None) -> str | None:
    if index is None:
        return None
    block = document.blocks[index]
    return " ".join(unmarked(document.text[block.start : block.end]).split())


def _bylines(blocks: list[str]) -> list[str]:
    return [words for words in blocks if people.is_byline(words)]


def _authors(head: Sequence[str]) -> Iterator[str]:
    lines = (
        both.who if (both := credit_lines.parted(words)) else words
        for index, words in enumerate(head)
        if credit_lines.parted(words) or people.is_byline(words) or heads.is_name_line(head, index)
    )
    return filter(None, map(people.author, lines))


def _published(document: Document, head: Sequence[str]) -> str | None:
    """The date of the dateline above the text, else of the one the first sentence begins with."""
    for line in head:
        both = credit_lines.parted(line)
        words = both.when if both else line
        published = _PUBLISHED.search(words)
        if datelines.is_dateline(words) and (published or not _UPDATED.match(words)):
            printed = first_date(words[published.end() :]) if published else None
            printed = printed or first_date(words)
            if printed and printed.iso:
                return printed.iso
    for words in _words(document, 0, heads.HEAD):
        if is_prose(words):
            dispatch = datelines.dispatch_date(words)
            return dispatch.iso if dispatch else None
    return None


def _url(document: Document) -> str | None:
    """The address that stands alone behind a line "URL" or "Source", or on such a line."""
    said_before = False
    for words in _words(document, max(len(document.blocks) - FOOT, 0), None):
        address = _ADDRESS.search(words)
        if address and (said_before or _LABELLED.match(words)):
            return address[0].rstrip(">)")
        said_before = bool(_LABEL.fullmatch(words))
    return None
