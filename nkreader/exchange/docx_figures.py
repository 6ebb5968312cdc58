"""The figures of the Word report: a timeline of shaded bars, tables of tags by month, how far two
sets agree. What stands in them is the business of `report_months` and `agreement_rows`.
"""

from collections.abc import Sequence
from typing import Any

from docx.shared import Pt

from nkreader.agreement import Page
from nkreader.exchange.agreement_rows import HEADS, METHOD, agreement_rows, between
from nkreader.exchange.colours import HEX
from nkreader.exchange.docx_parts import SAID, SOURCE, columns, repeated, shade, tint
from nkreader.exchange.report_months import Bar, Months, Year
from nkreader.exchange.wording import counted
from nkreader.model import Tag
from nkreader.text.hidden import one_line

_SHORT = ("J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D")
_WIDEST = 100
"""No-break spaces of the longest bar: with any usual font they fit on the line."""
_SPACE = "\u00a0"
_TOGETHER = 40
"""Rows that fit on a page."""


def figures(word: Any, found: Months) -> None:
    """The section, or nothing where no article has a date that says its month."""
    if not found.bars:
        return
    word.add_heading("When", 1)
    _timeline(word, found)
    for year in found.years:
        _year(word, year, found.most)
    if found.vague:
        verb = "is" if found.vague == 1 else "are"
        passages = counted(found.vague, "passage")
        said = f"{passages} of articles whose month is not known {verb} not counted here."
        word.add_paragraph(said, SOURCE)


def _timeline(word: Any, found: Months) -> None:
    legend = word.add_paragraph()
    for tag in found.tags:
        shade(legend.add_run(_SPACE * 3)._r.get_or_add_rPr(), HEX[tag.colour][1:])
        name = one_line(tag.name).replace(" ", _SPACE)
        legend.add_run(f"{_SPACE}{name}    ").font.size = Pt(9)
    most = max(sum(bar.numbers) for bar in found.bars)
    drawn = table(word, [(bar.name, "") for bar in found.bars], (2, 14), size=8, has_heads=False)
    for bar, row in zip(found.bars, drawn.rows, strict=True):
        _stack(row.cells[1].paragraphs[0], bar, found.tags, most)
    unit = "month" if len(found.bars[0].name) == 7 else "year"
    said = f"Passages by the {unit} in which their article was published."
    word.add_paragraph(said, SOURCE).paragraph_format.space_after = Pt(12)


def _stack(line: Any, bar: Bar, tags: Sequence[Tag], most: int) -> None:
    """A bar of shaded spaces, one tag behind the other, and how many passages it is.

    Some programs paint no ground behind spaces that end a line: the number does.
    """
    before = done = 0
    for tag, number in zip(tags, bar.numbers, strict=True):
        before += number
        wide = max(round(_WIDEST * before / most) - done, 1 if number else 0)
        done += wide
        if wide:
            run = line.add_run(_SPACE * wide)
            run.font.size = Pt(8)
            shade(run._r.get_or_add_rPr(), HEX[tag.colour][1:])
    if before:
        line.add_run(f"{_SPACE}{before}").font.size = Pt(8)


def _year(word: Any, year: Year, most: int) -> None:
    rows: list[tuple[str, ...]] = [(year.name, *_SHORT, "All")]
    for tag, numbers in year.rows:
        shown = (str(number or "") for number in numbers)
        rows.append((one_line(tag.name), *shown, str(sum(numbers))))
    drawn = table(word, rows, (4.6, *[0.86] * 12, 1.2), size=9)
    for (_, numbers), row in zip(year.rows, drawn.rows[1:], strict=True):
        for number, cell in zip(numbers, row.cells[1:], strict=False):
            if number:
                fill = tint(HEX["blue"], 0.1 + 0.5 * number / most)
                shade(cell._tc.get_or_add_tcPr(), fill)
    word.add_paragraph()


def table(
    word: Any,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float] = (),
    size: float | None = None,
    has_heads: bool = True,
) -> Any:
    """A table of these cells, the first row its heads; widths in centimetres, size in points."""
    drawn = word.add_table(len(rows), len(rows[0]), "Table Grid")
    for number, (row, cells) in enumerate(zip(drawn.rows, rows, strict=True), 1):
        for cell, words in zip(row.cells, cells, strict=True):
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = 0
            # A table stays on its page where it can.
            line.paragraph_format.keep_with_next = number < min(len(rows), _TOGETHER)
            run = line.add_run(words or _SPACE)
            run.font.size = None if size is None else Pt(size)
    columns(drawn, widths)
    if has_heads:
        repeated(drawn.rows[0])
        for cell in drawn.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True
    return drawn


def agreement(word: Any, page: Page) -> None:
    """The section on how far two sets agree."""
    word.add_heading("Agreement", 1)
    word.add_paragraph(one_line(between(page))).paragraph_format.keep_with_next = True
    rows = list(agreement_rows(page))
    cells = [HEADS, *((one_line(row.name), *row.cells) for row in rows)]
    table(word, cells, (2.8, 1, 1, 1, 1.4, *[2.3] * 4), size=9)
    word.add_paragraph(METHOD, SOURCE)
    for row in rows:
        for one in row.diagnoses:
            line = word.add_paragraph(style=SAID)
            line.add_run(one_line(row.name)).bold = True
            line.add_run(f" {one_line(one.means)} {one_line(one.do)}")
