"""The steps from a PDF file to its article, in their order."""

from collections.abc import Sequence

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.material import Material
from nkreader.sources.pdf.columns import Column, columns_of
from nkreader.sources.pdf.highlights import highlights_of
from nkreader.sources.pdf.joining import Joiner
from nkreader.sources.pdf.letters import Letter, Marked, opened
from nkreader.sources.pdf.lines import Line, lines_of
from nkreader.sources.pdf.margins import MARGIN, without_margins
from nkreader.sources.pdf.paragraphs import Paragraph, paragraphs_of
from nkreader.sources.properties import weighed
from nkreader.text.builder import TextBuilder
from nkreader.text.document import Document, Zone
from nkreader.text.zoning.credit_lines import is_credits
from nkreader.text.zoning.lines import is_ended

FEWEST_LETTERS = 20
"""Letters of a page that has a text layer: a scanner's stamp has fewer."""


def arrival(material: Material) -> Arrival:
    """The article of a file. Raises NkreaderError where it has no text that can be read."""
    name = said_name(material.name)
    file = opened(material)
    marks: list[tuple[int, Marked]] = []
    letters: dict[int, list[Letter]] = {}
    pages: list[tuple[list[Line], float]] = []
    written: dict[int, int] = {}
    for page in file.pages:
        pages.append((lines_of(page), page.height))
        marks += [(page.number, mark) for mark in page.marked]
        if page.marked:
            letters[page.number] = page.letters
        written[page.number] = written.get(page.number, 0) + len(page.letters)
    blank = sum(count < FEWEST_LETTERS for count in written.values())
    if not any(lines for lines, _ in pages):
        raise NkreaderError(
            f"{name} has no text layer: its pages are pictures; run it through OCR first"
        )
    kept, running = without_margins(pages)
    columns = [column for lines in kept for column in columns_of(lines)]
    document, places = _document(columns, pages[0][1])
    _check(document.text, name)
    found, lost = highlights_of(marks, letters, places, document.text)
    known = weighed(document, file.said, "PDF properties")
    notes = (
        *_said(running, "line", "of running heads and page numbers left out"),
        *_said(file.size - len(written), "damaged page", "left out"),
        *_said(blank, "page", f"of {file.size} without a text layer"),
        *_lost(lost),
    )
    return Arrival(
        known.metadata, document, None, notes, "pdf", known.origins, known.proposed,
        highlights=tuple(found),
    )  # fmt: skip


def _said(count: int, what: str, words: str) -> list[str]:
    return [f"{count} {what if count == 1 else what + 's'} {words}"] if count else []


def _lost(pages: Sequence[int]) -> list[str]:
    """What is said of the marks on no text that can be read; `pages` count from 0."""
    where = ", ".join(str(page + 1) for page in sorted(set(pages))[:10])
    return _said(len(pages), "highlight", f"on no text left out (page {where})")


def _document(
    columns: Sequence[Column], height: float
) -> tuple[Document, dict[tuple[int, int], tuple[int, int]]]:
    """The text, and where each letter of the pages stands in it; `height` is the first page's."""
    builder = TextBuilder()
    titled = False
    joiner = Joiner(columns)
    places: dict[tuple[int, int], tuple[int, int]] = {}
    paragraphs = paragraphs_of(columns)
    has_title = any(paragraph.level == 1 for paragraph in paragraphs)
    for paragraph in paragraphs:
        joined = joiner.joined(paragraph.lines)
        text = "".join(letter.sign for letter in joined)
        titled = titled or paragraph.level == 1
        above = has_title and not titled and _is_running(paragraph, text, height)
        hint: Zone | None = "boilerplate" if above else None
        builder.prose(text, (), paragraph.level, tight=False, hint=hint)
        here = builder.mark().length - len(text)
        page_of = _pages(paragraph.lines)
        for place, letter in enumerate(joined, here):
            if not letter.sign.isspace():
                key = page_of[id(letter)], letter.number
                start, _ = places.get(key, (place, place))
                places[key] = start, place + 1
    return builder.document(), places


def _is_running(paragraph: Paragraph, text: str, height: float) -> bool:
    """Whether a line above the title is a running head, where no second page could show that."""
    line = paragraph.lines[0]
    at_top = line.page == 0 and line.middle > (1 - MARGIN) * height
    return at_top and len(paragraph.lines) == 1 and not is_credits(text) and not is_ended(text)


def _pages(lines: Sequence[Line]) -> dict[int, int]:
    return {id(letter): line.page for line in lines for letter in line.letters}


def _check(text: str, name: str) -> None:
    """Raise NkreaderError for signs that stand for nothing: a font without a table of them."""
    seen = [sign for sign in text[:200_000] if not sign.isspace()]
    strange = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in seen)
    if not seen:
        raise NkreaderError(f"{name} holds no text")
    if strange * 2 > len(seen):
        raise NkreaderError(
            f"{name} says its letters in a code of its own; run it through OCR first"
        )
