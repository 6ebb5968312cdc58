"""Every family on the cases anyone can edit: `cases/FAMILY.txt`, a line a text, [[words = value]].

`# published: DAY` holds for the lines below it, `unknown` for no date; `?` stands for no value.
"""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from nkreader.temporal import find
from nkreader.temporal.family import COUNTS, Family
from nkreader.temporal.table import FAMILIES

CASES = Path(__file__).parent / "cases"
WORD = re.compile("[a-z]+|[0-9]+")
MARK = re.compile(r"\[\[(.*?) = (.*?)\]\]")


class Case(NamedTuple):
    name: str
    published: date | None
    text: str
    wanted: list[tuple[int, str, str]]
    """First code point, words, value."""


def read(path: Path) -> list[Case]:
    cases, published = [], None
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line.startswith("# published:"):
            day = line.partition(":")[2].strip()
            published = None if day == "unknown" else date.fromisoformat(day)
            continue
        if not line.strip() or line.startswith("#"):
            continue
        line = line.replace("\\n", "\n")
        text, wanted, last = "", [], 0
        for mark in MARK.finditer(line):
            text += line[last : mark.start()]
            wanted.append((len(text), mark[1], mark[2]))
            text += mark[1]
            last = mark.end()
        cases.append(Case(f"{path.stem}:{number}", published, text + line[last:], wanted))
    return cases


ALL = [case for path in sorted(CASES.glob("*.txt")) for case in read(path)]


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_marks_are_found_with_their_values_and_nothing_else(case: Case) -> None:
    found = [
        (one.start, case.text[one.start : one.end], one.value or "?")
        for one in find(case.text, case.published)
    ]
    assert found == case.wanted


def test_a_line_break_parts_words_as_a_space_does() -> None:
    """Texts come with lines of 70 letters; a date may break anywhere."""
    for case in ALL:
        whole = find(case.text, case.published)
        broken = find(case.text.replace(" ", "\n"), case.published)
        assert [one[:6] for one in whole] == [one[:6] for one in broken], case.name


@pytest.mark.parametrize("family", FAMILIES, ids=[family.name for family in FAMILIES])
def test_a_rule_knows_all_words_that_its_matches_begin_with(family: Family) -> None:
    """A rule is tried nowhere else: a word that is missing there would hide what it finds."""
    texts = [case.text.lower() for case in ALL] + [
        f"{case.text[start:].lower()}" for case in ALL for start, _, _ in case.wanted
    ]
    for rule in family.rules:
        begins = {word if word > ":" else COUNTS for word in rule.begins.split()}
        for text in texts if begins else ():
            for found in re.compile(rule.pattern).finditer(text):
                first = WORD.match(text, found.start())
                if first is not None:
                    assert (first[0] if first[0] > ":" else COUNTS) in begins, found[0]


def test_every_family_has_cases() -> None:
    families = {family.name.replace(" ", "_") for family in FAMILIES} | {"korean"}
    assert {path.stem for path in CASES.glob("*.txt")} == families


def test_a_text_may_end_anywhere() -> None:
    for case in ALL:
        for end in re.finditer(r"\W+", case.text):
            for text in (case.text[: end.start()], case.text[: end.end()], case.text[end.end() :]):
                assert all(0 <= one.start < one.end <= len(text) for one in find(text, None))
