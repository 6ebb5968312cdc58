"""Moves, drawn: the cursor stands before the character behind `|`; `‹ ›` hold a selection."""

import pytest

from nkreader.text.document import Zone
from nkreader.tui.pane.motions import Ground, Step, Unit, extended
from tests.tui.pane.pane_build import reading

TITLE = "A title here"
TEXT = f"{TITLE}\n\nOne is first. Two comes next.\n\n/ Image: Yalu Wire\n\nThree ends it."
ZONES: list[Zone] = ["title", "body", "caption", "body"]


def ground(text: str = TEXT, zones: list[Zone] | None = None) -> Ground:
    article = reading(text, zones=ZONES if zones is None and text == TEXT else zones)
    return Ground(article.document, article.zones, article.sentences)


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
    assert start(ground().step_sentence(at(before), True)) == (at(after) if after else None)


@pytest.mark.parametrize(
    ("before", "after"),
    [("|Three", "|Two comes"), ("Two co|mes", "|One is"), ("/ |Image", "|Two"), ("|One", None)],
)
def test_previous_sentence(before: str, after: str | None) -> None:
    assert start(ground().step_sentence(at(before), False)) == (at(after) if after else None)


def test_without_body_every_sentence_is_stepped_over() -> None:
    only = ground("One. Two.", ["caption"])
    assert only.step_sentence(0, True) == (5, 9)


def test_the_current_sentence() -> None:
    assert TEXT[slice(*ground().sentence(at("fir|st"))[:2])] == "One is first."
    assert TEXT[slice(*ground().sentence(at("first.| Two"))[:2])] == "Two comes next."
    assert TEXT[slice(*ground().sentence(at("A t|itle"))[:2])] == TITLE
    assert TEXT[slice(*ground().sentence(len(TEXT))[:2])] == "Three ends it."
    assert ground().sentence(at("Th|ree"))[2] == 3


def test_the_number_of_the_sentence_counts_body_only() -> None:
    numbers = [ground().number(at(words)) for words in ("|A title", "|One", "Two c|omes", "|Three")]
    assert numbers == [0, 1, 2, 3]
    assert ground().number(at("/ |Image")) == 2


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
    assert start(ground().word_after(at(before))) == at(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("One |is", "|One is"), ("One i|s", "One |is"), ("|One is", "A title |here")],
)
def test_previous_word(before: str, after: str) -> None:
    assert start(ground().word_unit(at(before), False)) == at(after)


def test_words_in_a_very_long_block() -> None:
    text = "word " * 20_000
    far = ground(text)
    assert far.word_after(50_000) == (50_005, 50_009)
    assert far.word_unit(50_000, False) == (49_995, 49_999)
    gap = "a" + " -" * 3000 + " b"
    assert ground(gap).word_after(0) == (len(gap) - 1, len(gap))


def test_paragraphs_and_headings() -> None:
    assert start(ground().step_block(at("O|ne"), True)) == at("|/ Image")
    assert start(ground().step_block(at("O|ne"), False)) == at("|A title")
    assert start(ground().step_heading(at("|Three"), False)) == at("|A title")
    assert ground().step_heading(at("|Three"), True) is None


def selected(words: str, forward: bool, step: Step) -> str:
    """`words` with anchor `‹` and cursor `|` (on the character behind it), after one move."""
    text = TEXT
    plain = words.replace("‹", "").replace("|", "")
    base = text.index(plain)
    anchor = base + words.replace("|", "").index("‹")
    cursor = base + words.replace("‹", "").index("|")
    moved = extended((cursor, cursor + 1), anchor, forward, step)
    return text[min(anchor, moved) : max(anchor, moved) + 1]


def test_a_selection_takes_in_whole_sentences() -> None:
    step = ground().sentence_unit
    assert selected("‹|One is", True, step) == "One is first."
    assert selected("‹One is first|. Two", True, step) == "One is first. Two comes next."
    assert selected("‹One is first. Two comes next|.", False, step) == "One is first."
    assert selected("‹One is first|.", False, step) == "O"
    assert selected("first. ‹|Two", False, step) == "One is first. T"


def test_a_selection_takes_in_whole_words() -> None:
    step = ground().word_unit
    assert selected("‹|One is first", True, step) == "One"
    assert selected("‹On|e is first", True, step) == "One is"
    assert selected("‹One i|s first", False, step) == "One"


def test_an_empty_document_goes_nowhere() -> None:
    empty = ground("", [])
    assert empty.step_sentence(0, True) is None
    assert empty.step_block(0, True) is None
    assert empty.word_after(0) is None
    assert empty.sentence(0) == (0, 0, 0)
    assert empty.number(0) == 0
