"""Measured amounts: a figure with a unit ("2.5 tonnes", "1,300-kilometer", "90 square meters")."""

from nkreader.entities import flags as f
from nkreader.entities.families.numbers import range_left
from nkreader.entities.page import HYPHENS, Page
from nkreader.entities.word_set import word_set

BETWEEN = word_set("square cubic metric nautical short long sq")
LETTERS = frozenset(["m", "g", "k", "nm", "mm", "cm"])
"""Units that are read as such only where they touch the figure."""
OF_SPEED = frozenset(["hour", "second"])


def find(page: Page) -> None:
    """Every unit with a figure before it."""
    for i in page.where(f.UNIT):
        word = page.said(i)
        if word in BETWEEN or i == 0:
            continue
        gap = page.gaps[i]
        last = i - 1
        if page.said(last) in BETWEEN and gap in (" ", "\n", "-"):
            last -= 1
        start = range_left(page, last) if last >= 0 else i
        if start > last or page.gaps[last + 1] not in HYPHENS | {"", " ", "\n"}:
            continue
        if word in LETTERS and (gap not in ("", " ") or page.words[i] != word):
            continue
        if word == "m" and start and page.words[start - 1] in "$€£¥₩":
            continue
        if word in ("second", "seconds"):
            continue
        end = i + 1
        if word in ("degree", "degrees") and page.said(end) in ("celsius", "fahrenheit"):
            end += 1
        elif page.said(end) == "per" and page.said(end + 1) in OF_SPEED:
            end += 2
        page.claim(start, end, "QUANTITY")
