"""Counts: numbers that nothing else took ("four officials", "80,000 Chinese")."""

import re

from nkreader.entities import flags as f
from nkreader.entities.families.numbers import RANGE, number_right
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

CODE = re.compile(r"\d{5,}$|0\d")
AFTER = word_set(
    "no number code resolution article chapter table figure page section room bureau office unit "
    "flight highway order version route phase type level camp hs paragraph paragraphs para figures "
    "annex tables footnote chapters codes nos numbers resolutions articles imo hull pages sections"
)


def find(page: Page) -> None:
    """Every free number that is no code, no ordinal, no part of a name."""
    taken, words, kinds = page.taken, page.words, page.kinds
    for i in page.where(f.DIGITS | f.NUMBER):
        word = words[i]
        if taken[i] or word == "one" or word == "One":
            continue
        j = number_right(page, i)
        if j == i:
            if word == "dozen":
                page.claim(i, i + 1, "CARDINAL")
            continue
        if j > i + 1 and not page.free(i, j):
            j = i + 1
        if kinds[i] & f.DIGITS and (CODE.match(word) or _numbers_line(page, i, j)):
            continue
        if _is_number_of(page, i):
            continue
        gap = page.gaps[i]
        if (gap and gap[-1] in "-/.:'_#[") or (gap == "" and i):
            continue
        if j < page.size and page.gaps[j] in ("-", "\u2013") and page.kinds[j] & f.DIGITS:
            j += 1
        after = page.gaps[j] if j < page.size else " "
        if j < page.size and after in ("", "/", ":", ".") and (page.words[j] != "'s"):
            continue
        if gap.endswith("(") and page.text[page.ends[j - 1] : page.ends[j - 1] + 1] == ")":
            continue
        if after == "-" and not page.kinds[j] & f.DIGITS:
            continue
        if (
            i
            and page.kinds[i - 1] & f.CAP
            and gap == " "
            and not page.is_start(i - 1)
            and not page.taken[i - 1]
        ):
            continue
        page.claim(i, j, "CARDINAL")


def _is_number_of(page: Page, i: int) -> bool:
    """Whether figure `i` is the number of something: "HS codes 72-83", "Articles 8 and 10"."""
    if page.said(i - 1) in AFTER:
        return True
    first = i - 1 if page.gaps[i] in RANGE else i - 2
    if first < 1 or not page.kinds[first] & f.DIGITS or page.said(first - 1) not in AFTER:
        return False
    return first == i - 1 or page.said(i - 1) in ("and", "to", "or")


def _numbers_line(page: Page, i: int, j: int) -> bool:
    """Whether a figure numbers the paragraph or item that it opens ("12. The Panel")."""
    opens = i == 0 or "\n" in page.gaps[i]
    return (
        opens
        and j == i + 1
        and j < page.size
        and page.gaps[j].startswith((". ", ") ", ".\t", ")\t"))
    )
