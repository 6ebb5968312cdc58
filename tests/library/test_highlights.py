"""What was highlighted in a PDF reader becomes annotations: once, in the current set, undoable."""

from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFString

from nkreader.library import Library
from nkreader.library.storing import Added
from nkreader.library.upkeep import check
from nkreader.text.span import Span
from tests.sources.making_pdf import box_over, page_of_lines

LINES = [
    "The quarantine rules were tight-",
    "ened in the summer, a trader in",
    "the border city said on Monday.",
]
RULES = ((box_over(LINES[0], "rules were tight-", 0), box_over(LINES[1], "ened", 1)), "Check it")
TRADER = ((box_over(LINES[1], "a trader", 1),), "")
NOWHERE = (((10.0, 10.0, 50.0, 20.0),), "lost")


def put(library: Library, file: Path, *marks: Any, **told: Any) -> Added:
    """Add a page with marks on it."""
    file.write_bytes(page_of_lines(LINES, marks, told=told))
    (result,) = library.add([str(file)])
    return result


def marked(library: Library, article: str | None) -> list[tuple[str, str, str | None]]:
    """(words, tag, note) of the annotations, in the order of the text."""
    return [
        (one.annotation.exact, one.annotation.tag, one.annotation.note)
        for one in library.marks(article or "")
    ]


BOTH = [("rules were tightened", "highlight", "Check it"), ("a trader", "highlight", None)]


def test_highlights_come_in_with_their_notes_and_are_taken_back_by_one_undo(
    library: Library, tmp_path: Path
) -> None:
    one = put(library, tmp_path / "a.pdf", RULES, TRADER)
    assert one.highlights == 2
    assert "2 highlights brought in as highlight" in one.notes
    assert any("the codebook has a tag more" in note for note in one.notes)
    assert marked(library, one.id) == BOTH
    assert library.codebook.get("highlight")
    undone = library.undo()
    assert undone.article == one.id
    assert marked(library, one.id) == []
    library.undo()
    assert library.codebook.get("highlight") is None
    library.redo()
    library.redo()
    assert marked(library, one.id) == BOTH
    assert check(library.path) == []


def test_highlights_that_lie_on_no_text_are_said_with_their_page(
    library: Library, tmp_path: Path
) -> None:
    one = put(library, tmp_path / "a.pdf", TRADER, NOWHERE)
    assert one.highlights == 1
    assert "1 highlight on no text left out (page 1)" in one.notes


def test_the_same_file_brings_nothing_again_whatever_became_of_it(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    one = put(library, file, RULES, TRADER)
    first, second = library.marks(one.id or "")
    library.untag(first.annotation.id)
    library.respan(second.annotation.id, Span(0, 14))
    again = put(library, file, RULES, TRADER)
    assert (again.status, again.highlights) == ("unchanged", 0)
    assert marked(library, one.id) == [("The quarantine", "highlight", None)]
    library.undo()
    library.undo()
    library.undo()
    assert put(library, file, RULES, TRADER).highlights == 0
    assert marked(library, one.id) == []


def test_highlights_can_be_taken_back_also_where_somebody_uses_their_tag(
    library: Library, library_file: Path, tmp_path: Path
) -> None:
    one = put(library, tmp_path / "a.pdf", TRADER)
    with Library(library_file, "bea") as other:
        other.tag(other.article(one.id or ""), Span(0, 3), "highlight")
    library.undo()
    assert marked(library, one.id) == []
    assert check(library.path) == []


def test_what_was_highlighted_since_comes_in_beside_what_is_there(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    one = put(library, file, TRADER)
    again = put(library, file, RULES, TRADER)
    assert (again.status, again.id, again.highlights) == ("unchanged", one.id, 1)
    assert marked(library, one.id) == BOTH


def test_every_annotator_and_set_has_highlights_of_its_own(
    library: Library, library_file: Path, tmp_path: Path
) -> None:
    one = put(library, tmp_path / "a.pdf", TRADER)
    for annotator, name in (("bea", "main"), ("ann", "second")):
        with Library(library_file, annotator, name) as other:
            assert put(other, tmp_path / "a.pdf", TRADER).highlights == 1
            assert marked(other, one.id) == BOTH[1:]
    assert marked(library, one.id) == BOTH[1:]


YELLOW = PDFArray([1, 0.83, 0])


@pytest.mark.parametrize(
    ("told", "tag"),
    [
        ({"Subj": PDFString("Border closure")}, "border-closure"),
        ({"T": PDFString("market-prices")}, "market-prices"),
        ({"Zotero:Tags": PDFString('["later", "Sanctions concern"]')}, "sanctions-concern"),
        ({"Zotero:Tags": PDFString('[{"name": "market prices"}]')}, "market-prices"),
        ({"Zotero:Tags": PDFString("[[[")}, "highlight"),
        ({"T": PDFString("Kim"), "Subj": PDFString("Highlight")}, "highlight"),
        ({"C": YELLOW}, "yellow"),
        ({"C": YELLOW, "Subj": PDFString("border closure")}, "border-closure"),
        ({"C": PDFArray([0.2, 0.6, 0.9])}, "highlight"),
        ({"C": YELLOW, "Subtype": PDFName("Underline")}, "yellow"),
        ({"C": YELLOW, "Subtype": PDFName("Squiggly")}, "yellow"),
    ],
)
def test_a_highlight_takes_the_tag_that_is_called_as_it_is(
    library: Library, tmp_path: Path, told: dict[str, Any], tag: str
) -> None:
    library.codebooks.apply('[[tag]]\nslug = "yellow"\ncolour = "blue"\n', replace_all=False)
    one = put(library, tmp_path / "a.pdf", TRADER, **told)
    assert marked(library, one.id) == [("a trader", tag, None)]


def test_a_tag_of_highlights_that_was_retired_is_used_again_and_said(
    library: Library, tmp_path: Path
) -> None:
    put(library, tmp_path / "a.pdf", TRADER)
    library.codebooks.apply('[[tag]]\nslug = "other"\n')
    one = put(library, tmp_path / "b.pdf", TRADER)
    assert marked(library, one.id) == BOTH[1:]
    assert any("the codebook has a tag more" in note for note in one.notes)
    tag = library.codebook.get("highlight")
    assert tag is not None
    assert not tag.retired
