"""Where the blocks of a plain text lie: single newlines, blank lines, hard-wrapped files."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.text.plain import plain_document, wrap_width

PARAGRAPHS = [
    "Lorries began to line up at the customs yard before dawn on Monday, a trader in the border "
    "city said, though only a handful of them were let across before the gate closed again.",
    "He said the drivers had been told to bring two negative tests and a letter from their firm, "
    "and that nobody had explained what the letter was meant to say.",
    "A second trader, who deals in cooking oil, said that prices had risen by a fifth within days "
    "and that shops in the market had begun to ration what they sold to each household.",
    "Officials in the city did not answer calls. The railway office said the timetable for freight "
    "trains was unchanged, and that it knew of no plan to reopen the passenger line this winter.",
]
KOREAN = [
    "국경 도시의 한 무역업자는 월요일 새벽부터 화물차들이 세관 앞에 줄을 서기 시작했다고 말했다. "
    "그러나 문이 다시 닫히기 전까지 건너간 차는 몇 대뿐이었다고 그는 덧붙였다.",
    "그는 운전사들이 음성 확인서 두 장과 회사의 편지를 가져오라는 지시를 받았지만 편지에 무엇을 "
    "써야 하는지 설명해 준 사람은 아무도 없었다고 전했다.",
]


def texts(source: str) -> list[str]:
    return [source[block.start : block.end] for block in plain_document(source).blocks]


@given(st.text(st.sampled_from("ab .\n\t\u00a0\u2028”가")))
def test_blocks_are_trimmed_ordered_and_hold_every_word(text: str) -> None:
    document = plain_document(text)
    assert document.text == text
    edge = 0
    for block in document.blocks:
        piece = text[block.start : block.end]
        assert piece
        assert piece == piece.strip()
        assert not text[edge : block.start].strip()
        edge = block.end
    assert not text[edge:].strip()


def test_single_newlines_end_blocks_of_an_ordinary_file() -> None:
    assert texts("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_a_caption_under_its_link_line_is_a_block_of_its_own() -> None:
    slug, caption = "border trucks customs yard", "Trucks at a customs yard. / Image: Yalu Wire"
    assert texts(f"{PARAGRAPHS[0]}\n\n{slug}\n{caption}\n\n{PARAGRAPHS[1]}") == [
        PARAGRAPHS[0],
        slug,
        caption,
        PARAGRAPHS[1],
    ]


@pytest.mark.parametrize("width", [60, 72, 80, 98])
def test_a_hard_wrapped_file_keeps_its_paragraphs(width: int) -> None:
    wrapped = [textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS]
    assert texts("\n\n".join(wrapped)) == wrapped


def test_a_short_line_ends_a_block_in_a_hard_wrapped_file() -> None:
    wrapped = [textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS]
    together = "\n\n".join(wrapped)
    assert texts(f"Waiting at the gate\n{together}\n- one\n- two") == [
        "Waiting at the gate",
        *wrapped,
        "- one",
        "- two",
    ]


def test_korean_is_measured_in_columns() -> None:
    wrapped = [textwrap.fill(paragraph, 40) for paragraph in KOREAN]
    assert texts("\n\n".join(wrapped)) == wrapped


def test_a_list_of_headlines_is_not_hard_wrapped() -> None:
    headlines = [
        "Traders in Dandong wait for word on the reopening of the bridge",
        "Fuel prices climb for a third week in markets along the border",
        "Ministry calls on farms to finish the maize harvest before the first frost of the year",
        "New customs hall opens after two years of building work",
        "Rail freight between the two countries doubles from last winter's low",
    ]
    assert wrap_width("\n".join(headlines)) is None
    assert texts("\n".join(headlines)) == headlines
