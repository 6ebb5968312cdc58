"""What python-docx has no words for: shades, borders, links, bookmarks, and bytes that are always
the same. No nouns of nkreader's."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

QUOTE, SOURCE, SAID = "Passage", "Passage source", "Passage remark"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_GREY = RGBColor(0x55, 0x5B, 0x64)


def blank() -> Word:
    """An empty document with our styles."""
    word = Document()
    # The template has its styles twice, the second time for Word 2010, and ours would lack there.
    for id, relation in list(word.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del word.part.rels[id]
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Malgun Gothic")
    for name in ("Title", "Heading 1", "Heading 2"):
        style = word.styles[name]
        style.font.color.rgb = RGBColor(0x1B, 0x1D, 0x21)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{which}"), None)
        style.font.name = "Calibri"
    for name, size, indent in ((QUOTE, 11.5, 0.6), (SOURCE, 9, 0.6), (SAID, 10, 0.6)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.left_indent = Cm(indent)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.keep_together = True
    word.styles[SOURCE].font.color.rgb = _GREY
    word.styles[QUOTE].paragraph_format.space_before = Pt(10)
    word.styles[QUOTE].paragraph_format.keep_with_next = True
    for section in word.sections:
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    return word


def tint(colour: str, part: float) -> str:
    """A colour "#rrggbb" mixed with white, `part` of it, as six digits.

    >>> tint("#000000", 0.5)
    '808080'
    """
    found = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "".join(f"{round(255 - (255 - one) * part):02X}" for one in found)


def shade(properties: Any, fill: str) -> None:
    """Put a ground of a colour (six digits) behind a run or a cell, by its properties element."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill)
    properties.append(shading)


def columns(table: Any, widths: Sequence[float]) -> None:
    """Give a table light lines, and its columns these widths in centimetres; none: as it comes."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        is_row = side in ("top", "bottom", "insideH")
        line.set(qn("w:val"), "single" if is_row else "nil")
        if is_row:
            line.set(qn("w:sz"), "4")
            line.set(qn("w:color"), "C9CDD3")
        borders.append(line)
    table.autofit = not widths
    # Word calls a file damaged where these are in another order.
    table._tbl.tblPr.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"
    )
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = Cm(width)


def repeated(row: Any) -> None:
    """Make a table's row stand again at the top of each page that the table reaches."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def bar(paragraph: Any, colour: str) -> None:
    """A bar of a colour (six digits) at the left of a paragraph."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", colour)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make a paragraph what links of this name lead to; `number` is its own in the document."""
    for kind in ("Start", "End"):
        mark = OxmlElement(f"w:bookmark{kind}")
        mark.set(qn("w:id"), str(number))
        if kind == "Start":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def link(paragraph: Any, words: str, address: str | None = None, anchor: str | None = None) -> None:
    """Words that lead to an address, or to a bookmark."""
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.underline = RGBColor(0x0B, 0x57, 0xA4), True
    around = OxmlElement("w:hyperlink")
    if address is not None:
        id = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        around.set(qn("r:id"), id)
    else:
        around.set(qn("w:anchor"), anchor or "")
    around.append(run._r)
    paragraph._p.append(around)


def packed(word: Word, made: str) -> bytes:
    """The file; `made` is the time that it says it was made, ISO, whatever the clock says."""
    properties = word.core_properties
    time = datetime.fromisoformat(made.replace("Z", "+00:00")).replace(tzinfo=None)
    properties.created = properties.modified = time
    properties.title, properties.author, properties.last_modified_by = "Tagged passages", "", ""
    properties.comments, properties.revision = "", 1
    raw, out = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(out, "w") as steady:
        for info in given.infolist():
            one = zipfile.ZipInfo(info.filename, _EPOCH)
            one.compress_type, one.external_attr = zipfile.ZIP_STORED, 0o600 << 16
            one.create_system = 3
            steady.writestr(one, given.read(info))
    return out.getvalue()
