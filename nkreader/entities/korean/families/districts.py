"""Places no list has, by what ends them, where they stand beside a place: "대홍단군 삼장리"."""

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Sheet

SURE = ("노동자구", "로동자구")
"""Ends only a place has."""
SHORTEST = 3
"""Syllables of a place that is found so."""


def find(sheet: Sheet) -> None:
    """From the left, so that a place found stands beside the next one."""
    blocked = sheet.lists.all("not_districts")
    for i in sheet.where(f.DISTRICT):
        found = sheet.readings[i].ends.get("districts")
        if found is None:
            continue
        stem, tail = found
        if len(stem) < SHORTEST or len(stem) == len(tail):
            continue
        if stem[-2:] in blocked or stem[-3:] in blocked or stem in blocked:
            continue
        before = sheet.beside(i)
        if tail in SURE or (before is not None and before.label == "GPE"):
            sheet.claim(sheet.starts[i], sheet.starts[i] + len(stem), "GPE")
