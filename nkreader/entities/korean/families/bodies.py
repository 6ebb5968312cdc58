"""Bodies: by what ends them ("압록통신"), and those of a place ("혜산시 안전부", "양강도당")."""

import re

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Claim, Sheet
from nkreader.text.word_set import word_set

UNIT = re.compile(r"\d{1,3}(?!개)[가-힣]{0,4}(?:군단|사단|여단|려단)(?!장)")
"""A unit of an army by its number."""
NOT_ALONE = word_set("당 대학 학교 중학교 회사 상사 관리국 위원회 지휘부")
"""Ends of bodies that mean none where they stand alone beside a place."""
ARMY = re.compile(r"(?:(?:조선)?인민군\s)?(?:제\s?)?$")
REACH = 10


def find(sheet: Sheet) -> None:
    """Ends that are sure; then bodies that the place before them owns; then chains of bodies."""
    for start in sheet.openings(0):
        match = UNIT.match(sheet.text, start)
        if match is not None:
            before = ARMY.search(sheet.text, max(0, start - REACH), start)
            sheet.grow(before.start() if before else start, match.end(), "ORG")
    for i in sheet.where(f.BODY | f.BODY_BESIDE):
        ends = sheet.readings[i].ends
        start = sheet.starts[i]
        found = ends.get("body_tails")
        if found is not None and _is_named(sheet, *found):
            _claim(sheet, start, start + len(found[0]))
        beside = ends.get("body_tails_beside")
        if beside is not None:
            _of_place(sheet, i, *beside)
    for i in sheet.where(f.NAME | f.BODY):
        claim = sheet.at(sheet.starts[i])
        if claim is not None and claim.label == "ORG" and claim.start == sheet.starts[i]:
            _owned(sheet, i, claim)


def _claim(sheet: Sheet, start: int, end: int) -> None:
    """Label a body, unless the lists know it or a longer one."""
    known = sheet.at(start)
    if known is None or known.label != "ORG" or known.end < end:
        sheet.grow(start, end, "ORG")


def _is_named(sheet: Sheet, stem: str, tail: str) -> bool:
    """Whether what stands before a tail is a name."""
    before = stem[: -len(tail)]
    return len(before) > 1 and before not in sheet.lists.all("generic")


def _of_place(sheet: Sheet, i: int, stem: str, tail: str) -> None:
    """ "혜산시당", "해주대학", and "함경북도 당위원회" with the place before it."""
    start = sheet.starts[i]
    end = start + len(stem)
    before = stem[: -len(tail)]
    size = sheet.lists.place_before(before)
    if size and (size == len(before) or tail != "당"):
        if before not in sheet.lists.all("countries"):
            sheet.grow(start, end, "ORG")
        return
    owner = sheet.owner(i)
    whole = not before or before in sheet.lists.all("generic")
    if owner is not None and whole and stem not in NOT_ALONE:
        sheet.grow(owner.start, end, "ORG")


def _owned(sheet: Sheet, i: int, claim: Claim) -> None:
    """A body with the place, or the larger body, whose own it is."""
    owner = sheet.owner(i)
    if owner is not None:
        text = sheet.text[claim.start : claim.end]
        found = sheet.lists.ending((text,), "body_tails_beside")
        if found is not None or claim.name is None:
            sheet.grow(owner.start, claim.end, "ORG")
