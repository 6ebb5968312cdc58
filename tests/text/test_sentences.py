"""Sentences: the cases of a file that anyone can edit, and what holds for every text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.text.document import Block, Document
from nkreader.text.plain import plain_document
from nkreader.text.sentences import WINDOW, sentences

CASES = Path(__file__).parent / "cases" / "sentences.txt"
CLOSING = ("■", "-0-", "(끝)", "[...]")


def cases() -> list[str]:
    lines = CASES.read_text(encoding="utf-8").split("\n")
    paragraphs = "\n".join(line for line in lines if not line.startswith("#")).split("\n\n")
    return [paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip("\n")]


def without_closing(sentence: str) -> str:
    for sign in CLOSING:
        sentence = sentence.removesuffix(sign).rstrip()
    return sentence


@pytest.mark.parametrize("language", [None, "ko"])
@pytest.mark.parametrize("drawn", cases())
def test_sentences_end_where_the_cases_draw_a_bar(drawn: str, language: str | None) -> None:
    text = drawn.replace(" | ", " ").replace("|", "")
    expected = [without_closing(sentence.strip()) for sentence in drawn.split("|")]
    document = Document(text, (Block(0, len(text)),))
    assert [text[a:b] for a, b in sentences(document, language)] == expected


WORDS = ["He left", "ri said", "5", "No", "Mr", "U.S", "다. ", "고 ", "■", "-0-", "1. ", "🚢"]
MARKS = [*".\"'“”“(])[…。」*!\n\t \u00a0\u2028\ufffd", ". ", ") ", "!”", "... "]
PIECES = st.lists(st.sampled_from(WORDS + MARKS), max_size=40)


@given(PIECES)
def test_sentences_are_trimmed_ordered_inside_one_block_and_hold_every_letter(
    pieces: list[str],
) -> None:
    document = plain_document("".join(pieces))
    text, spans = document.text, sentences(document)
    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(any(b.start <= s and e <= b.end for b in document.blocks) for s, e in spans)
    within = {place for a, b in spans for place in range(a, b)}
    assert all(place in within for place, char in enumerate(text) if char.isalpha())


@given(st.text())
def test_any_text_and_any_language_can_be_read(text: str) -> None:
    document = plain_document(text)
    assert len(sentences(document, text)) >= len(sentences(document)[:1])


def test_a_table_gives_rows_a_code_block_lines_and_a_rule_nothing() -> None:
    text = "Item\tPrice\nRice. White.\t5\n\nprint(1). x\n  y"
    table = Block(0, 25, "table", rows=(((0, 4), (5, 10)), ((11, 23), (24, 25))))
    document = Document(text, (table, Block(27, len(text), "code"), Block(27, 27, "rule")))
    assert [text[a:b] for a, b in sentences(document)] == [
        "Item\tPrice",
        "Rice. White.\t5",
        "print(1). x",
        "y",
    ]


def test_a_paragraph_longer_than_the_window_is_split_as_a_short_one_is() -> None:
    sentence = "“One wrong shipment and the firm is on the list,” said a trader on Mar. 27. "
    count = 3 * WINDOW // len(sentence)
    document = plain_document(sentence * count)
    assert [document.text[a:b] for a, b in sentences(document)] == [sentence.strip()] * count


def test_a_very_long_text_without_an_end_is_one_sentence() -> None:
    text = "word " * WINDOW + "end. Then"
    assert len(sentences(plain_document(text))) == 2
