"""Congresses and meetings by their number: "제8차 당대회", "제8기 제5차 전원회의"."""

import re

from nkreader.entities.korean.sheet import Sheet

NUMBERED = re.compile(
    r"(?:제\s?)?(?:\d{1,3}기\s?(?:제\s?)?)?\d{1,3}차\s?"
    r"(?:(?:조선)?[노로]동당\s?)?(?:당\s?대회|당\s?대표자회|전원회의|(?:당\s?)?세포비서대회"
    r"|정치국\s?(?:확대)?\s?회의|[가-힣]{0,6}대회|확대회의|총회|회의)(?!장|론)"
)


GAMES = re.compile("올림픽|패럴림픽|아시안게임|월드컵")
GAMES_BEFORE = re.compile(r"(?:([가-힣]{2,8})\s)?(?:(?:동계|하계|장애인)\s?)?$")
REACH = 14


def find(sheet: Sheet) -> None:
    """Every numbered meeting, games with the place they are named after."""
    text = sheet.text
    for start in sheet.openings(0):
        start -= 1 if text[start - 1 : start] == "제" else 0
        match = NUMBERED.match(text, start)
        if match is not None:
            sheet.claim(start, match.end(), "EVENT")
    for match in GAMES.finditer(text):
        before = GAMES_BEFORE.search(text, max(0, match.start() - REACH), match.start())
        place = before[1] if before else None
        is_place = place is not None and sheet.lists.place_before(place) == len(place)
        if before is not None and is_place:
            sheet.claim(before.start(), match.end(), "EVENT")
