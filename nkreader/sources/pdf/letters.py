"""A PDF file's pages as letters with their places. The only file that knows pdfium.

Lengths are points of 1/72 inch, counted from the lower left of the page as its text is read.
"""

import ctypes
import json
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.material import Material
from nkreader.sources.properties import Properties

MOST_PAGES = 5_000
MOST_LETTERS = 3_000_000
"""About a thousand pages; each takes a quarter of a kilobyte while the file is read."""

LARGEST = 512 * 1024 * 1024
"""Bytes of a file: its pictures are not read."""

LONGEST_TAGS = 10_000
"""Code points of the labels of one mark."""

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What pdfium puts for a hyphen at a line's end."""

_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076), "•")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}  # fmt: skip
_SIGNS = {**_HYPHENS, **_BULLETS, **_LIGATURES}
_MARKED = (raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY)


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float


class Letter(NamedTuple):
    """A sign on a page; several letters that were set as one share its number and place."""

    sign: str
    box: Box
    number: int
    """Of the sign in its page, as the file has them."""
    made: bool = False
    """A space or line end that the file does not have, found by the distance."""


class Marked(NamedTuple):
    """What somebody has highlighted or underlined on a page."""

    boxes: tuple[Box, ...]
    note: str
    labels: tuple[str, ...] = ()
    """What its program says of it: labels that a person gave it, its subject, its author."""
    colour: tuple[int, int, int] | None = None
    """Red, green, blue, each 0 to 255."""


class Page(NamedTuple):
    """One page."""

    number: int
    letters: list[Letter]
    marked: list[Marked]
    height: float
    bold: frozenset[int]
    """The numbers of the letters that are set bold."""


class Opened(NamedTuple):
    """A file that is being read."""

    size: int
    """In pages."""
    said: Properties
    pages: Iterator[Page]


def opened(material: Material) -> Opened:
    """The pages of a file, one at a time; it is closed behind the last.

    Raises NkreaderError where it is encrypted, damaged or too large.
    """
    name = said_name(material.name)
    if material.path is not None and material.path.stat().st_size > LARGEST:
        raise NkreaderError(f"{name}: larger than {LARGEST >> 20} MB; not added, split it first")
    try:
        file = pypdfium2.PdfDocument(material.path or material.whole(LARGEST))
    except pypdfium2.PdfiumError:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise NkreaderError(f"{name} is encrypted; save it without a password first") from None
        raise NkreaderError(f"{name} is a damaged PDF file; not added") from None
    count = len(file)
    if count > MOST_PAGES:
        file.close()
        raise NkreaderError(f"{name} has more than {MOST_PAGES:,} pages; not added, split it first")
    return Opened(count, _properties(file), _pages(file, count, name))


def _properties(file: pypdfium2.PdfDocument) -> Properties:
    said = file.get_metadata_dict(skip_empty=True)
    date = said.get("CreationDate", "").removeprefix("D:")[:8]
    day = f"{date[:4]}-{date[4:6]}-{date[6:]}" if len(date) == 8 else None
    return Properties(said.get("Title"), said.get("Author"), day)


def _pages(file: pypdfium2.PdfDocument, count: int, name: str) -> Iterator[Page]:
    left = MOST_LETTERS
    with closing(file):
        for number in range(count):
            try:
                page = file[number]
            except pypdfium2.PdfiumError:
                continue
            with closing(page), closing(page.get_textpage()) as text:
                left -= raw.FPDFText_CountChars(text.raw)
                if left < 0:
                    raise NkreaderError(f"{name} has too much text; not added, split it first")
                yield from _page(number, page, text.raw)


def _page(number: int, page: pypdfium2.PdfPage, text: raw.FPDF_TEXTPAGE) -> Iterator[Page]:
    """A page as most of its text runs, and behind it what runs otherwise."""
    every = [_turns(text, at) for at in range(raw.FPDFText_CountChars(text))]
    directions = Counter(one for one in every if one is not None)
    ordered = [direction for direction, _ in directions.most_common()] or [0]
    for direction in ordered:
        turned = _Turned(page, direction)
        letters, bold = _letters(text, turned, [one in (direction, None) for one in every])
        marked = list(_marks(page.raw, turned)) if direction == ordered[0] else []
        yield Page(number, letters, marked, turned.height, bold)


def _turns(text: raw.FPDF_TEXTPAGE, at: int) -> int | None:
    """The quarter turns, to the left, of a letter; None for a space."""
    if raw.FPDFText_GetUnicode(text, at) <= 32:
        return None
    angle: float = raw.FPDFText_GetCharAngle(text, at)
    return round(angle / (math.pi / 2)) % 4


class _Turned:
    """Turns places on a page so that its text runs from left to right."""

    def __init__(self, page: pypdfium2.PdfPage, turns: int) -> None:
        self._turns = turns
        box = page.get_cropbox()
        self._left, self._bottom = box[0], box[1]
        self._width, self._height = box[2] - box[0], box[3] - box[1]
        self.height = self._height if turns % 2 == 0 else self._width

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle as its text is read."""
        left, right = left - self._left, right - self._left
        bottom, top = bottom - self._bottom, top - self._bottom
        width, height = self._width, self._height
        match self._turns:
            case 1:
                return Box(bottom, width - right, top, width - left)
            case 2:
                return Box(width - right, height - top, width - left, height - bottom)
            case 3:
                return Box(height - top, left, height - bottom, right)
            case _:
                return Box(left, bottom, right, top)


def _letters(
    text: raw.FPDF_TEXTPAGE, turned: _Turned, wanted: list[bool]
) -> tuple[list[Letter], frozenset[int]]:
    """The letters that are wanted, and the numbers of those set bold."""
    letters: list[Letter] = []
    bold = set()
    rect = raw.FS_RECTF()
    high = 0
    for number, is_wanted in enumerate(wanted):
        code = raw.FPDFText_GetUnicode(text, number)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        if code == 0 or not is_wanted:
            continue
        raw.FPDFText_GetLooseCharBox(text, number, rect)
        box = turned.box(rect.left, rect.bottom, rect.right, rect.top)
        made = code in (10, 13, 32) and raw.FPDFText_IsGenerated(text, number) == 1
        for sign in _SIGNS.get(code) or chr(code):
            letters.append(Letter(sign, box, number, made))
        if raw.FPDFText_GetFontWeight(text, number) >= 600:
            bold.add(number)
    return letters, frozenset(bold)


def _marks(page: raw.FPDF_PAGE, turned: _Turned) -> Iterator[Marked]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 10_000)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) in _MARKED:
                boxes = tuple(_quads(annotation, turned)) or tuple(_whole(annotation, turned))
                if boxes:
                    note, labels = _string(annotation, b"Contents"), tuple(_labels(annotation))
                    yield Marked(boxes, note, labels, _colour(annotation))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _quads(annotation: raw.FPDF_ANNOTATION, turned: _Turned) -> Iterator[Box]:
    quad = raw.FS_QUADPOINTSF()
    for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), 10_000)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, quad):
            across = (quad.x1, quad.x2, quad.x3, quad.x4)
            up = (quad.y1, quad.y2, quad.y3, quad.y4)
            yield turned.box(min(across), min(up), max(across), max(up))


def _whole(annotation: raw.FPDF_ANNOTATION, turned: _Turned) -> Iterator[Box]:
    """The box of a mark that says no more of its place."""
    rect = raw.FS_RECTF()
    if raw.FPDFAnnot_GetRect(annotation, rect):
        yield turned.box(rect.left, rect.bottom, rect.right, rect.top)


def _labels(annotation: raw.FPDF_ANNOTATION) -> Iterator[str]:
    try:
        told = json.loads(_string(annotation, b"Zotero:Tags")[:LONGEST_TAGS] or "[]")
    except (ValueError, RecursionError):
        told = []
    for one in told if isinstance(told, list) else ():
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name
    for key in (b"Subj", b"T"):
        if said := _string(annotation, key):
            yield said


def _colour(annotation: raw.FPDF_ANNOTATION) -> tuple[int, int, int] | None:
    # The colour of one that brings a picture of itself is not told; the file stays as it is.
    raw.FPDFAnnot_SetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
    if not raw.FPDFAnnot_HasKey(annotation, b"C"):
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFAnnot_GetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *parts):
        return None
    return parts[0].value, parts[1].value, parts[2].value


def _string(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size < 1 << 20:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
