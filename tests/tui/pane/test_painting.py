"""Rows as they are sent: exactly as wide as the pane, hostile text as signs, marks beside it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color

from nkreader.model import COLOURS, FAMILIES, Reading
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Block, Document, Style
from nkreader.tui.cells import BIDI
from nkreader.tui.pane.gutter import arrange, signs
from nkreader.tui.pane.layers import Layers, Spans
from nkreader.tui.pane.layout import Layout
from nkreader.tui.pane.looks import COMPONENTS, Looks, Pair
from nkreader.tui.pane.painter import Painter
from tests.tui.pane.pane_build import (
    CODEBOOK,
    SCRIPTS,
    PaneApp,
    document,
    hard_text,
    reading,
    styled,
)

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
GREY = Pair(Color(120, 120, 120), Color(60, 60, 60))
LOOKS = Looks(
    Color(230, 230, 230),
    Color(20, 20, 20),
    {name.removeprefix("pane--"): GREY for name in COMPONENTS},
    plain=False,
)


def painter(article: Reading, width: int, hits: SpanColumns | None = None) -> Painter:
    doc = article.document
    gutter, text_width = arrange(width, 80)
    inline = SpanColumns((s.start, s.end, n, "") for n, s in enumerate(doc.styles))
    layers = Layers(
        Spans(article.mentions),
        Spans(article.annotations),
        Spans(inline),
        Spans(hits or SpanColumns()),
        Spans(article.beside),
    )
    layout = Layout(doc, text_width, 0)
    layout.grow(offset=len(doc.text) + 1)
    return Painter(doc, article.zones, layers, layout, LOOKS, gutter, CODEBOOK)


@settings(max_examples=60, deadline=None)
@given(hard_text(8), st.integers(20, 120), st.data())
def test_rows_are_as_wide_as_the_pane_wherever_highlights_are_cut(
    text: str, width: int, data: st.DataObject
) -> None:
    doc = document(text)
    place = st.integers(0, len(text))
    span = st.tuples(place, place).filter(lambda s: s[0] < s[1])
    spans = data.draw(st.lists(span, max_size=5)) if text else []
    doc = styled(doc, [Style(a, b, "emphasis") for a, b in spans[:2]])
    article = reading(
        doc,
        marks=[(a, b, n) for n, (a, b) in enumerate(spans)],
        mentions=[(a, b, "GPE") for a, b in spans],
    )
    paint = painter(article, width)
    selection = spans[-1] if spans else None
    cursor = data.draw(place)
    for row in range(len(paint.layout)):
        strip = paint.strip(row, width, row == 0, selection, cursor)
        assert sum(cell_len(segment.text) for segment in strip) == width
        assert not FORBIDDEN.search(strip.text)
        assert not BIDI & set(strip.text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_highlight_cut_at_every_offset_changes_no_width(script: str) -> None:
    doc = document(script.replace("\n", " "))
    for a in range(len(script)):
        article = reading(doc, marks=[(a, a + 1, 0)], mentions=[(0, a + 1, "ORG")])
        paint = painter(article, 60)
        for row in range(len(paint.layout)):
            assert sum(cell_len(s.text) for s in paint.strip(row, 60, False)) == 60


def test_markup_in_an_article_is_only_text() -> None:
    paint = painter(reading("[bold]loud[/bold] [@click=app.quit]x[/] [/]"), 80)
    assert "[bold]loud[/bold] [@click=app.quit]x[/] [/]" in paint.strip(0, 80, False).text


def test_deep_nesting_leaves_half_the_width_for_words() -> None:
    text = "words inside three hundred quotes"
    doc = Document(text, (Block(0, len(text), "quote", prefix=("quote",) * 300),))
    paint = painter(reading(doc), 60)
    assert paint.layout.width - paint.layout.indent(0) >= paint.layout.width // 2
    assert all(len(paint.strip(row, 60, False).text) == 60 for row in range(len(paint.layout)))


def gutter_text(current: bool, *tags: int, width: int = 60) -> str:
    gutter, _ = arrange(width, 80)
    text = "".join(text for text, _ in signs(gutter, current, [CODEBOOK.tags[n] for n in tags]))
    assert len(text) == gutter.left
    return text


def test_the_gutter_tells_the_current_sentence_and_the_tags_that_begin() -> None:
    assert gutter_text(False) == "     "
    assert gutter_text(True) == "›    "
    assert gutter_text(True, 0) == "›▌1  "
    assert gutter_text(False, 1, 2) == " █23 "
    assert gutter_text(False, 1, 1) == " █2  "
    assert gutter_text(False, 1, 2, 3) == " █2+ "
    assert gutter_text(False, 11) == " ▌t  "
    assert gutter_text(False, 0, 1, 2, 3, width=100).strip() == "█1234"


def test_the_gutter_tells_what_another_set_has_tagged_behind_ones_own() -> None:
    def told(own: tuple[int, ...], others: tuple[int, ...], width: int = 40) -> str:
        gutter, _ = arrange(width, 80)
        tags, beside = ([CODEBOOK.tags[n] for n in some] for some in (own, others))
        found = list(signs(gutter, False, tags, beside=beside))
        assert all(part == "beside" for text, part in found if "┊" in text)
        return "".join(text for text, _ in found)

    assert told((), (1,)) == " ┊2  "
    assert told((), (1, 2, 3)) == " ┊23 "
    assert told((0,), (1,)) == " ▌1┊ "
    assert told((0, 2), (1,)) == " █+┊ "
    assert told((0, 2), (1, 1), width=100).strip() == "█13┊2"


def test_a_mark_is_signed_on_its_first_row_only() -> None:
    text = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen."
    paint = painter(reading(text, marks=[(4, len(text), 2)]), 40)
    rows = [paint.strip(row, 40, False).text[:5] for row in range(len(paint.layout))]
    assert rows == [" ▌3  ", *["     "] * (len(rows) - 1)]


def attributes(article: Reading, word: str) -> set[str]:
    """The attributes of the run that a word begins, and whether it has a ground of its own."""
    paint = painter(article, 80)
    at = article.document.text.index(word)
    x, row, _ = paint.layout.xy_of(at)
    left = paint.gutter.left + x
    for segment in paint.strip(row, 80, False):
        if left < segment.cell_length:
            style = segment.style
            assert style is not None
            found = {
                name
                for name in ("bold", "underline", "underline2", "italic", "reverse", "strike")
                if getattr(style, name)
            }
            return found | ({"ground"} if style.bgcolor != LOOKS.ground.rich_color else set())
        left -= segment.cell_length
    raise AssertionError(word)


def test_layers_add_up() -> None:
    text = "Kim met Lee and Pak in Rason there"
    article = reading(
        text,
        mentions=[(0, 3, "PERSON"), (8, 11, "PERSON"), (23, 28, "GPE")],
        marks=[(8, 19, 0), (16, 19, 1), (23, 28, 4)],
    )
    assert attributes(article, "Kim") == {"bold"}
    assert attributes(article, "met") == set()
    assert attributes(article, "Lee") == {"bold", "ground"}
    assert attributes(article, "and") == {"ground"}
    assert attributes(article, "Pak") == {"ground", "underline"}
    assert attributes(article, "Rason") == {"bold", "ground"}
    assert attributes(article, "there") == set()


def test_rows_with_find_hits_are_signed_and_the_one_with_the_cursor_by_another_sign() -> None:
    text = "The gate was shut. The gate was opened, and a gate is a gate for all who come."
    hits = SpanColumns((at, at + 4, 0, "") for at in (4, 23, 46, 56))
    paint = painter(reading(text), 40, hits)
    rows = range(len(paint.layout))
    assert [paint.strip(row, 40, row == 0).text[:2] for row in rows] == ["› ", "/ ", "  "]
    assert paint.strip(1, 40, False, cursor=46).text[:2] == "» "
    assert paint.strip(0, 40, True, cursor=4).text[:2] == "» "
    assert paint.strip(0, 40, True, cursor=0).text[:2] == "› "


def test_a_family_for_every_component() -> None:
    assert {f"pane--{family}" for family in FAMILIES} < COMPONENTS
    assert {f"pane--tag-{colour}" for colour in COLOURS} < COMPONENTS


async def test_a_label_that_is_switched_off_is_not_shown_and_not_gone_to() -> None:
    article = reading("Kim met Lee in Rason.", mentions=[(8, 11, "PERSON"), (15, 20, "GPE")])
    app = PaneApp(article)
    async with app.run_test(size=(80, 10)) as pilot:
        app.pane.hidden_labels = {"PERSON"}
        await pilot.press("e")
        assert app.pane.cursor == 15
        bold = [s.text for s in app.pane.render_line(1) if s.style and s.style.bold]
        assert "Lee" not in bold


def table_article() -> Reading:
    text = "goods\tprice\n\t\nrice\t5,100"
    rows = (((0, 5), (6, 11)), ((12, 12), (13, 13)), ((14, 18), (19, 24)))
    doc = Document(text, (Block(0, 24, "table", rows=rows, aligns=("left", "right")),))
    return reading(doc, marks=[(19, 24, 0)])


def test_a_table_is_ruled_below_its_head_only_and_marks_stand_at_their_row() -> None:
    paint = painter(table_article(), 40)
    rows = [paint.strip(row, 40, False).text.rstrip() for row in range(len(paint.layout))]
    assert rows == [
        "     goods │ price",
        "     ──────┼──────",
        "           │",
        " ▌1  rice  │ 5,100",
    ]
    assert attributes(table_article(), "price") == {"bold"}
    assert attributes(table_article(), "rice\t") == set()


def test_code_has_a_ground_of_its_own_to_the_edge_of_the_text() -> None:
    text = "one = 1\n\ntwo"
    paint = painter(reading(Document(text, (Block(0, len(text), "code"),))), 40)
    for row in range(3):
        grounds = {
            segment.style.bgcolor for segment in paint.strip(row, 40, False) if segment.style
        }
        assert len(grounds) == 2


def test_a_mark_that_begins_in_unseen_space_is_signed_at_its_first_words() -> None:
    text = "words that fill the row      then more"
    at = text.index("      ")
    paint = painter(reading(text, marks=[(at + 2, len(text), 0)]), 30)
    assert [paint.strip(row, 30, False).text[:5] for row in (0, 1)] == ["     ", " ▌1  "]
