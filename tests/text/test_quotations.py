"""Which marks of quotation belong together, in every fashion that papers have."""

import pytest

from nkreader.text.quotations import quotations
from nkreader.text.tokens import tokens
from tests.growth import grows_with_its_length


def quoted(text: str) -> list[str]:
    """The quotations of a text whose paragraphs stand on lines of their own."""
    cut = tokens(text)
    ends = [place for place, sign in enumerate(text) if sign == "\n"]
    borders = [sum(start < end for start in cut.starts) for end in ends]
    found = quotations(text, cut, borders)
    return [text[cut.starts[first] : cut.ends[last]] for first, last in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ("“Yes,” he said. „Nein“ and „no”.", ["“Yes,”", "„Nein“", "„no”"]),
        ("``It is'' and ''this''", ["``It is''", "''this''"]),
        ("«Да», «нет»", ["«Да»", "«нет»"]),
        ("「예」라고 『말』했다", ["「예」", "『말』"]),
        ("‘It isn’t cold,’ she said.", ["‘It isn’t cold,’"]),
        ("the workers' and the traders' rice", []),
        ("in the '90s, and '98 too", []),
        ("“It “is” so” he", ["“It “is”"]),
    ],
)
def test_pairs_of_every_fashion(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_what_is_not_closed_goes_to_the_end_of_its_paragraph() -> None:
    text = "“We waited all day at the gate.\n“Then we left,” he said.\nNobody came."
    assert quoted(text) == ["“We waited all day at the gate.", "“Then we left,”"]


def test_a_turn_in_a_transcript_is_no_quotation() -> None:
    assert quoted('"KIM: We went home that day.') == []


@pytest.mark.parametrize(
    "sign", ['"', "“", "”", "‘a ", "'a ", "’ ", "„a ", "``a ", "''a ", "« ", "“He came. ", '"A: ']
)
def test_marks_that_never_close_cost_no_more(sign: str) -> None:
    def act(text: str) -> object:
        cut = tokens(text)
        return quotations(text, cut, [len(cut.words)])

    assert grows_with_its_length(act, sign, 40_000, 0.05)
