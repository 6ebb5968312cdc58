"""PDF files to read, set by reportlab."""

import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

from tests.sources.making import FIRST, SECOND

WIDTH, HEIGHT = A4
KOREAN_FONT = "HYSMyeongJo-Medium"
MARGIN, GUTTER = 60.0, 20.0


def report(
    paragraphs: Sequence[str],
    *,
    title: str = "Rail bridge stays shut",
    columns: int = 1,
    heading: str = "Border report",
    korean: bool = False,
    by_letter: bool = False,
    properties: dict[str, str] | None = None,
    password: str | None = None,
) -> bytes:
    """A report: a title across the page, columns below it, a running head and page numbers.

    A paragraph that begins with "# " is a heading within it.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(KOREAN_FONT))
    font, strong = (KOREAN_FONT, KOREAN_FONT) if korean else ("Times-Roman", "Times-Bold")
    file = io.BytesIO()
    locked = None
    if password is not None:
        locked = StandardEncryption(password, ownerPassword="owner", canPrint=0)
    document = BaseDocTemplate(file, pagesize=A4, encrypt=locked, **(properties or {}))
    width = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    top = _frame(MARGIN, HEIGHT - 150, WIDTH - 2 * MARGIN, 90)
    below, whole = (
        [_frame(MARGIN + at * (width + GUTTER), 60, width, height) for at in range(columns)]
        for height in (HEIGHT - 220, HEIGHT - 120)
    )

    def margins(canvas: Canvas, at: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, HEIGHT - 30, heading)
        canvas.drawCentredString(WIDTH / 2, 25, str(at.page))

    first = PageTemplate("first", [top, *below], onPage=margins, autoNextPageTemplate="later")
    document.addPageTemplates([first, PageTemplate("later", whole, onPage=margins)])
    body = ParagraphStyle(
        "body", fontName=font, fontSize=10, leading=14, firstLineIndent=10,
        alignment=0 if by_letter else TA_JUSTIFY, wordWrap="CJK" if by_letter else None,
    )  # fmt: skip
    large = ParagraphStyle("large", fontName=strong, fontSize=20, leading=24)
    small = ParagraphStyle("small", fontName=strong, fontSize=13, leading=16, spaceBefore=8)
    flow: list[Any] = [Paragraph(title, large), FrameBreak()]
    for words in paragraphs:
        style = small if words.startswith("# ") else body
        flow.append(Paragraph(words.removeprefix("# "), style))
    document.build(flow)
    return file.getvalue()


def _frame(left: float, bottom: float, width: float, height: float) -> Frame:
    return Frame(left, bottom, width, height, 0, 0, 0, 0)


def page_of_lines(
    lines: Sequence[str],
    marks: Sequence[tuple[tuple[tuple[float, float, float, float], ...], str]] = (),
    *,
    told: Mapping[str, Any] = MappingProxyType({}),
    rotate: int = 0,
    quadrangles: bool = True,
) -> bytes:
    """A page of Courier in 10 points, a line each 14 points from 700 down, letters 6 points wide
    from 100 on; `marks` are highlights: boxes (left, bottom, right, top) and a note, with
    their quadrangles or only the box around them, and whatever else is `told` of each."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setPageRotation(rotate)
    canvas.setFont("Courier", 10)
    for row, line in enumerate(lines):
        canvas.drawString(100, 700 - 14 * row, line)
    for boxes, note in marks:
        quads = [n for a, b, c, d in boxes for n in (a, d, c, d, a, b, c, b)]
        places = {"QuadPoints": PDFArray(quads)} if quadrangles else {}
        annotation = PDFDictionary(
            {
                **places,
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Highlight"),
                "Rect": PDFArray([boxes[0][0], boxes[-1][1], boxes[0][2], boxes[0][3]]),
                "Contents": PDFString(note),
                **told,
            }
        )
        canvas._addAnnotation(annotation)
    canvas.save()
    return file.getvalue()


def box_over(line: str, words: str, row: int) -> tuple[float, float, float, float]:
    """The place of words in a line of `page_of_lines`."""
    start = line.index(words)
    bottom = 700 - 14 * row - 3
    return 100 + 6 * start - 1, bottom, 100 + 6 * (start + len(words)) + 1, bottom + 12


def _lines(words: str, width: float, font: str, size: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _flow(
    canvas: Canvas, words: str, left: float, top: float, width: float, size: float = 10
) -> float:
    """Set words in lines of a width; the height at which the next line would stand."""
    canvas.setFont("Times-Roman", size)
    for line in _lines(words, width, "Times-Roman", size):
        canvas.drawString(left, top, line)
        top -= 1.2 * size
    return top


def journal() -> bytes:
    """A page as journals lay it out: a title and an abstract across, two columns, an initial over
    two lines, a footnote, a figure with its caption, a table."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawCentredString(WIDTH / 2, 780, "Trade after the quarantine")
    top = _flow(canvas, f"Abstract. {FIRST} {SECOND}", 100, 750, WIDTH - 200, 9)
    width = (WIDTH - 140) / 2
    right = 80 + width
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(60, top - 20, "Introduction")
    canvas.setFont("Times-Bold", 34)
    canvas.drawString(60, top - 52, "T")
    words = f"he traders have waited since January. {FIRST} {SECOND}".split()
    beside = " ".join(_lines(" ".join(words), width - 22, "Times-Roman", 10)[:2])
    left = _flow(canvas, beside, 82, top - 38, width - 22)
    rest = " ".join(words[len(beside.split()) :])
    _flow(canvas, rest, 60, left, width)
    _flow(canvas, f"1 {FIRST}", 60, 140, width, 8)
    below = _flow(
        canvas, f"In the right column it goes on. {SECOND} {FIRST}", right, top - 20, width
    )
    canvas.rect(right, below - 110, width, 100)
    below = _flow(canvas, "Figure 1: Lorries at the gate.", right, below - 125, width, 8)
    below = _flow(canvas, "Table 1 shows the prices.", right, below - 15, width)
    rows = (("Item", "Hyesan", "Sinuiju"), ("Rice", "4,200", "4,300"), ("Corn", "1,900", "2,000"))
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            canvas.drawString(right + 75 * at, below - 6 - 12 * number, cell)
    canvas.save()
    return file.getvalue()


def pictures(count: int = 2) -> bytes:
    """Pages of pictures without a letter."""
    from PIL import Image

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    picture = ImageReader(Image.new("RGB", (40, 40), "grey"))
    for _ in range(count):
        canvas.drawImage(picture, 50, 50, 400, 600)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
