"""Sentences, words and blocks before and behind a place, drawn: it is that of `|`."""

import pytest

from nkreader.text.document import Zone
from nkreader.tui.pane.units import Unit, Units
from tests.tui.pane.pane_build import reading

TITLE = "A title here"
TEXT = f"{TITLE}\n\nOne is first. Two comes next.\n\n/ Image: Yalu Wire\n\nThree ends it."
ZONES: list[Zone] = ["title", "body", "caption", "body"]


def units(text: str = TEXT, zones: list[Zone] | None = None) -> Units:
    article = reading(text, zones=ZONES if zones is None and text == TEXT else zones)
    return Units(article.document, article.zones, article.sentences)


def at(words: str, text: str = TEXT) -> int:
    """The offset of the character behind `|` in a part of the text."""
    return text.index(words.replace("|", "")) + words.index("|")


def start(unit: Unit | None) -> int | None:
    return None if unit is None else unit[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|One is", "|Two comes"),
        ("One is f|irst", "|Two comes"),
        ("|A title", "|One is"),
        ("comes n|ext", "|Three ends"),
        ("/ Im|age", "|Three ends"),
        ("|Three", None),
    ],
)
def test_next_sentence_steps_over_what_is_not_body(before: str, after: str | None) -> None:
    assert start(units().step_sentence(at(before), True)) == (at(after) if after else None)


@pytest.mark.parametrize(
    ("before", "after"),
    [("|Three", "|Two comes"), ("Two co|mes", "|One is"), ("/ |Image", "|Two"), ("|One", None)],
)
def test_previous_sentence(before: str, after: str | None) -> None:
    assert start(units().step_sentence(at(before), False)) == (at(after) if after else None)


def test_without_body_every_sentence_is_stepped_over() -> None:
    only = units("One. Two.", ["caption"])
    assert only.step_sentence(0, True) == (5, 9)


def test_the_current_sentence() -> None:
    assert TEXT[slice(*units().sentence(at("fir|st"))[:2])] == "One is first."
    assert TEXT[slice(*units().sentence(at("first.| Two"))[:2])] == "Two comes next."
    assert TEXT[slice(*units().sentence(at("A t|itle"))[:2])] == TITLE
    assert TEXT[slice(*units().sentence(len(TEXT))[:2])] == "Three ends it."
    assert units().sentence(at("Th|ree"))[2] == 3


def test_the_number_of_the_sentence_counts_body_only() -> None:
    numbers = [units().number(at(words)) for words in ("|A title", "|One", "Two c|omes", "|Three")]
    assert numbers == [0, 1, 2, 3]
    assert units().number(at("/ |Image")) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|One is", "One |is"),
        ("O|ne is", "One |is"),
        ("|first. Two", "first. |Two"),
        ("next|.", "/ |Image"),
        ("|here", "|One is"),
    ],
)
def test_next_word_goes_on_into_the_next_block(before: str, after: str) -> None:
    assert start(units().word_after(at(before))) == at(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("One |is", "|One is"), ("One i|s", "One |is"), ("|One is", "A title |here")],
)
def test_previous_word(before: str, after: str) -> None:
    assert start(units().word_unit(at(before), False)) == at(after)


def test_words_in_a_very_long_block() -> None:
    text = "word " * 20_000
    far = units(text)
    assert far.word_after(50_000) == (50_005, 50_009)
    assert far.word_unit(50_000, False) == (49_995, 49_999)
    gap = "a" + " -" * 3000 + " b"
    assert units(gap).word_after(0) == (len(gap) - 1, len(gap))


def test_paragraphs_and_headings() -> None:
    assert start(units().step_block(at("O|ne"), True)) == at("|/ Image")
    assert start(units().step_block(at("O|ne"), False)) == at("|A title")
    assert start(units().step_heading(at("|Three"), False)) == at("|A title")
    assert units().step_heading(at("|Three"), True) is None


def test_an_empty_document_goes_nowhere() -> None:
    empty = units("", [])
    assert empty.step_sentence(0, True) is None
    assert empty.step_block(0, True) is None
    assert empty.word_after(0) is None
    assert empty.sentence(0) == (0, 0, 0)
    assert empty.number(0) == 0
