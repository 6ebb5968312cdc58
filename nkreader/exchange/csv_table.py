"""CSV for spreadsheets and data frames: one row an annotation. `csv_reading` reads it back.

UTF-8 with a byte order mark and CRLF, because Excel asks for both. A cell that a spreadsheet would
run as a formula begins with an apostrophe instead, and so do words that it would take for a number
or a date and write otherwise when it saves them ("0012", "5,200", "3/4").
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain, islice
from operator import ne

from nkreader.article_marks import ArticleMark
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.cited import cited, cited_mark
from nkreader.exchange.current_words import current_words
from nkreader.exchange.documents import not_held
from nkreader.exchange.leaving import left_behind
from nkreader.exchange.order import ordered
from nkreader.exchange.wording import called
from nkreader.model import Article, Bundle, Mark
from nkreader.text.hidden import unbroken, unsteered

COLUMNS = (
    "id", "article", "title", "publisher", "published", "start", "end", "tag", "exact", "note",
    "set", "annotator", "status", "created", "author", "url", "paragraph", "citation",
)  # fmt: skip
"""New ones come last: programs take the others by their place."""
WHOLE = "article"
"""The status of what is said of an article as a whole."""
RISKY = re.compile(r"'*[\s\u200b\u2060\ufeff]*[=+\-@\t\r\n＝＋－＠]")
"""The beginnings that make a cell a formula (OWASP's list, the full-width signs with it).

The apostrophes in front make the guard reversible: take one off every cell that matches.
"""

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
NUMERIC = re.compile(
    rf"'*[\s(]*(?:(?:{_MONTH}[\s.,-]*)?[$€£¥₩]?\d[\d\s.,:/%)-]*"
    rf"(?:(?:e|[ap]m?|{_MONTH})[\d\s.,:+/-]*)?|(?:true|false)\s*)",
    re.IGNORECASE,
)
"""What spreadsheets take for a number, a date, a time or a truth value."""
_AT_ONCE = 500
"""Rows that are made into bytes together."""
WORDS = ("exact", "note")
"""The columns whose words must come back letter for letter."""


def guarded(cell: str, column: str = "") -> str:
    """A cell that no spreadsheet takes for a formula; nor, in a column of WORDS, for a number.

    >>> guarded("=1+1"), guarded("1+1"), guarded("'=1+1"), guarded("5,200", "exact")
    ("'=1+1", '1+1', "''=1+1", "'5,200")
    """
    if column not in WORDS and cell[:1].isalnum():
        return cell  # As nearly all are.
    return f"'{cell}" if _is_risky(cell, column) else cell


def unguarded(cell: str, column: str = "") -> str:
    """The cell that was guarded: an apostrophe that is not the guard's stays.

    >>> unguarded("'=1+1"), unguarded("'quoted'"), unguarded("'5,200", "exact")
    ('=1+1', "'quoted'", '5,200')
    """
    return cell[1:] if cell.startswith("'") and _is_risky(cell, column) else cell


def _is_risky(cell: str, column: str) -> bool:
    return bool(RISKY.match(cell) or (column in WORDS and NUMERIC.fullmatch(cell)))


def write(bundle: Bundle) -> Iterator[bytes]:
    """The annotations as rows under COLUMNS.

    `start` and `end` count code points of the article's current text and are empty where the
    annotation has no place there; `exact` is what stands there now, else the words as they were
    tagged. `paragraph` is the number of the body paragraph, where the bundle has it. Behind them,
    with the status WHOLE, stands what is said of articles as a whole: a tag, or with no tag a memo
    in `note`.
    """
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"
    wanted = map(_guarded, chain([COLUMNS], rows(bundle)))
    while some := list(islice(wanted, _AT_ONCE)):
        lines = io.StringIO(newline="")
        csv.writer(lines, lineterminator="\r\n").writerows(some)
        yield lines.getvalue().encode()


def _guarded(row: tuple[str, ...]) -> list[str]:
    return [
        # As nearly all are; `guarded` would find the same.
        cell if not cell or (column not in WORDS and cell[0].isalnum()) else guarded(cell, column)
        for column, cell in zip(COLUMNS, row, strict=True)
    ]


def rows(bundle: Bundle) -> Iterator[tuple[str, ...]]:
    """The cells of every annotation in order, before the guard.

    What would steer a terminal is spelt out.
    """
    return map(_shown, _cells(ordered(bundle)))


def _shown(row: tuple[str, ...]) -> tuple[str, ...]:
    """The same cells where nothing in them steers, as nearly always."""
    joined = "".join(row)
    if joined.isprintable() or joined.replace("\n", "").replace("\t", "").isprintable():
        return row
    return tuple(map(unsteered, row))


def _cells(bundle: Bundle) -> Iterator[tuple[str, ...]]:
    cells = _Cells(bundle)
    return chain(map(cells.of, bundle.marks), map(cells.of_whole, bundle.article_marks))


class _Cells:
    """How what is said in a bundle becomes cells."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._articles = {one.id: (one, _source(one), _more(one)) for one in bundle.articles}
        self._sets = {each.id: (each.name, each.annotator) for each in bundle.sets}
        self.words = current_words(bundle)
        """What stands now where an annotation lies."""

    def of(self, mark: Mark) -> tuple[str, ...]:
        """The row of an annotation."""
        claim, (status, start, end) = mark.annotation, mark.placement
        article, source, more = self._articles[claim.article]
        paragraph = self._bundle.paragraphs.get(claim.id)
        return (
            claim.id, *source, "" if start is None else str(start),
            "" if end is None else str(end), claim.tag, unbroken(self.words(mark)),
            claim.note or "", *self._sets[claim.set], status, claim.created, *more,
            "" if paragraph is None else str(paragraph),
            ", ".join(cited_mark(self._bundle, article, mark)),
        )  # fmt: skip

    def of_whole(self, one: ArticleMark) -> tuple[str, ...]:
        """The row of what is said of an article as a whole."""
        article, source, more = self._articles[one.article]
        return (
            one.id, *source, "", "", one.tag or "", "", one.note or "", *self._sets[one.set],
            WHOLE, one.created, *more, "", ", ".join(cited(self._bundle, article)),
        )  # fmt: skip


def _source(article: Article) -> tuple[str, ...]:
    data = article.metadata
    return article.id, called(article), data.publisher or "", data.published or ""


def _more(article: Article) -> tuple[str, ...]:
    return article.metadata.author or "", article.metadata.url or ""


_HELD = ("publisher", "published", "author", "url")
"""Data of articles that have columns."""


def leaves(bundle: Bundle) -> list[str]:
    """What the table cannot hold or holds changed, counted, one line each."""
    cells = _Cells(bundle)
    changed = spelt = moved = graded = reworded = 0

    def annotation_rows() -> Iterator[tuple[str, ...]]:
        nonlocal moved, graded, reworded
        for mark in bundle.marks:
            claim = mark.annotation
            moved += mark.placement[1:] != (claim.start, claim.end)
            graded += bool(claim.grade.code)
            reworded += cells.words(mark) != claim.exact
            yield cells.of(mark)

    for row in chain(annotation_rows(), map(cells.of_whole, bundle.article_marks)):
        shown = _shown(row)
        spelt += 0 if shown is row else sum(map(ne, row, shown))
        changed += sum(map(ne, shown, _guarded(shown)))
    said = (
        (len(bundle.links), "link", ""),
        (len(bundle.articles), "article", ": the full text"),
        *left_behind(bundle, _HELD, entities=False),
        (len(bundle.tags), "tag", ": name, definition, key, colour and parent"),
        (moved, "annotation", ": the place in the version it was made in"),
        (graded, "annotation", ": its grade"),
        (
            reworded,
            "annotation",
            ": the words as they were tagged; the article reads otherwise now",
        ),
        (spelt, "cell", " with control characters, which are spelt out"),
        (
            changed,
            "cell",
            " written with an apostrophe in front, so that no spreadsheet runs or rewrites it",
        ),
    )
    return not_held([*said])
