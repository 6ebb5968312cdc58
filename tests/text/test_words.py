"""Words as a reader counts them, in the scripts of the beat."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.text.words import count_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim’s order won't stand.", ["Kim’s", "order", "won't", "stand"]),
        ("'quoted' “words”", ["quoted", "words"]),
        ("the U.S. and the U.N.", ["the", "U.S", "and", "the", "U.N"]),
        ("1,500 tonnes, or 3.5%", ["1,500", "tonnes", "or", "3.5"]),
        ("a Dandong-based source", ["a", "Dandong", "based", "source"]),
        ("북한은 무역을 멈췄다.", ["북한은", "무역을", "멈췄다"]),
        ("P’yo\u0306ngyang", ["P’yo\u0306ngyang"]),
        ("贸易 3月", ["贸", "易", "3", "月"]),
        ("カタカナとひら", ["カタカナ", "と", "ひ", "ら"]),
        ("— … 🚢 ■", []),
    ],
)
def test_what_is_a_word(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in words(text)] == expected
    assert count_words(text) == len(expected)


@given(st.text(st.sampled_from("aB1.,'’ 가贸ひカ\u0306\n-🚢")))
def test_words_are_in_order_apart_and_hold_every_letter_and_digit(text: str) -> None:
    spans = list(words(text))
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    within = {place for a, b in spans for place in range(a, b)}
    assert all(place in within for place, char in enumerate(text) if char.isalnum())


@given(st.text(st.sampled_from("aB1_.,'’· \u00e9e\u0301\u2009—\ufe0f\n-🚢")))
def test_as_many_words_are_counted_as_are_found(text: str) -> None:
    assert count_words(text) == len(list(words(text)))


def test_a_range_gives_only_its_own_words() -> None:
    text = "one two three four"
    assert [text[a:b] for a, b in words(text, 4, 13)] == ["two", "three"]
