"""The report for people who live in Word: the same as the HTML one. Its figures are the business of
`docx_figures`. Writes only."""

from collections.abc import Iterator, Sequence
from typing import Any

from nkreader.article_marks import ArticleMark
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.colours import HEX
from nkreader.exchange.documents import documents, newest
from nkreader.exchange.docx_figures import agreement, figures, table
from nkreader.exchange.docx_parts import (
    QUOTE,
    SAID,
    SOURCE,
    bar,
    blank,
    bookmark,
    link,
    packed,
    shade,
    tint,
)
from nkreader.exchange.html_escape import together
from nkreader.exchange.html_report import left
from nkreader.exchange.markdown_escape import SAFE_URL
from nkreader.exchange.pieces import Piece, pieces, window
from nkreader.exchange.report import Report, Section, article_count, extent
from nkreader.exchange.report_months import months
from nkreader.exchange.wording import called
from nkreader.model import Article, Bundle, Mark
from nkreader.text.hidden import HIDDEN, one_line, unbroken, visible

__all__ = ["leaves", "write"]


def write(bundle: Bundle) -> Iterator[bytes]:
    """The document as one chunk."""
    refuse(reference_faults(bundle))
    return iter([packed(_Paper(bundle).written(), newest(bundle))])


class _Paper:
    """One report, being written."""

    def __init__(self, bundle: Bundle) -> None:
        self._report = Report(bundle)
        self._documents = {one.article.id: one for one in documents(bundle)}
        self._versions = {one.id: one for one in bundle.versions}
        self._word = blank()
        self._marks = 0

    def written(self) -> Any:
        report, bundle = self._report, self._report.bundle
        sections = report.sections()
        self._word.add_heading("Tagged passages", 0)
        sets = (f"set {one_line(one.name)} by {one_line(one.annotator)}" for one in bundle.sets)
        told = [extent(bundle.marks), *sets, *report.published()]
        self._word.add_paragraph(" · ".join(told))
        self._tags()
        whole = report.whole_articles() if bundle.by != "article" else {}
        self._contents(sections, bool(whole))
        figures(self._word, months(report))
        if bundle.agreement is not None:
            agreement(self._word, bundle.agreement)
        for number, section in enumerate(sections, 1):
            self._section(number, section)
        if whole:
            self._mark(self._word.add_heading("Whole articles", 1), "whole")
            for id, marks in whole.items():
                article = report.articles[id]
                self._word.add_heading(one_line(called(article)) or id, 2)
                self._said_of_whole(marks)
                self._source(report.cited_article(article), article)
        return self._word

    def _tags(self) -> None:
        bundle = self._report.bundle
        rows = [("Tag", "Passages", "Articles")]
        for tag in bundle.tags:
            own = [mark for mark in bundle.marks if mark.annotation.tag == tag.slug]
            rows.append((one_line(tag.name), str(len(own)), str(article_count(own))))
        drawn = table(self._word, rows, (9, 3, 3))
        for tag, row in zip(bundle.tags, drawn.rows[1:], strict=True):
            shade(row.cells[0]._tc.get_or_add_tcPr(), tint(HEX[tag.colour], 0.35))

    def _contents(self, sections: Sequence[Section], has_whole: bool) -> None:
        self._word.add_heading("Contents", 1)
        places = [
            (one_line(one.heading), f"s{number}", f"  {len(one.marks)}")
            for number, one in enumerate(sections, 1)
        ]
        for name, anchor, count in [*places, *[("Whole articles", "whole", "")] * has_whole]:
            line = self._word.add_paragraph()
            line.paragraph_format.space_after = 0
            link(line, name, anchor=anchor)
            line.add_run(count)

    def _section(self, number: int, section: Section) -> None:
        heading = self._word.add_heading(one_line(section.heading), 1)
        self._mark(heading, f"s{number}")
        if section.article is not None:
            self._source(self._report.cited_article(section.article), section.article)
            self._said_of_whole(section.whole)
        else:
            if section.tag is not None and section.tag.definition.strip():
                told = self._word.add_paragraph(_lines(section.tag.definition))
                told.paragraph_format.keep_with_next = True
            above = self._report.tags.get(section.tag.parent or "") if section.tag else None
            under = f" · under {one_line(above.name)}" if above else ""
            told = self._word.add_paragraph(extent(section.marks) + under, SOURCE)
            told.paragraph_format.keep_with_next = True
        for mark in section.marks:
            self._passage(mark, section)

    def _passage(self, mark: Mark, section: Section) -> None:
        report, claim = self._report, mark.annotation
        tag, article = report.tags[claim.tag], report.article(mark)
        self._quote(mark, HEX[tag.colour])
        owner = report.owner(mark)
        told = report.cited(mark)
        if owner is not None:
            told.append(f"set {one_line(owner.name)} by {one_line(owner.annotator)}")
        self._source(told, article)
        if section.tag is None:
            self._said("Tag:", one_line(tag.name))
        if report.words(mark).split() != claim.exact.split():
            self._said("Tagged as:", f"“{one_line(claim.exact)}”")
        doubt = report.unsettled(mark)
        if doubt is not None:
            now = "" if doubt.now is None else f" “{one_line(doubt.now)}”."
            self._said(doubt.short, doubt.said + now)
        if claim.grade.code:
            self._said(f"Grade {claim.grade.code}:", claim.grade.in_words)
        for one in report.links(mark):
            reason = f": {one_line(one.link.reason)}" if one.link.reason else ""
            state = "" if one.link.state == "open" else f" ({one.link.state})"
            line = self._said(one.kind, f"“{one_line(report.words(one.other))}” ")
            link(line, f"[{one.other.annotation.id}]", anchor=f"a{one.other.annotation.id}")
            line.add_run(state + reason)
        if claim.note and claim.note.strip():
            self._said("Note:", _lines(claim.note))

    def _quote(self, mark: Mark, colour: str) -> None:
        """The passage in its context; without a certain place, the words that were tagged."""
        claim, (status, start, end) = mark.annotation, mark.placement
        if status != "placed" or start is None or end is None:
            line = self._word.add_paragraph(style=QUOTE)
            shade(line.add_run(_shown(claim.exact))._r.get_or_add_rPr(), tint(colour, 0.4))
            bar(line, colour[1:])
            self._mark(line, f"a{claim.id}")
            return
        document = self._documents[claim.article]
        shown = window(self._versions[document.article.version], start, end)
        for number, part in enumerate(shown.parts):
            line = self._word.add_paragraph(style=QUOTE)
            bar(line, colour[1:])
            if number == 0:
                self._mark(line, f"a{claim.id}")
                line.add_run("… " * shown.is_cut_before)
            for piece in pieces(*part, document.spans):
                self._piece(line, document.text[piece.start : piece.end], piece, claim.id)
            if number + 1 == len(shown.parts):
                line.add_run(" …" * shown.is_cut_after)

    def _piece(self, line: Any, text: str, piece: Piece, own: str) -> None:
        """Words on the ground of the passage's tag, or of another that covers them."""
        run = line.add_run(_shown(text))
        first = next((one for one in piece.spans if one.mark.annotation.id == own), None)
        if first is not None:
            shade(run._r.get_or_add_rPr(), tint(HEX[first.tag.colour], 0.4))
        elif piece.spans:
            shade(run._r.get_or_add_rPr(), tint(HEX[piece.spans[-1].tag.colour], 0.15))

    def _source(self, parts: Sequence[str], article: Article) -> None:
        line = self._word.add_paragraph("— ", SOURCE)
        for number, part in enumerate(parts):
            line.add_run(", " if number else "")
            is_url = part == article.metadata.url and SAFE_URL.fullmatch(part)
            if is_url and not HIDDEN.search(part):
                link(line, part, part)
            else:
                line.add_run(together(one_line(part)))

    def _said(self, what: str, words: str) -> Any:
        line = self._word.add_paragraph(style=SAID)
        line.add_run(what).bold = True
        line.add_run(f" {words}")
        return line

    def _said_of_whole(self, marks: Sequence[ArticleMark]) -> None:
        tags = self._report.tags
        names = [one_line(tags[one.tag].name) for one in marks if one.tag]
        if names:
            self._said("Tagged:", ", ".join(names))
        for one in marks:
            if one.note and one.note.strip():
                kind = f"Note on {one_line(tags[one.tag].name)}:" if one.tag else "Memo:"
                self._said(kind, _lines(one.note))

    def _mark(self, paragraph: Any, name: str) -> None:
        self._marks += 1
        bookmark(paragraph, name, self._marks)


def _shown(text: str) -> str:
    """Words of an article; what parts paragraphs is said by paragraphs."""
    return visible(unbroken(text).strip("\n"))


def _lines(text: str) -> str:
    """A note's or definition's lines that have words."""
    return "\n".join(one_line(line) for line in text.splitlines() if line.strip())


def leaves(bundle: Bundle) -> list[str]:
    """What the report does not hold, counted, one line each."""
    return left(bundle, entities=False)
