"""An article, or an annotation in its place, as text for people."""

import shutil
from collections.abc import Iterable, Sequence

from nkreader.article_marks import ArticleMark
from nkreader.cli.printing import counted, on_terminal, out, styled, write
from nkreader.cli.quotes import in_context
from nkreader.cli.table import wrapped
from nkreader.model import AnnotationSet, Article, Mark, Reading
from nkreader.text.hidden import one_line, visible

CONTEXT = 160
"""Code points shown on either side of a passage."""
MEASURE = 88
"""Cells of a line of text, at most, on a terminal."""


def headline(article: Article) -> str:
    """What stands for an article where one line is wanted."""
    return article.metadata.title or f"“{article.opening}”"


def print_article(
    reading: Reading,
    annotations: Iterable[tuple[Mark, AnnotationSet]],
    evidence: str | None = None,
    whole: Sequence[ArticleMark] = (),
) -> None:
    """Title, metadata, what is said of the original and of the article as a whole, text, and the
    annotations in their order."""
    article = reading.article
    write(styled(one_line(headline(article)), bold=True) + "\n")
    known = article.metadata
    data = (
        known.publisher, known.published, known.author and f"by {known.author}",
        known.translator and f"translated by {known.translator}", known.language, known.url,
        counted(article.words, "word"),
    )  # fmt: skip
    out(one_line(" · ".join(part for part in data if part)))
    where = "  ".join(filter(None, (article.id, article.path, evidence)))
    write(styled(one_line(where), dim=True) + "\n")
    for one in whole:
        said = f"{one.tag or 'memo'}{f': {one.note}' if one.note else ''}"
        out(one_line(f"◆ {said}  {one.id}"))
    out()
    _print_text(reading)
    marks = list(annotations)
    if marks:
        out()
        write(styled(f"Annotations {len(marks)}", bold=True) + "\n")
    for mark, owner in marks:
        _print_mark(mark, owner)


def _print_text(reading: Reading) -> None:
    text = reading.document.text
    if not on_terminal():
        out(text.rstrip("\n"))
        return
    width = min(MEASURE, shutil.get_terminal_size().columns)
    for number, block in enumerate(reading.document.blocks):
        if number:
            out()
        words = text[block.start : block.end]
        if block.kind in ("code", "table"):
            out(words)
            continue
        prefix = "> " if "quote" in block.prefix else ""
        for line in wrapped(visible(words), width, prefix):
            write(styled(line, bold=True) if block.kind == "heading" else line)
            out()


def _print_mark(mark: Mark, owner: AnnotationSet) -> None:
    claim, place = mark.annotation, mark.placement
    where = "" if place.start is None else f"  {place.start}-{place.end}"
    status = "" if place.status == "placed" else f"  {place.status}"
    head = one_line(f"{claim.tag}{where}{status} · {owner.name} of {owner.annotator}")
    write(f"{styled(claim.id, bold=True)}  {head}\n")
    out("    " + one_line(f"“{mark.words}”"))
    if mark.now is not None:
        out("    " + one_line(f"tagged as “{claim.exact}”"))
    if claim.grade.code:
        out(f"    graded {claim.grade.code}")
    if claim.note:
        out("    " + one_line(claim.note))


def print_article_mark(one: ArticleMark, owner: AnnotationSet, citation: str) -> None:
    """A tag or memo on a whole article: whose it is, of which article, and the note."""
    whose = f"{owner.name} of {owner.annotator}"
    out(one_line(f"{one.id}  {one.tag or 'memo'}  {whose}  on the whole article {one.article}"))
    out(one_line(f"— {citation}"))
    if one.note:
        out(one_line(f"{'Note' if one.tag else 'Memo'}: {one.note}"))


def print_annotation(mark: Mark, owner: AnnotationSet, reading: Reading, citation: str) -> None:
    """The passage in its context, where it was read, who tagged it, and the note."""
    claim, place = mark.annotation, mark.placement
    whose = f"{owner.name} of {owner.annotator}"
    out(one_line(f"{claim.id}  {claim.tag}  {whose}  in article {claim.article}"))
    if place.start is None or place.end is None:
        words = f"{claim.prefix}‹{claim.exact}›{claim.suffix}"
        state = "these words are no longer in the article" if place.status == "orphan" else (
            "the article has changed, and where this passage is now is open"
        )  # fmt: skip
        out(one_line(words))
        out(f"({state})")
    else:
        text = reading.document.text
        out(one_line(in_context(text, place.start, place.end, CONTEXT, CONTEXT)))
        if place.status == "review":
            out(one_line(f"(to be checked: the article has changed; tagged as “{claim.exact}”)"))
        elif mark.now is not None:
            out(one_line(f"(the article has changed; tagged as “{claim.exact}”)"))
    out(one_line(f"— {citation}"))
    if claim.grade.code:
        out(f"Grade {claim.grade.code}: {claim.grade.in_words}")
    if claim.note:
        out(one_line(f"Note: {claim.note}"))
