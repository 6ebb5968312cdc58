"""Which sentences an annotation codes, against the definition read word by word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.analysis.coded_sentences import carried, how_many
from nkreader.text.columns import Pairs

#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345
TEXT = "Rice is dear. The ferry stayed in port. 끝났다."
SENTENCES = Pairs([(0, 13), (14, 39), (40, 44)])


@pytest.mark.parametrize(
    ("span", "coded"),
    [
        ((0, 13), [0]),  # the sentence itself
        ((0, 4), [0]),  # a word within it
        ((12, 13), []),  # its full stop is no word
        ((7, 8), []),  # nor is a space
        ((0, 39), [0, 1]),
        ((8, 27), [1]),  # five characters of thirteen; thirteen of twenty-five
        ((8, 26), []),  # twelve of twenty-five are not more than half
        ((6, 15), [0]),  # seven of thirteen
        ((5, 42), [0, 1]),  # two of four are not more than half
        ((13, 14), []),
        ((40, 42), [2]),  # Korean words are words
        ((0, 44), [0, 1, 2]),
    ],
)
def test_more_than_half_or_a_word_within(span: tuple[int, int], coded: list[int]) -> None:
    assert list(carried(SENTENCES, span, TEXT[slice(*span)])) == coded


def test_stretches_that_overlap_are_counted_once() -> None:
    assert how_many([(0, 3), (2, 5), (8, 9), (8, 9), (4, 4)]) == 6


Spans = st.tuples(st.integers(0, 59), st.integers(1, 60)).filter(lambda span: span[0] < span[1])


@given(
    st.text(alphabet="ab .,국", min_size=60, max_size=60),
    st.lists(st.integers(0, 60), unique=True, max_size=12),
    st.lists(Spans, max_size=8),
)
def test_it_is_what_the_definition_says(
    text: str, borders: list[int], spans: list[tuple[int, int]]
) -> None:
    ends = sorted(borders)
    pairs = list(zip(ends[::2], ends[1::2], strict=False))
    everywhere = set()
    for span in spans:
        plain = set()
        for number, (start, end) in enumerate(pairs):
            shared = len(set(range(start, end)) & set(range(*span)))
            within = start <= span[0] and span[1] <= end
            word = re.search(r"\w", text[slice(*span)]) is not None
            if shared > (end - start) / 2 or (within and word):
                plain.add(number)
        assert set(carried(Pairs(pairs), span, text[slice(*span)])) == plain
        everywhere |= plain
    found = [carried(Pairs(pairs), span, text[slice(*span)]) for span in spans]
    assert how_many((one.start, one.stop) for one in found) == len(everywhere)
