"""Zones: the cases of a file that anyone can edit, and what holds for every text."""

from pathlib import Path
from typing import NamedTuple, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.text.document import ZONES, Document, Zone
from nkreader.text.markdown import markdown_document
from nkreader.text.plain import plain_document
from nkreader.text.zones import headline, zones

CASES = Path(__file__).parent / "cases" / "zones.txt"


class Case(NamedTuple):
    name: str
    blocks: list[tuple[Zone, str]]

    def document(self) -> Document:
        source = "\n\n".join(words.replace("\\|", "|") for _, words in self.blocks)
        make = markdown_document if self.name.startswith("markdown:") else plain_document
        return make(source)


def cases() -> list[Case]:
    found: list[Case] = []
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=== "):
            found.append(Case(line.removeprefix("=== "), []))
        elif line and not line.startswith("#"):
            zone, words = line.split("|", 1)
            assert zone.strip() in ZONES, line
            found[-1].blocks.append((cast(Zone, zone.strip()), words.strip()))
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_zones_are_what_the_cases_say(case: Case) -> None:
    document = case.document()
    found = zones(document)
    words = [document.text[block.start : block.end] for block in document.blocks]
    expected = [zone for zone, _ in case.blocks]
    assert list(zip(found, words, strict=True)) == list(zip(expected, words, strict=True))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_headline_is_the_one_block_that_is_zoned_title(case: Case) -> None:
    document = case.document()
    titles = [index for index, zone in enumerate(zones(document)) if zone == "title"]
    index = headline(document)
    assert titles == ([] if index is None else [index])


PIECES = st.lists(
    st.sampled_from(
        [case_block for case in cases() for _, case_block in case.blocks]
        + ["", "word", "A long enough sentence for a paragraph of an article to be, all in all."]
    ),
    max_size=12,
)


@given(PIECES, st.sampled_from(["\n", "\n\n"]))
def test_every_block_has_one_zone_and_the_title_is_alone(pieces: list[str], between: str) -> None:
    for document in (plain_document(between.join(pieces)), markdown_document("\n\n".join(pieces))):
        found = zones(document)
        assert len(found) == len(document.blocks)
        assert found.count("title") <= 1
        assert ("title" in found) == (headline(document) is not None)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_has_zones(text: str) -> None:
    document = plain_document(text)
    assert len(zones(document)) == len(document.blocks)


def test_a_long_paragraph_is_body_whatever_it_begins_with() -> None:
    text = "Read more: " + "the yard was empty and the gate was shut, a driver said. " * 10
    assert zones(plain_document(text)) == ["body"]


def test_a_long_address_is_still_an_address() -> None:
    text = "https://yalu.example.com/" + "a" * 2000
    assert zones(plain_document(text)) == ["boilerplate"]


def test_what_a_source_says_of_a_block_counts_more_than_its_looks() -> None:
    text = "A lorry at the gate.\n\nLorries wait\n\nThe drivers sleep in their cabs, a trader said."
    first, second, third = plain_document(text).blocks
    told = Document(text, (first._replace(hint="caption"), second._replace(hint="title"), third))
    assert zones(told) == ["caption", "title", "body"]
