"""The words of a Word paragraph: runs, links, footnote marks, text boxes, tracked changes."""

from collections import defaultdict
from typing import TYPE_CHECKING

from nkreader.sources.office_text import Pieces
from nkreader.sources.package import paragraphs_in

if TYPE_CHECKING:
    from lxml.etree import _Element

    from nkreader.text.builder import Words
    from nkreader.text.document import StyleKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

PARAGRAPHS = frozenset({f"{W}p"})

_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\xad",
}
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{_CHOICE}Fallback"}
"""What was deleted, and what is said twice for older programs."""

_STYLES: "tuple[tuple[str, StyleKind], ...]" = ((f"{W}b", "strong"), (f"{W}i", "emphasis"))
_OFF = ("0", "false", "off", "none")


def attribute(element: "_Element | None", name: str) -> str:
    """An attribute of Word's, "" where it or the element is missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


class Runs:
    """Reads paragraphs of one document; `referred` keeps the footnotes they refer to."""

    def __init__(self, links: dict[str, str]) -> None:
        self._links = links
        self.referred: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        """By "footnote" and "endnote": (label, id), in order."""

    def paragraphs(self, element: "_Element") -> "list[Words]":
        """The words of a paragraph, and then those of the text boxes in it."""
        pieces = Pieces()
        boxes: list[_Element] = []
        self._into(element, pieces, boxes)
        found = [pieces.words()]
        for box in boxes:
            for paragraph in paragraphs_in(box, PARAGRAPHS):
                found += self.paragraphs(paragraph)
        return found

    def _into(self, parent: "_Element", pieces: Pieces, boxes: "list[_Element]") -> None:
        for child in parent:
            tag = str(child.tag)
            if tag in _GONE:
                continue
            start = pieces.length
            if tag == f"{W}t":
                pieces.add(child.text or "")
            elif tag in _SIGNS:
                pieces.add(_SIGNS[tag])
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._refer(tag.removeprefix(W).removesuffix("Reference"), child, pieces)
            else:
                self._into(child, pieces, boxes)
                if tag == f"{W}hyperlink":
                    pieces.style(start, "link", self._links.get(child.get(f"{_R}id", ""), ""))
                elif tag == f"{W}r":
                    _style(child, pieces, start)

    def _refer(self, kind: str, mark: "_Element", pieces: Pieces) -> None:
        label = str(sum(map(len, self.referred.values())) + 1)
        self.referred[kind].append((label, attribute(mark, "id")))
        start = pieces.length
        pieces.add(f"[{label}]")
        pieces.style(start, "footnote")


def _style(run: "_Element", pieces: Pieces, start: int) -> None:
    properties = run.find(f"{W}rPr")
    for tag, kind in () if properties is None else _STYLES:
        switch = properties.find(tag)
        if switch is not None and attribute(switch, "val").lower() not in _OFF:
            pieces.style(start, kind)
