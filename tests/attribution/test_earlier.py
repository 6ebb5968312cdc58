"""Which sentences speak of an earlier report of the same house: `earlier.txt`, a line a case."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.attribution.earlier import EarlierReport, earlier_reports, names_of
from nkreader.text.plain import plain_document
from nkreader.text.sentences import sentences

CASES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (Path(__file__).parent / "earlier.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("#")
]


def found(text: str, publisher: str | None) -> list[EarlierReport]:
    """What a plain text says."""
    return earlier_reports(text, sentences(plain_document(text)), publisher)


@pytest.mark.parametrize(("publisher", "text", "cue"), CASES, ids=[case[1] for case in CASES])
def test_a_case_points_at_an_earlier_report_or_does_not(
    publisher: str, text: str, cue: str
) -> None:
    there = found(text, None if publisher == "-" else publisher)
    assert [text[slice(*one.cue)] for one in there] == ([] if cue == "-" else [cue])
    assert all((one.start, one.end) == (0, len(text)) for one in there)


def test_korean_whose_letters_are_taken_apart_is_found_by_its_sentence() -> None:
    text = normalize("NFD", "소식이 있다. 본지는 지난달 이 지시를 보도한 바 있다.")
    (one,) = found(text, "데일리NK")
    assert text[one.start : one.end].startswith(normalize("NFD", "본지는"))
    assert one.cue == (one.start, one.end)


def test_all_names_of_a_house_mean_it() -> None:
    assert "daily nk" in names_of("데일리NK")
    assert names_of("The Yalu Wire") == {"yalu wire"}


@given(st.text(alphabet="“” ”.본지보도한바 weIn an earlier report,Yalu Wire's \n", max_size=300))
def test_any_text_is_borne_and_places_lie_in_it(text: str) -> None:
    for one in found(text, "Yalu Wire"):
        assert 0 <= one.start <= one.cue[0] < one.cue[1] <= one.end <= len(text)
