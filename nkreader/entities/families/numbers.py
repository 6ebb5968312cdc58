"""Figures in words and digits: what the families that count share. Finds nothing by itself."""

from nkreader.entities import flags as f
from nkreader.entities.page import HYPHENS, Page
from nkreader.text.word_set import word_set

RANGE = frozenset({"-", "\u2013", "\u2010", "\u2212", " - ", " \u2013 "})
MULTIPLIERS = word_set(
    "hundred thousand million billion trillion dozen m bn mn mln tn k crore lakh"
)
SMALL = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
TIED = HYPHENS | {" "}
PARTS = SMALL | MULTIPLIERS


def is_number(page: Page, i: int) -> bool:
    """Whether word `i` is a figure or a number word ("15,861", "two", "million")."""
    if not 0 <= i < page.size:
        return False
    kind = page.kinds[i]
    if kind & f.DIGITS:
        return True
    return bool(kind & f.NUMBER) and (page.said(i) in SMALL or page.said(i) == "hundred")


def number_right(page: Page, i: int) -> int:
    """The word after the number that begins at `i` ("24 million", "two hundred"), or `i`."""
    if not is_number(page, i):
        return i
    digits = page.kinds[i] & f.DIGITS
    j = i + 1
    if digits and len(page.words[i]) < 4:
        while j < page.size and page.gaps[j] == " " and _is_thousands(page.words[j]):
            j += 1
    while j < page.size and (page.kinds[j] & f.NUMBER or not digits):
        gap = page.gaps[j]
        word = page.said(j)
        if gap == "" and not (digits and word in MULTIPLIERS and word not in ("hundred",)):
            break
        if word in MULTIPLIERS and gap in ("", " ", "\n", "-"):
            if word in ("m", "k", "bn", "mn", "mln", "tn") and gap not in ("", " "):
                break
            j += 1
        elif not digits and word in SMALL and gap in TIED:
            j += 1
        elif (
            not digits
            and word == "and"
            and page.said(j + 1) in SMALL
            and page.said(j - 1) in MULTIPLIERS
        ):
            j += 2
        else:
            break
    return j


def _is_thousands(word: str) -> bool:
    """Whether a word is the three figures after a space in "14 000"."""
    return len(word) == 3 and word.isdigit()


def number_left(page: Page, i: int) -> int:
    """The first word of the number that ends with word `i`, or `i + 1` where none does."""
    if not (0 <= i < page.size and page.kinds[i] & (f.DIGITS | f.NUMBER)):
        return i + 1
    if not (is_number(page, i) or page.said(i) in MULTIPLIERS):
        return i + 1
    start = i
    while start > 0:
        before = start - 1
        if not page.kinds[before] & (f.DIGITS | f.NUMBER):
            break
        gap = page.gaps[start]
        if not (is_number(page, before) or page.said(before) in MULTIPLIERS):
            break
        if (
            (
                gap == " "
                and _is_thousands(page.words[start])
                and page.words[before].isdigit()
                and len(page.words[before]) < 4
            )
            or (page.said(start) in MULTIPLIERS and gap in ("", " ", "-", "\n"))
            or (page.said(start) in SMALL and page.said(before) in PARTS and gap in TIED)
        ):
            start = before
        else:
            break
    return start if is_number(page, start) else i + 1


def range_left(page: Page, i: int) -> int:
    """Like `number_left`, and over a range: "10-15", "10 to 15", "between 10 and 15" (from 10)."""
    start = number_left(page, i)
    if start > i or start == 0:
        return start
    if page.gaps[start] in RANGE:
        first = number_left(page, start - 1)
        return first if first < start else start
    if page.said(start - 1) in ("to", "or") and start > 1 and page.gaps[start] == " ":
        first = number_left(page, start - 2)
        if first <= start - 2 and page.gaps[start - 1] == " ":
            return first
    return start
