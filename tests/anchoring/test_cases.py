"""Passages drawn in an old and a new text: cases.txt says how, and anyone can add one."""

from pathlib import Path
from typing import NamedTuple

import pytest

from nkreader.anchoring import describe, resolve
from nkreader.model import Placement


class Case(NamedTuple):
    name: str
    status: str
    old: str
    new: str


def _cases() -> list[Case]:
    _, *entries = Path(__file__).with_name("cases.txt").read_text("utf-8").split("\n== ")
    cases = []
    for entry in entries:
        head, _, body = entry.partition("\n")
        name, status = head.split(" | ")
        old, _, new = body.partition("\n--\n")
        cases.append(Case(name, status, old.strip("\n"), new.strip("\n")))
    return cases


def _drawn(text: str) -> tuple[str, tuple[int, int] | None]:
    start, end = text.find("[["), text.find("]]")
    plain = text.replace("[[", "").replace("]]", "")
    return plain, (start, end - 2) if start >= 0 else None


@pytest.mark.parametrize("case", _cases(), ids=[case.name for case in _cases()])
def test_a_passage_is_found_or_left_to_a_person(case: Case) -> None:
    old, span = _drawn(case.old)
    new, place = _drawn(case.new)
    assert span is not None
    known = None if case.name.endswith("(without old)") else old
    got = resolve(describe(old, *span), new, known)
    if case.status == "unsettled":
        assert got.status in ("review", "orphan")
    elif place is not None:
        assert got == Placement(case.status, *place)  # type: ignore[arg-type]
    else:
        assert got.status == case.status
