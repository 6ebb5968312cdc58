"""Sums with a currency: "5,000원", "1만 4000원", "북한 돈 5000원", "30위안"."""

import re

from nkreader.entities.korean.sheet import Sheet

NUMBER = r"(?:\d{1,3}(?:\s\d{3})++(?!\d)|\d++(?:,\d++)*+(?:\.\d++)?)"
"""A figure; the North writes a space where others write a comma."""
LARGE = r"(?:\s?[조억만천백](?:\s?\d[\d,]{0,6})?){0,4}"
"""What makes a figure larger: "1만 4000", "3억 2천만"."""
SUM = re.compile(
    rf"(?:\d[\d,]{{0,6}}\s?[~∼]\s?)?{NUMBER}{LARGE}"
    r"\s?(?:원|위안화?|달러|유로|엔|루블)(?!칙|정대|단[가-힣]|자[력재])"
)
BEFORE = re.compile(
    r"(?:(?<![가-힣])(?:(?:북한|조선|중국|한국|미국)\s?(?:돈|원화)|미화|인민폐|국돈|내화)\s)?"
    r"(?:(?<![가-힣])[천백만]\s?)?$"
)
"""Whose money it is, and a thousand that is written out: "북한 돈 천200원"."""
REACH = 12


def find(sheet: Sheet) -> None:
    """Every sum."""
    for start in sheet.openings(0):
        match = SUM.match(sheet.text, start)
        if match is not None:
            before = BEFORE.search(sheet.text, max(0, start - REACH), start)
            sheet.claim(before.start() if before else start, match.end(), "MONEY")
