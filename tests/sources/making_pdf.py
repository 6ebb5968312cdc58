"""PDF files to read, set by reportlab."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

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
    locked = StandardEncryption(password, canPrint=0) if password else None
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
    rotate: int = 0,
) -> bytes:
    """A page of Courier in 10 points, a line each 14 points from 700 down, letters 6 points wide
    from 100 on; `marks` are highlights: boxes (left, bottom, right, top) and a note."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setPageRotation(rotate)
    canvas.setFont("Courier", 10)
    for row, line in enumerate(lines):
        canvas.drawString(100, 700 - 14 * row, line)
    for boxes, note in marks:
        quads = [n for a, b, c, d in boxes for n in (a, d, c, d, a, b, c, b)]
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Highlight"),
                "Rect": PDFArray([boxes[0][0], boxes[-1][1], boxes[0][2], boxes[0][3]]),
                "QuadPoints": PDFArray(quads),
                "Contents": PDFString(note),
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
