"""A text cut into words and signs: what belongs to a word, and where it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.text.tokens import KEPT, tokens
from tests.growth import SIGNS, grows_with_its_length


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. said so.", ["the", "u.s", ".", "said", "so", "."]),
        ("third-party and/or AT&T", ["third-party", "and/or", "at&t"]),
        ("1,000 won, 2.5%", ["1,000", "won", ",", "2.5", "%"]),
        ("He didn't; it's Kim’s.", ["he", "didn't", ";", "it", "'s", "kim", "’s", "."]),
        ("O'Brien at 5 o'clock", ["o'brien", "at", "5", "o'clock"]),
        ("wait... no -- ``yes''", ["wait", "...", "no", "--", "``", "yes", "''"]),
        ("on the 5th of mid-1990s", ["on", "the", "5th", "of", "mid-1990s"]),
        ("İzmir ends", ["izmir", "ends"]),
        ("", []),
    ],
)
def test_what_belongs_to_a_word(text: str, words: list[str]) -> None:
    assert tokens(text).words == words


@given(st.text() | st.text("aB1'’-.,&/“” \n\u0130é", max_size=60))
def test_words_are_what_stands_at_their_places_and_white_space_is_the_rest(text: str) -> None:
    cut = tokens(text)
    last = 0
    for word, start, end in zip(cut.words, cut.starts, cut.ends, strict=True):
        assert last <= start < end
        assert not text[last:start].strip()
        assert len(word) == end - start
        assert word == text[start:end].replace("\u0130", "i").lower()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("sign", [*SIGNS, "a.", "1,", "a'", "-", "''", "``"])
def test_long_words_and_rows_of_signs_cost_no_more(sign: str) -> None:
    room = " " * KEPT  # a shorter text is cut once and then remembered
    assert grows_with_its_length(lambda text: tokens(text + room), sign, 20_000, 0.05)
