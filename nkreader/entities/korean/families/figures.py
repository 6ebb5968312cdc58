"""Percentages, quantities with a unit, counts with what is counted: "30%", "5kg", "400여 명"."""

import re
from functools import cache

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.families.money import LARGE, NUMBER
from nkreader.entities.korean.lists import korean_lists
from nkreader.entities.korean.sheet import Sheet
from nkreader.model import Label

NUMERAL = "(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|열두|스무)"
PERCENT = re.compile(rf"{NUMBER}\s?(?:%|％|퍼센트|프로(?![가-힣]))")


@cache
def _quantity() -> "re.Pattern[str]":
    units = "|".join(sorted(korean_lists().all("units"), key=len, reverse=True))
    return re.compile(rf"{NUMBER}{LARGE}\s?(?:{units})(?![A-Za-z])")


@cache
def _count() -> "re.Pattern[str]":
    # A single one ("한 주민") is nobody's number; "50대" before a person is an age.
    counters = "|".join(sorted(korean_lists().all("counters"), key=len, reverse=True))
    return re.compile(
        rf"(?:{NUMBER}{LARGE}(?:\s?여)?\s?|{NUMERAL}\s)(?!대\s[가-힣])(?:{counters})"
        r"(?=[^가-힣]|$|[이가은는을를의에도만과와씩]|으로|로|까지|부터|뿐|당|씩|들|쯤|이다)"
    )


def find(sheet: Sheet) -> None:
    """Percentages, quantities, counts."""
    text = sheet.text
    rules: tuple[tuple[re.Pattern[str], Label], ...] = (
        (PERCENT, "PERCENT"), (_quantity(), "QUANTITY"), (_count(), "CARDINAL"),
    )  # fmt: skip
    for start in sheet.openings(f.COUNT):
        for pattern, label in rules:
            match = pattern.match(text, start)
            if match is not None:
                sheet.claim(start, match.end(), label)
                break
