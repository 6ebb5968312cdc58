"""Congresses and meetings by their number: "제8차 당대회", "제8기 제5차 전원회의"."""

import re

from nkreader.entities.korean.sheet import Sheet

NUMBERED = re.compile(
    r"(?<!\d)(?:(?:제\s?)?\d{1,3}기\s?)?(?:제\s?)?\d{1,3}차\s?"
    r"(?:(?:조선)?[노로]동당\s?)?(?:당\s?대회|당\s?대표자회|전원회의|(?:당\s?)?세포비서대회"
    r"|정치국\s?(?:확대)?\s?회의|[가-힣]{0,6}대회|확대회의|총회|회의)(?!장|론)"
)


def find(sheet: Sheet) -> None:
    """Every numbered meeting."""
    for match in NUMBERED.finditer(sheet.text):
        sheet.claim(match.start(), match.end(), "EVENT")
