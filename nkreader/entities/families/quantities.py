"""Measured amounts: a figure with a unit ("2.5 tonnes", "1,300-kilometer", "90 square meters")."""

from nkreader.entities import flags as f
from nkreader.entities.families.numbers import range_left
from nkreader.entities.page import HYPHENS, Page
from nkreader.text.word_set import word_set

BETWEEN = word_set("square cubic metric nautical short long sq")
LETTERS = frozenset(["m", "g", "k", "nm", "mm", "cm"])
"""Units that are read as such only where they touch the figure."""
TOUCHING = HYPHENS | {"", " ", "\n"}
OF_SPEED = frozenset(["hour", "second", "minute"])
MINUS = frozenset("-\u2010\u2011\u2013\u2212")
PER = frozenset(["h", "hr", "hour", "s", "sec", "second", "min", "day"])
"""What may follow a slash after a unit ("km/h")."""


def find(page: Page) -> None:
    """Degrees by their sign, then every unit with a figure before it."""
    if "°" in page.text:
        for i in page.where(f.DIGITS):
            _degrees(page, i)
    for i in page.where(f.UNIT):
        word = page.said(i)
        if word in BETWEEN or i == 0:
            continue
        gap = page.gaps[i]
        last = i - 1
        if page.said(last) in BETWEEN and gap in (" ", "\n", "-"):
            last -= 1
        start = range_left(page, last) if last >= 0 else i
        if start > last or page.gaps[last + 1] not in TOUCHING:
            continue
        if word in LETTERS and (gap not in ("", " ") or page.words[i] != word):
            continue
        if word == "m" and start and page.words[start - 1] in "$€£¥₩":
            continue
        if word in ("second", "seconds"):
            continue
        end = _end(page, i, word)
        if end == i or page.runs_on(end, f.FACILITY):
            continue
        bracket = end < page.size and page.gaps[end] == "(" and page.said(end) in ("e", "t")
        if bracket and page.text[page.ends[end] : page.ends[end] + 1] == ")":
            page.claim(start, end + 1, "QUANTITY", end=page.ends[end] + 1)
        else:
            page.claim(start, end, "QUANTITY")


def _degrees(page: Page, i: int) -> None:
    """ "12° C", "-5°F": with its sign, where no word stands before that."""
    end = i + 1
    if end >= page.size or page.gaps[end].strip() != "°" or page.words[end] not in ("C", "F", "K"):
        return
    text, start = page.text, range_left(page, i)
    first = page.starts[start]
    before = text[max(0, first - 2) : first]
    signed = before[-1:] in MINUS and not before[:-1].strip(" \n(")
    page.claim(start, end + 1, "QUANTITY", start=first - (bool(before) and signed))


def _end(page: Page, i: int, word: str) -> int:
    """The word after the unit that begins at word `i` ("km/h", "light-years"), or `i` for none."""
    end = i + 1
    after = page.said(end)
    gap = page.gaps[end] if end < page.size else ""
    if word == "light":
        return end + 1 if after in ("year", "years") and gap in (" ", "-") else i
    if word in ("degree", "degrees") and after in ("celsius", "fahrenheit"):
        return end + 1
    if after == "per" and page.said(end + 1) in OF_SPEED:
        return end + 2
    return end + (gap == "/" and after in PER)
