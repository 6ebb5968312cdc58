"""A quotation is found where it stands, exactly or folded, and nowhere else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nkreader.cli.quotes import in_context, places
from nkreader.text.cleaning import folded
from nkreader.text.span import Span

TEXT = "“Nobody crosses,” he said.\nNobody\u00a0crosses now; nobody."


def test_exact_words_win_over_folded_ones() -> None:
    assert places(TEXT, "Nobody") == [Span(1, 7), Span(27, 33)]


def test_quotes_spaces_and_case_are_folded_where_nothing_is_exact() -> None:
    assert places(TEXT, '"nobody crosses,"') == [Span(0, 17)]
    assert places(TEXT, "NOBODY CROSSES NOW") == [Span(27, 45)]


def test_a_line_break_is_a_space_to_a_quotation() -> None:
    assert places(TEXT, "said. nobody") == [Span(21, 33)]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert places("caf\u0065\u0301 bar", "café") == [Span(0, 5)]


def test_half_a_letter_is_not_found() -> None:
    assert places("Laße", "s") == []
    assert places("Straße", "strasse") == [Span(0, 6)]


def test_hits_that_overlap_are_all_places() -> None:
    assert places("ha ha ha", "ha ha") == [Span(0, 5), Span(3, 8)]


@given(st.text(min_size=1), st.data())
def test_every_slice_of_a_text_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end) in places(text, text[start:end])


@given(
    st.text("aßéE\u0301ŉ \u00a0“’한", min_size=1), st.text("ases'né \"한", min_size=1, max_size=4)
)
def test_what_is_found_folds_to_what_was_asked(text: str, quote: str) -> None:
    assume(quote not in text)
    for span in places(text, quote):
        assert plain(span.of(text)) == plain(quote)


def plain(words: str) -> str:
    return " ".join(folded(words).replace('"', "'").split())


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("Seoul, on Monday", "In Seoul,  on \u00a0Monday it rained.", "Seoul,  on \u00a0Monday"),
        ("went.  Then", "He went. Then", "went. Then"),
        ("'Stop!'", "“Stop!” she said.", "“Stop!”"),
        ('"Stop!"', "‘Stop!’ she said.", "‘Stop!’"),
        ("「Stop」", "He said «Stop» twice.", "«Stop»"),
        ("Hamhung", "In Ham\u00adhung\u00ad it rained.", "Ham\u00adhung"),
        ("Ham\u00adhung", "In Hamhung it rained.", "Hamhung"),
        (" it rained ", "In Hamhung it rained.", "it rained"),
    ],
)
def test_a_quote_is_found_as_it_reads(quote: str, text: str, found: str) -> None:
    assert [span.of(text) for span in places(text, quote)] == [found]


def test_context_is_one_line_with_the_place_marked() -> None:
    assert in_context(TEXT, 27, 33, 9, 9) == "…he said. ‹Nobody› crosses…"
    assert in_context(TEXT, 27, 33, 7, 7) == "…said. ‹Nobody›…"
    assert in_context(TEXT, 0, len(TEXT)) == f"‹{' '.join(TEXT.split())}›"
