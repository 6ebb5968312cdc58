"""Every family on the cases anyone can edit: `cases/FAMILY.txt`, a text a line with marks."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from nkreader.entities import extract
from nkreader.entities.korean.table import FAMILIES as KOREAN
from nkreader.entities.table import FAMILIES
from nkreader.model import LABELS

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"\[\[([A-Z]+):(.*?)\]\]", re.DOTALL)


class Case(NamedTuple):
    name: str
    labels: frozenset[str]
    text: str
    wanted: set[tuple[str, int, str]]
    """Label, first code point, words."""


def read(path: Path) -> list[Case]:
    """The cases of one file; its first line names the labels it is about."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    labels = frozenset(lines[0].removeprefix("# labels:").split())
    assert labels <= set(LABELS), f"{path.name}: first line must be '# labels: ...'"
    assert labels, path.name
    cases = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        line = line.replace("\\n", "\n")
        text, wanted, last = "", set(), 0
        for mark in MARK.finditer(line):
            text += line[last : mark.start()]
            wanted.add((mark[1], len(text), mark[2]))
            text += mark[2]
            last = mark.end()
        cases.append(Case(f"{path.stem}:{number}", labels, text + line[last:], wanted))
    return cases


ALL = [case for path in sorted(CASES.rglob("*.txt")) for case in read(path)]
IN_KOREAN = [case for path in sorted(CASES.glob("korean/*.txt")) for case in read(path)]


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_marks_are_found_and_nothing_else(case: Case) -> None:
    found = {
        (str(mention.label), mention.start, case.text[mention.start : mention.end])
        for mention in extract(case.text)
        if mention.label in case.labels
    }
    assert found == case.wanted, case.text


def test_a_text_may_end_anywhere() -> None:
    ends = re.compile(r"\W+")
    for case in ALL:
        for end in ends.finditer(case.text):
            for text in (case.text[: end.start()], case.text[: end.end()], case.text[end.end() :]):
                assert all(0 <= m.start < m.end <= len(text) for m in extract(text)), text


@pytest.mark.parametrize("case", IN_KOREAN, ids=[case.name for case in IN_KOREAN])
def test_korean_letters_that_stand_apart_are_found_alike(case: Case) -> None:
    """NFD, as files from a Mac have it: the same words, at the places where they stand there."""
    apart = unicodedata.normalize("NFD", case.text)
    found = {
        (str(mention.label), apart[mention.start : mention.end])
        for mention in extract(apart)
        if mention.label in case.labels
    }
    wanted = {(label, unicodedata.normalize("NFD", words)) for label, _, words in case.wanted}
    assert found == wanted, case.text
    names = [mention.name for mention in extract(case.text)]
    assert [mention.name for mention in extract(apart)] == names


def test_every_family_has_cases() -> None:
    assert {path.stem for path in CASES.glob("korean/*.txt")} == {one.name for one in KOREAN}
    assert {path.stem for path in CASES.glob("*.txt")} == {
        family.name.replace(" ", "_") for family in FAMILIES
    }
