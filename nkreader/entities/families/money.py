"""Sums of money: a figure with a currency ("$24 million", "5,000 North Korean won")."""

from nkreader.entities import flags as f
from nkreader.entities.families.numbers import RANGE, number_left, number_right, range_left
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

SIGNS = frozenset("$€£¥₩")
CODES = word_set("USD EUR GBP JPY CNY RMB KRW KPW RUB HKD SGD AUD CAD CHF INR TWD")
DOLLARS = word_set("US U.S A AU C CA HK NZ NT T S R MX")
"""Letters that may stand before a dollar sign."""
BETWEEN = word_set(
    "us u.s. american canadian australian singapore hong kong chinese korean north south"
)
"""Words that may stand between a figure and the name of its currency."""
RANGES = RANGE | {"-"}


def find(page: Page) -> None:
    """Signs and codes before a figure, names and codes after it."""
    for i in page.where(f.MONEY):
        if page.taken[i]:
            continue
        if page.words[i] in SIGNS:
            _sign(page, i)
        elif (
            page.words[i] in CODES
            and number_right(page, i + 1) > i + 1
            and page.gaps[i + 1] in ("", " ")
        ):
            page.claim(i, number_right(page, i + 1), "MONEY")
        else:
            _name(page, i)


def _sign(page: Page, i: int) -> None:
    """From a sign to the end of the sum, with the letters of the country before it."""
    j = number_right(page, i + 1)
    if j == i + 1 or page.gaps[i + 1] not in ("", " "):
        return
    start = i
    if i and page.gaps[i] == "" and page.words[i - 1].rstrip(".") in DOLLARS:
        start = i - 1
    if j < page.size and page.gaps[j] in RANGES:
        to = number_right(page, j)
        if to == j and page.words[j] in SIGNS:
            to = number_right(page, j + 1)
            to = to if to > j + 1 else j
        if to > j and page.said(to) not in ("year", "month", "day", "week"):
            j = to
    page.claim(start, j, "MONEY")


def _name(page: Page, i: int) -> None:
    """From the figure before the name of a currency."""
    if i == 0 or page.gaps[i] not in (" ", "\n", "-", ""):
        return
    last = i - 1
    while last > 0 and page.said(last) in BETWEEN and page.gaps[last] == " ":
        last -= 1
    start = range_left(page, last)
    if start > last or page.gaps[last + 1] not in (" ", "\n", "-", ""):
        return
    if start and page.words[start - 1] in SIGNS and page.gaps[start] == "":
        start -= 1
    if page.said(i) in ("pound", "pounds") and last == i - 1 and number_left(page, last) == start:
        around = {page.said(i + 1), page.said(i + 2)}
        if "of" in around or not around & {"sterling", "in"}:
            return
    page.claim(start, i + 1 + (page.said(i + 1) == "sterling"), "MONEY")
