"""Percentages: a figure with its sign or word ("40%", "12.5 percent", "3 percentage points")."""

from nkreader.entities import flags as f
from nkreader.entities.families.numbers import range_left
from nkreader.entities.page import Page


def find(page: Page) -> None:
    """Every sign or word for percent with a figure before it."""
    for i in page.where(f.SIGN):
        word = page.said(i)
        last = i - 1
        end = i + 1
        if word == "cent":
            continue
        if last >= 0 and page.words[last] == "%":
            continue
        start = range_left(page, last) if last >= 0 else i
        if start > last or page.gaps[i] not in ("", " ", "\n", "-"):
            continue
        if start and page.words[start - 1] == "%" and page.gaps[start] == "-":
            start = range_left(page, start - 2)
        if page.said(end) in ("point", "points") and page.space(end):
            end += 1
        page.claim(start, end, "PERCENT")
    for i in page.where(f.MONEY):
        if page.said(i) == "cent" and page.said(i - 1) == "per" and page.gaps[i] == " ":
            start = range_left(page, i - 2)
            if start <= i - 2:
                page.claim(start, i + 1, "PERCENT")
