"""Laws by what ends them ("청년교양보장법"), resolutions by number ("안보리 결의 2397호")."""

import re

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Sheet

RESOLUTION = re.compile(r"결의(?:안)?\s?(?:제\s?)?(\d{3,4})호")
MAKER = re.compile(r"(?:(?:유엔\s?)?안보리|유엔)\s$")
REACH = 8
SHORTEST = 5
"""Syllables of a law that no list has."""
ALONE = frozenset({"헌법", "형법"})


def find(sheet: Sheet) -> None:
    """Resolutions, then laws."""
    for match in RESOLUTION.finditer(sheet.text):
        before = MAKER.search(sheet.text, max(0, match.start() - REACH), match.start())
        start = before.start() if before else match.start()
        sheet.claim(start, match.end(), "LAW", f"Resolution {match[1]}")
    for i in sheet.where(f.LAW):
        found = sheet.readings[i].ends.get("laws")
        if found is None or sheet.readings[i].named:
            continue
        stem, _ = found
        if len(stem) >= SHORTEST or stem in ALONE:
            sheet.claim(sheet.starts[i], sheet.starts[i] + len(stem), "LAW")
