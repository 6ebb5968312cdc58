"""OpenDocument texts (`.odt`): paragraphs, headings, lists, tables, links, footnotes, properties.

What a tracked change deleted is kept by such a file outside its text, and not read.
"""

import re
import zipfile
from typing import TYPE_CHECKING

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.guard import Arrivals, guarded
from nkreader.sources.material import Material
from nkreader.sources.office_text import OfficeText, Pieces
from nkreader.sources.package import packed_document, paragraphs_in, tree
from nkreader.sources.properties import Properties, weighed

if TYPE_CHECKING:
    from lxml.etree import _Element

    from nkreader.text.builder import Words

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE = (f"{{{_SPACE}{name}:1.0}}" for name in ("office", "text", "table"))
_META, _STYLE = (f"{{{_SPACE}{name}:1.0}}" for name in ("meta", "style"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_HREF = "{http://www.w3.org/1999/xlink}href"

_GONE = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}table-of-content",
    f"{_TEXT}sequence-decls",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
}
"""What stands in the text but is not read in it."""

_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_BREAKS = re.compile(r"[ \t\r\n]+")

MOST_SPACES = 100
"""Spaces that one element may stand for."""


@guarded("OpenDocument text")
def read(material: Material) -> Arrivals:
    """The article of a document."""
    with packed_document(material) as file, zipfile.ZipFile(file) as packed:
        manifest = tree(packed, "META-INF/manifest.xml", material.name)
        if manifest is not None and any(str(one.tag).endswith("encryption-data")
                                        for one in manifest.iter()):  # fmt: skip
            raise NkreaderError(f"{said_name(material.name)} is encrypted; save it without")
        root = tree(packed, "content.xml", material.name)
        body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
        if root is None or body is None:
            raise NkreaderError(f"{said_name(material.name)} is no OpenDocument text; not added")
        reading = _Reading(_numbered(root))
        reading.blocks(body)
        document = reading.text.document()
        if not document.text.strip():
            raise NkreaderError(f"{said_name(material.name)} holds no text")
        known = weighed(
            document, _properties(tree(packed, "meta.xml", material.name)), "document properties"
        )
        yield Arrival(known.metadata, document, None, (), "odt", known.origins, known.proposed)


class _Reading:
    """A document while it is read."""

    def __init__(self, numbered: set[tuple[str, int]]) -> None:
        self.text = OfficeText()
        self._numbered = numbered
        self._notes = 0
        self._lists = 0

    def blocks(self, parent: "_Element") -> None:
        """The blocks within an element, whatever stands around them."""
        for child in parent:
            if child.tag in _GONE:
                continue
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                level = child.get(f"{_TEXT}outline-level", "1") if child.tag[-1] == "h" else "0"
                heading = min(int(level), 6) if level.isdigit() else 1
                for number, words in enumerate(self._paragraphs(child)):
                    self.text.paragraph(words, heading if number == 0 else 0)
            elif child.tag == f"{_TEXT}list":
                self._lists += 1
                self._list(child, 0, f"{self._lists}", child.get(f"{_TEXT}style-name", ""))
            elif child.tag == f"{_TABLE}table":
                self.text.table(self._rows(child))
            else:
                self.blocks(child)

    def _list(self, element: "_Element", depth: int, name: str, style: str) -> None:
        ordered = (style, depth + 1) in self._numbered
        for item in element:
            for number, child in enumerate(item):
                if child.tag == f"{_TEXT}list":
                    own = child.get(f"{_TEXT}style-name", style)
                    self._list(child, depth + 1, name, own)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    for words in self._paragraphs(child):
                        if item.tag == f"{_TEXT}list-header" or number:
                            self.text.paragraph(words)
                        else:
                            self.text.item(words, depth, name, ordered)

    def _rows(self, table: "_Element") -> "list[list[list[Words]]]":
        return [
            [
                [
                    words
                    for paragraph in paragraphs_in(cell, _PARAGRAPHS)
                    for words in self._paragraphs(paragraph)
                ]
                for cell in row.iter(f"{_TABLE}table-cell")
                if next(cell.iterancestors(f"{_TABLE}table-row")) is row
            ]
            for row in table.iter(f"{_TABLE}table-row")
            if next(row.iterancestors(f"{_TABLE}table")) is table
        ]

    def _paragraphs(self, element: "_Element") -> "list[Words]":
        """The words of a paragraph, and then those of the frames anchored in it."""
        pieces = Pieces()
        frames: list[_Element] = []
        self._into(element, pieces, frames)
        found = [pieces.words()]
        for frame in frames:
            for paragraph in paragraphs_in(frame, _PARAGRAPHS):
                found += self._paragraphs(paragraph)
        return found

    def _into(self, parent: "_Element", pieces: Pieces, frames: "list[_Element]") -> None:
        pieces.add(_run(parent.text))
        for child in parent:
            start = pieces.length
            match child.tag.removeprefix(_TEXT):
                case "s":
                    count = child.get(f"{_TEXT}c", "1")
                    known = count.isdigit() and len(count) < 6
                    pieces.add(" " * min(int(count) if known else 1, MOST_SPACES))
                case "tab":
                    pieces.add("\t")
                case "line-break":
                    pieces.add("\n")
                case "note":
                    self._note(child, pieces)
                case "a":
                    self._into(child, pieces, frames)
                    pieces.style(start, "link", child.get(_HREF, ""))
                case tag if child.tag in _GONE or tag == "soft-page-break":
                    pass
                case tag if tag.endswith("text-box"):
                    frames.append(child)
                case _:
                    self._into(child, pieces, frames)
            pieces.add(_run(child.tail))

    def _note(self, note: "_Element", pieces: Pieces) -> None:
        self._notes += 1
        label = str(self._notes)
        start = pieces.length
        pieces.add(f"[{label}]")
        pieces.style(start, "footnote")
        body = note.find(f"{_TEXT}note-body")
        paragraphs = () if body is None else paragraphs_in(body, _PARAGRAPHS)
        words = [one for paragraph in paragraphs for one in self._paragraphs(paragraph)]
        self.text.note(label, [one for one in words if one[0]])


def _run(text: str | None) -> str:
    """Text between elements: line ends and runs of spaces in the file are one space."""
    return _BREAKS.sub(" ", text) if text else ""


def _numbered(root: "_Element") -> set[tuple[str, int]]:
    """(list style, level) of the lists that are numbered."""
    found = set()
    for style in root.iter(f"{_TEXT}list-style"):
        for level in style.iter(f"{_TEXT}list-level-style-number"):
            number = level.get(f"{_TEXT}level", "1")
            if number.isdigit():
                found.add((style.get(f"{_STYLE}name", ""), int(number)))
    return found


def _properties(root: "_Element | None") -> Properties:
    meta = None if root is None else root.find(f"{_OFFICE}meta")
    if meta is None:
        return Properties()
    author = meta.findtext(f"{_META}initial-creator") or meta.findtext(f"{_DC}creator")
    return Properties(
        meta.findtext(f"{_DC}title"),
        author,
        meta.findtext(f"{_META}creation-date") or meta.findtext(f"{_DC}date"),
        meta.findtext(f"{_DC}language"),
    )
