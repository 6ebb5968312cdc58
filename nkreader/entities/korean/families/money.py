"""Sums with a currency: "5,000원", "1만 4000원", "북한 돈 5000원", "30위안"."""

import re

from nkreader.entities.korean.sheet import Sheet

NUMBER = r"(?<![\d.,])(?:\d{1,3}(?:\s\d{3})++(?!\d)|\d++(?:,\d++)*+(?:\.\d++)?)"
"""A figure; the North writes a space where others write a comma."""
LARGE = r"(?:\s?[조억만천백](?:\s?\d[\d,]{0,6})?){0,4}"
"""What makes a figure larger: "1만 4000", "3억 2천만"."""
SUM = re.compile(
    rf"(?:(?:(?:북한|조선|중국|한국|미국)\s?(?:돈|원화)|미화|인민폐|국돈|내화)\s)?(?:[천백만]\s?)?(?:(?<![\d.,])\d[\d,]{{0,6}}\s?[~∼]\s?)?(?:{NUMBER}|(?<=[~∼])\d++){LARGE}"
    r"\s?(?:원|위안화?|달러|유로|엔|루블)(?!칙|정대|단[가-힣]|자[력재])"
)


def find(sheet: Sheet) -> None:
    """Every sum."""
    for match in SUM.finditer(sheet.text):
        sheet.claim(match.start(), match.end(), "MONEY")
