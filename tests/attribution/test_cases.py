"""Every family on the cases anyone can edit: `cases/FAMILY.txt`, a text, below it what it says."""

from pathlib import Path
from typing import NamedTuple

import pytest

from nkreader.attribution import attribute
from nkreader.attribution.table import FAMILIES
from nkreader.attribution.values import Attribution, Said
from nkreader.text.plain import plain_document
from nkreader.text.sentences import sentences

CASES = Path(__file__).parent / "cases"
OTHERS = {"speakers", "hedges", "korean"}
"""Cases that are no family's."""


class Case(NamedTuple):
    name: str
    text: str
    wanted: list[list[str]]
    """A row an attribution: source, cue, content, and perhaps a fourth column."""


def read(path: Path) -> list[Case]:
    """The cases of one file: a line of text, then a line with two spaces for each attribution."""
    cases: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("  "):
            cases[-1].wanted.append([part.strip() for part in line.split(" | ")])
        elif line.strip() and not line.startswith("#"):
            cases.append(Case(f"{path.stem}:{number}", line.replace("\\n", "\n"), []))
    return cases


def found(text: str) -> Said:
    """What a plain text says."""
    return attribute(text, sentences(plain_document(text)))


def shown(text: str, said: Said, one: Attribution) -> list[str]:
    """An attribution as a row of all columns: speaker fourth, hedges fifth."""
    words = [text[slice(*place)] if place else "-" for place in (one.source, one.cue)]
    content = " … ".join(text[start:end] for start, end in one.content).replace("\n", "\\n")
    speaker = "-" if one.speaker is None else said.speakers[one.speaker].name
    hedges = ", ".join(f"{text[a:b]} ({kind})" for a, b, kind in one.hedges) or "-"
    return [*words, content, speaker + "?" * one.doubtful, hedges]


ALL = [case for path in sorted(CASES.glob("*.txt")) for case in read(path)]


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_what_a_case_says_is_found_and_nothing_else(case: Case) -> None:
    said = found(case.text)
    columns = [0, 1, 2]
    if any(len(row) > 3 for row in case.wanted):
        columns.append(4 if case.name.startswith("hedges") else 3)
    rows = [shown(case.text, said, one) for one in said.attributions]
    assert [[row[k] for k in columns] for row in rows] == case.wanted, case.text


def test_every_family_has_cases() -> None:
    assert {path.stem for path in CASES.glob("*.txt")} == OTHERS | {one.name for one in FAMILIES}


def test_a_text_may_end_anywhere() -> None:
    for case in ALL:
        for end in [place for place, sign in enumerate(case.text) if not sign.isalpha()]:
            text = case.text[:end]
            for one in found(text).attributions:
                places = [*one.content, *(place for place in (one.source, one.cue) if place)]
                assert all(0 <= a < b <= end for a, b in places), text
