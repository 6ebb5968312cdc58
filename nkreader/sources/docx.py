"""Word documents (`.docx`): paragraphs, headings, lists, tables, links, footnotes, properties.

Tracked changes are read as accepted. Of what a paragraph holds see `docx_runs`.
"""

import zipfile
from typing import TYPE_CHECKING, NamedTuple

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.docx_runs import PARAGRAPHS, Runs, W, attribute
from nkreader.sources.guard import Arrivals, guarded
from nkreader.sources.material import Material
from nkreader.sources.office_text import OfficeText
from nkreader.sources.package import packed_document, paragraphs_in, tree
from nkreader.sources.properties import Properties, weighed

if TYPE_CHECKING:
    from lxml.etree import _Element

    from nkreader.text.builder import Words

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_AROUND = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
"""Elements around paragraphs that say nothing themselves."""


class _List(NamedTuple):
    name: str
    depth: int
    ordered: bool


@guarded("Word document")
def read(material: Material) -> Arrivals:
    """The article of a document."""
    with packed_document(material) as file, zipfile.ZipFile(file) as packed:
        yield _Document(packed, material.name).arrival()


class _Document:
    """A document while it is read."""

    def __init__(self, packed: zipfile.ZipFile, name: str) -> None:
        self._packed, self._name = packed, name
        self._headings, self._listed = _styles(tree(packed, "word/styles.xml", name))
        self._ordered = _numbering(tree(packed, "word/numbering.xml", name))
        self._runs = Runs(_links(tree(packed, "word/_rels/document.xml.rels", name)))
        self._text = OfficeText()

    def arrival(self) -> Arrival:
        """The article. Raises NkreaderError where there is none."""
        root = tree(self._packed, "word/document.xml", self._name)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise NkreaderError(f"{said_name(self._name)} is no Word document; not added")
        self._blocks(body)
        self._notes("footnote")
        self._notes("endnote")
        document = self._text.document()
        if not document.text.strip():
            raise NkreaderError(f"{said_name(self._name)} holds no text")
        core = tree(self._packed, "docProps/core.xml", self._name)
        said = Properties() if core is None else Properties(
            core.findtext(f"{_DC}title"), core.findtext(f"{_DC}creator"),
            core.findtext(f"{_TERMS}created"), core.findtext(f"{_DC}language"),
        )  # fmt: skip
        known = weighed(document, said, "document properties")
        return Arrival(known.metadata, document, None, (), "docx", known.origins, known.proposed)

    def _blocks(self, parent: "_Element") -> None:
        for child in parent:
            tag = str(child.tag).removeprefix(W)
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self._text.table(self._rows(child))
            elif tag in _AROUND:
                self._blocks(child)

    def _paragraph(self, element: "_Element") -> None:
        level, listed, skipped = self._kind(element)
        for number, words in enumerate([] if skipped else self._runs.paragraphs(element)):
            if number == 0 and listed and not level:
                self._text.item(words, listed.depth, listed.name, listed.ordered)
            else:
                self._text.paragraph(words, level if number == 0 else 0)

    def _kind(self, element: "_Element") -> tuple[int, _List | None, bool]:
        """A paragraph's heading level, its list, and whether it only leads to others."""
        properties = element.find(f"{W}pPr")
        if properties is None:
            return 0, None, False
        style = attribute(properties.find(f"{W}pStyle"), "val")
        outline = attribute(properties.find(f"{W}outlineLvl"), "val")
        level = self._headings.get(style, 0)
        if not level and outline.isdigit() and int(outline) < 6:
            level = int(outline) + 1
        if level < 0:
            return 0, None, True
        numbering = properties.find(f"{W}numPr")
        listed = self._listed.get(style)
        if numbering is not None:
            name = attribute(numbering.find(f"{W}numId"), "val") or (listed and listed[0]) or ""
            depth = attribute(numbering.find(f"{W}ilvl"), "val")
            listed = (name, int(depth) if depth.isdigit() else 0)
        if listed is None or listed[0] in ("", "0"):
            return level, None, False
        ordered = self._ordered.get(listed, False)
        return level, _List(listed[0], listed[1], ordered), False

    def _rows(self, table: "_Element") -> list[list[list["Words"]]]:
        rows = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is table:
                cells = [
                    [
                        words
                        for paragraph in paragraphs_in(cell, PARAGRAPHS)
                        for words in self._runs.paragraphs(paragraph)
                    ]
                    for cell in row.iter(f"{W}tc")
                    if next(cell.iterancestors(f"{W}tr")) is row
                ]
                rows.append(cells)
        return rows

    def _notes(self, kind: str) -> None:
        root = tree(self._packed, f"word/{kind}s.xml", self._name)
        notes = {} if root is None else {attribute(one, "id"): one for one in root}
        for label, id in self._runs.referred[kind]:
            if id in notes:
                paragraphs = [
                    words
                    for paragraph in paragraphs_in(notes[id], PARAGRAPHS)
                    for words in self._runs.paragraphs(paragraph)
                ]
                self._text.note(label, [words for words in paragraphs if words[0]])


def _styles(root: "_Element | None") -> tuple[dict[str, int], dict[str, tuple[str, int]]]:
    """Heading levels by style, -1 for a table of contents; and the list that a style makes."""
    levels: dict[str, int] = {}
    lists: dict[str, tuple[str, int]] = {}
    for style in () if root is None else root.iter(f"{W}style"):
        id = attribute(style, "styleId")
        name = attribute(style.find(f"{W}name"), "val").lower()
        if name == "title":
            levels[id] = 1
        elif name.startswith("toc ") and name[4:].isdigit():
            levels[id] = -1
        elif name.startswith("heading ") and name[8:].isdigit():
            levels[id] = min(max(int(name[8:]), 1), 6)
        number = attribute(style.find(f"{W}pPr/{W}numPr/{W}numId"), "val")
        depth = attribute(style.find(f"{W}pPr/{W}numPr/{W}ilvl"), "val")
        if number and id not in levels:
            lists[id] = number, int(depth) if depth.isdigit() else 0
    return levels, lists


def _numbering(root: "_Element | None") -> dict[tuple[str, int], bool]:
    """Whether the items of a list are numbered at a depth."""
    kinds: dict[str, dict[int, bool]] = {}
    ordered: dict[tuple[str, int], bool] = {}
    for abstract in () if root is None else root.iter(f"{W}abstractNum"):
        levels = kinds.setdefault(attribute(abstract, "abstractNumId"), {})
        for level in abstract.iter(f"{W}lvl"):
            depth = attribute(level, "ilvl")
            form = attribute(level.find(f"{W}numFmt"), "val")
            levels[int(depth) if depth.isdigit() else 0] = form not in ("bullet", "none", "")
    for number in () if root is None else root.iter(f"{W}num"):
        kind = attribute(number.find(f"{W}abstractNumId"), "val")
        for here, is_ordered in kinds.get(kind, {}).items():
            ordered[attribute(number, "numId"), here] = is_ordered
    return ordered


def _links(root: "_Element | None") -> dict[str, str]:
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in (() if root is None else root.iter(_RELATION))
        if one.get("TargetMode") == "External"
    }
