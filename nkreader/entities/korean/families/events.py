"""Congresses and meetings by their number: "제8차 당대회", "제8기 제5차 전원회의"."""

import re

from nkreader.entities.korean.sheet import Sheet

NUMBERED = re.compile(
    r"(?<!\d)(?:(?:제\s?)?\d{1,3}기\s?)?(?:제\s?)?\d{1,3}차\s?"
    r"(?:(?:조선)?[노로]동당\s?)?(?:당\s?대회|당\s?대표자회|전원회의|(?:당\s?)?세포비서대회"
    r"|정치국\s?(?:확대)?\s?회의|[가-힣]{0,6}대회|확대회의|총회|회의)(?!장|론)"
)


GAMES = re.compile(r"(?:동계|하계|장애인)?\s?(?:올림픽|패럴림픽|아시안게임|월드컵)")
WORD_BEFORE = re.compile(r"([가-힣]{2,8})\s?$")


def find(sheet: Sheet) -> None:
    """Every numbered meeting, games with the place they are named after."""
    for match in GAMES.finditer(sheet.text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        before = WORD_BEFORE.search(sheet.text, max(0, start - 9), start)
        if before and sheet.lists.place_before(before[1]) == len(before[1]):
            start = before.start()
        sheet.claim(start, match.end(), "EVENT")
    for match in NUMBERED.finditer(sheet.text):
        sheet.claim(match.start(), match.end(), "EVENT")
