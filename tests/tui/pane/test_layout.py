"""Rows and offsets of whole documents: every visible cell leads to an offset and back."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.text.document import Block, Document
from nkreader.tui.pane.layout import BLANK, Layout
from tests.tui.pane.pane_build import document, hard_text

PREFIXES: list[tuple[str, ...]] = [
    (),
    ("quote",),
    ("•",),
    ("quote", "3."),
    ("•", "◦"),
    ("quote",) * 300,
]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Blocks of every kind over hard text, tables of it among them."""
    text, blocks = "", []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(
            st.sampled_from(["paragraph", "heading", "item", "quote", "code", "table", "rule"])
        )
        prefix = draw(st.sampled_from(PREFIXES))
        start = len(text)
        if kind == "rule":
            blocks.append(Block(start, start, "rule", prefix=prefix))
        elif kind == "table":
            columns = draw(st.integers(1, 6))
            table = []
            for _ in range(draw(st.integers(1, 3))):
                row = []
                for _ in range(columns):
                    cell = re.sub(r"\s+", " ", draw(hard_text(2))).strip()
                    row.append((len(text), len(text) + len(cell)))
                    text += cell + "\t"
                table.append(tuple(row))
            end = table[-1][-1][1]
            blocks.append(Block(start, max(end, start), "table", prefix=prefix, rows=tuple(table)))
        else:
            words = draw(hard_text(8)).strip() or "x"
            if kind == "code":
                words = words.replace(" ", "\n  ", 2)
            text += words
            blocks.append(Block(start, len(text), kind, prefix=prefix))  # type: ignore[arg-type]
        text += "\n\n"
    return Document(text, tuple(blocks))


@settings(max_examples=80, deadline=None)
@given(documents(), st.integers(20, 200), st.integers(0, 1), st.integers(0, 1))
def test_every_cell_leads_to_an_offset_and_back(
    doc: Document, width: int, spacing: int, leading: int
) -> None:
    layout = Layout(doc, width, spacing, leading)
    layout.grow(offset=len(doc.text) + 1)
    assert layout.done
    seen: set[int] = set()
    for row in range(len(layout)):
        for left, cells in layout.line(row).pieces:
            assert left + cells.width <= layout.width
            for x in range(left, left + cells.width):
                cluster = layout.cluster_at(x, row)
                assert cluster is not None
                start, end = cluster
                seen.update(range(start, end))
                back, same_row, width_of = layout.xy_of(start)
                assert same_row == row
                assert back <= x < back + width_of
                assert layout.cluster_of(start) == cluster
                assert layout.cluster_of(end - 1) == cluster
    visible = {
        offset
        for block in doc.blocks
        for a, b in ([cell for row in block.rows for cell in row] or [(block.start, block.end)])
        for offset in range(a, b)
        if not doc.text[offset].isspace()
    }
    assert visible <= seen


@settings(max_examples=40, deadline=None)
@given(documents(), st.integers(20, 90))
def test_every_offset_has_a_place(doc: Document, width: int) -> None:
    layout = Layout(doc, width, 1)
    for offset in range(len(doc.text) + 1):
        x, row, cells = layout.xy_of(offset)
        assert 0 <= x <= layout.width
        assert -1 <= row < len(layout)
        assert cells >= 1


@settings(max_examples=40, deadline=None)
@given(documents(), st.integers(20, 90), st.integers(0, 400))
def test_growing_in_slices_gives_the_same_rows(doc: Document, width: int, rows: int) -> None:
    whole, sliced = Layout(doc, width, 1), Layout(doc, width, 1)
    whole.grow(offset=len(doc.text) + 1)
    for n in range(0, rows, 7):
        sliced.grow(rows=n)
    sliced.grow(offset=len(doc.text) + 1)
    assert len(whole) == len(sliced)
    for row in range(len(whole)):
        assert whole.bounds(row) == sliced.bounds(row)
        assert whole.block_of(row) == sliced.block_of(row)


def drawn(layout: Layout) -> list[str]:
    """The rows, without the empty one on top."""
    layout.grow(offset=len(layout.document.text) + 1)
    out = []
    for row in range(len(layout)):
        if layout.block_of(row) == BLANK:
            out.append("")
            continue
        line = layout.prefix(layout.block_of(row), layout.is_first(row))
        for left, cells in layout.line(row).pieces:
            line = line.ljust(left) + cells.piece(0, len(cells.starts))
        out.append(line.rstrip())
    return out[1:] if layout.spacing else out


def test_markers_stand_left_of_their_words_and_the_rest_lines_up() -> None:
    text = "first item with words\n\nmore of it\n\nsecond\n\nquoted words here"
    blocks = list(document(text).blocks)
    doc = Document(
        text,
        (
            blocks[0]._replace(kind="item", prefix=("10.",)),
            blocks[1]._replace(prefix=("10.",), first=False),
            blocks[2]._replace(kind="item", prefix=("10.", "•")),
            blocks[3]._replace(kind="quote", prefix=("quote", "quote")),
        ),
    )
    assert drawn(Layout(doc, 16, 0)) == [
        "10. first item",
        "    with words",
        "    more of it",
        "    • second",
        "▎ ▎ quoted words",
        "▎ ▎ here",
    ]


def table(*rows: str) -> Document:
    text, out = "", []
    for row in rows:
        cells = []
        for cell in row.split("|"):
            cells.append((len(text), len(text) + len(cell)))
            text += cell + "\t"
        text = text[:-1] + "\n"
        out.append(tuple(cells))
    text = text[:-1]
    return Document(
        text, (Block(0, len(text), "table", rows=tuple(out), aligns=("left", "right")),)
    )


def test_a_table_that_fits_keeps_its_columns() -> None:
    doc = table("goods|price", "rice|5,100", "diesel|9")
    assert drawn(Layout(doc, 40, 1)) == [
        "goods    price",
        "",
        "rice     5,100",
        "diesel       9",
    ]


def test_the_widest_column_gives_way_first() -> None:
    doc = table("goods|price", "rice from the southern ports|5,100")
    assert drawn(Layout(doc, 24, 1)) == [
        "goods              price",
        "",
        "rice from the      5,100",
        "southern ports",
    ]


def test_a_table_too_wide_for_columns_is_stacked() -> None:
    doc = table("one|two|three|four|five", "1111|2222|3333|4444|5555")
    assert drawn(Layout(doc, 20, 1))[:6] == ["one", "two", "three", "four", "five", ""]


@pytest.mark.parametrize(("text", "rows"), [("x" * 60 + "\n" + "y" * 5, 1), ("short\nlines", 2)])
def test_only_a_hard_wrapped_file_is_flowed_again(text: str, rows: int) -> None:
    assert len(drawn(Layout(document(text), 80, 1))) == rows


def test_only_the_head_of_a_long_text_is_laid_out_at_first() -> None:
    doc = document("\n\n".join(["some words " * 40] * 2000))
    layout = Layout(doc, 80, 1)
    layout.grow(rows=50)
    assert len(layout) < 60
    assert abs(layout.height - 2000 * 7) < 2000
    row = layout.row_of(doc.blocks[1000].start)
    assert layout.bounds(row)[0] == doc.blocks[1000].start
