"""PDF files: reading order, paragraphs, what is no text, and what was highlighted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.text.zones import zones
from tests.sources.making import FIRST, KOREAN, SECOND, blocks, one, refused
from tests.sources.making_pdf import box_over, journal, page_of_lines, pictures, report

STORY = [f"{FIRST} {SECOND}", f"{SECOND} Trucks of group {{}} waited.", FIRST]


def story(count: int) -> list[str]:
    return [STORY[turn % 3].format(turn) + f" This was paragraph {turn}." for turn in range(count)]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("count", [4, 40])
def test_columns_are_read_one_after_the_other_and_paragraphs_are_whole(
    columns: int, count: int
) -> None:
    article = one("a.pdf", report(story(count), columns=columns))
    assert blocks(article)[-count:] == story(count)
    assert article.kind == "pdf"


@pytest.mark.parametrize("by_letter", [False, True])
@pytest.mark.parametrize("columns", [1, 2])
def test_korean_words_are_whole_however_lines_are_filled(by_letter: bool, columns: int) -> None:
    told = [" ".join(KOREAN[turn:] + KOREAN[:turn]) for turn in range(len(KOREAN))]
    data = report(told, columns=columns, korean=True, by_letter=by_letter, title="국경 소식")
    article = one("a.pdf", data)
    assert blocks(article)[-len(told) :] == told
    assert article.metadata.title == "국경 소식"
    assert article.metadata.language == "ko"


def test_headings_are_told_by_their_size() -> None:
    article = one("a.pdf", report(["# The yard", FIRST, "# The price", SECOND], columns=2))
    levels = [(block.kind, block.level) for block in article.document.blocks[-5:]]
    assert levels == [
        ("heading", 1), ("heading", 2), ("paragraph", 0), ("heading", 2), ("paragraph", 0),
    ]  # fmt: skip


def test_running_heads_and_page_numbers_are_left_out_and_said() -> None:
    article = one("a.pdf", report(story(80), columns=2, heading="Yalu Quarterly, no. 3"))
    assert "Yalu Quarterly" not in article.document.text
    assert not set(blocks(article)) & {str(number) for number in range(1, 9)}
    assert any("running heads" in note for note in article.notes)


def test_a_running_head_that_nothing_repeats_is_no_body() -> None:
    article = one("a.pdf", report([FIRST, SECOND], heading="Yalu Quarterly"))
    assert zones(article.document)[:2] == ["boilerplate", "title"]
    article = one("a.pdf", report([FIRST, SECOND], heading="17 March 2020"))
    assert zones(article.document)[:2] == ["dateline", "title"]
    assert article.metadata.published == "2020-03-17"


def test_a_title_that_is_also_the_running_head_stays() -> None:
    title = "Rail bridge stays shut"
    article = one("a.pdf", report(story(60), title=title, heading=title))
    assert blocks(article).count(title) == 1
    assert article.metadata.title == title


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["rules were tight-", "ened again"], "rules were tightened again"),
        (["a long-", "term contract"], "a long-term contract"),
        (["Kim Jong-", "Un spoke"], "Kim Jong-Un spoke"),
        (["from 2019-", "2020 on"], "from 2019-2020 on"),
        (["the food-", "stuffs, the food-stuffs again"], "the food-stuffs, the food-stuffs again"),
    ],
)
def test_words_parted_at_line_ends_are_put_together(lines: list[str], joined: str) -> None:
    assert one("a.pdf", page_of_lines(lines)).document.text == joined


def test_text_beside_the_page_is_not_torn_into_letters() -> None:
    for turn in (90, 180, 270):
        article = one("a.pdf", page_of_lines([FIRST[:69]], rotate=turn))
        assert article.document.text == FIRST[:69]


LINES = [
    "The quarantine rules were tight-",
    "ened in the summer, a trader in",
    "the border city said on Monday.",
]


STORY_OF_LINES = (
    "The quarantine rules were tightened in the summer, a trader in the border city said on Monday."
)


@given(st.integers(0, 2), st.data())
@settings(max_examples=40, deadline=None)
def test_a_highlight_covers_the_words_it_covered_on_the_page(row: int, data: st.DataObject) -> None:
    words = LINES[row].rstrip("-").split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    marked = " ".join(words[first : last + 1])
    article = one("a.pdf", page_of_lines(LINES, [((box_over(LINES[row], marked, row),), "")]))
    (highlight,) = article.highlights
    text = article.document.text
    assert text == STORY_OF_LINES
    assert text[highlight.start : highlight.end] == marked


def test_a_highlight_over_line_ends_is_one_passage_with_its_note() -> None:
    boxes = (box_over(LINES[0], "rules were tight-", 0), box_over(LINES[1], "ened in", 1))
    article = one("a.pdf", page_of_lines(LINES, [(boxes, "Check the date")]))
    (highlight,) = article.highlights
    assert article.document.text[highlight.start : highlight.end] == "rules were tightened in"
    assert highlight.note == "Check the date"


def test_a_mark_that_says_only_its_box_covers_what_is_in_it() -> None:
    boxes = (box_over(LINES[1], "summer", 1),)
    article = one("a.pdf", page_of_lines(LINES, [(boxes, "")], quadrangles=False))
    (highlight,) = article.highlights
    assert article.document.text[highlight.start : highlight.end] == "summer"


def test_a_file_that_is_locked_only_for_printing_is_read() -> None:
    assert blocks(one("a.pdf", report([FIRST], password="")))[-1] == FIRST


def test_a_highlight_that_only_repeats_its_words_has_no_note_and_one_on_nothing_is_said() -> None:
    boxes = (box_over(LINES[0], "quarantine", 0),)
    nowhere = ((10.0, 10.0, 50.0, 20.0),)
    article = one("a.pdf", page_of_lines(LINES, [(boxes, "Quarantine"), (nowhere, "lost")]))
    assert [mark.note for mark in article.highlights] == [None]
    assert any("1 highlight" in note for note in article.notes)


def test_properties_are_taken_where_the_text_bears_them_out_and_else_offered() -> None:
    told = {"title": "Rail bridge stays shut", "author": "Han Sol"}
    article = one("a.pdf", report(["By Han Sol", FIRST, SECOND], properties=told))
    assert article.metadata.author == "Han Sol"
    told = {"title": "Microsoft Word - draft3.doc", "author": "Kim Min Su"}
    article = one("a.pdf", report([FIRST, SECOND], properties=told))
    assert article.metadata.title == "Rail bridge stays shut"
    assert article.metadata.author is None
    assert article.proposed["author"] == "Kim Min Su"
    assert article.metadata.published is None
    assert "published" in article.proposed


def test_a_layout_of_a_journal_is_read_as_it_was_written() -> None:
    told = blocks(one("a.pdf", journal()))
    assert told == [
        "Trade after the quarantine",
        f"Abstract. {FIRST} {SECOND}",
        "Introduction",
        f"The traders have waited since January. {FIRST} {SECOND}",
        f"1 {FIRST}",
        f"In the right column it goes on. {SECOND} {FIRST}",
        "Figure 1: Lorries at the gate.",
        "Table 1 shows the prices.",
        "Item\tHyesan\tSinuiju",
        "Rice\t4,200\t4,300",
        "Corn\t1,900\t2,000",
    ]


def test_what_holds_no_text_is_said_in_one_line() -> None:
    assert "no text layer" in refused("scan.pdf", pictures())
    assert "encrypted" in refused("locked.pdf", report([FIRST], password="secret"))
    assert "damaged" in refused("broken.pdf", b"%PDF-1.7\n1 0 obj\n<<")
    assert "damaged" in refused("named.pdf", b"only words")


def test_a_pdf_file_is_known_by_its_bytes() -> None:
    assert one("report.txt", report([FIRST])).kind == "pdf"
