"""Years, decades and ranges of years that no other date took; dates written in figures."""

import re

from nkreader.entities import flags as f
from nkreader.entities.families.calendar import YEAR, widened
from nkreader.entities.families.numbers import RANGE
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

PERIOD = re.compile(r"(?:Q[1-4]|[1-4]Q|H[12]|[12]H)$")
SHORT_YEAR = re.compile(r"\d\d$")
DECADE = re.compile(r"[2-9]0$")
DOTTED = re.compile(r"[0-3]?\d\.[01]?\d\.(?:19|20)\d\d$|(?:19|20)\d\d\.[01]?\d(?:\.[0-3]?\d)?$")
NUMBERED = word_set("no resolution resolutions unscr order code page room flight highway")
"""Words before a number that is no year."""
BEFORE_OLD = word_set("in since from until of to by between and")
"""What must stand before a year of long ago."""
COUNTED = word_set("people percent troops workers won yuan cases soldiers metric deaths homes")
"""Words after a number that is no year."""


def find(page: Page) -> None:
    """Every figure that can be a year."""
    for i in page.where(f.DIGITS):
        if not page.taken[i]:
            _year(page, i)


def _year(page: Page, i: int) -> None:
    """A year, a decade or a range of years that no other family took."""
    word, after = page.words[i], i + 1
    if _in_figures(page, i) or not _is_free_year(page, i):
        return
    gap = page.gaps[after] if after < page.size else "\n"
    start, end = i, after
    if (gap == "" and page.said(after) == "s") or (gap in RANGE and _ends_range(page, after)):
        end += 1
    elif (gap == "" and page.words[after][0].isalpha() and not page.kinds[after] & f.CAP) or (
        gap in (" ", "-") and (page.kinds[after] & f.UNIT or page.said(after) in COUNTED)
    ):
        return
    if word.isdigit() and page.gaps[start] == "-" and page.said(start - 1) == "mid":
        start -= 1
    page.claim(widened(page, _accounted(page, start)), end, "DATE")


def _accounted(page: Page, start: int) -> int:
    """Over what accountants write before a year: "FY2019", "Q3 2020", "3Q of FY 2021"."""
    if start and page.words[start - 1] == "FY" and page.gaps[start] in ("", " "):
        start -= 1
    last = start - 1 - (page.said(start - 1) == "of")
    if last < 1 or page.gaps[last] != "" or page.gaps[last + 1] not in (" ", "-", "\n"):
        return start
    return last - 1 if PERIOD.match(page.words[last - 1] + page.words[last]) else start


def _in_figures(page: Page, i: int) -> bool:
    """A date in figures ("2020-03-27", "3/15/2020", "2021.03.15"), or "'90s"."""
    word, after = page.words[i], i + 1
    if after + 1 < page.size and page.gaps[after] in ("-", "/", "."):
        three = (word, page.words[after], page.words[after + 1])
        same = page.gaps[after + 1] == page.gaps[after]
        years = YEAR.match(three[0]) or YEAR.match(three[2])
        if same and years and all(part.isdigit() for part in three):
            return page.claim(i, i + 3, "DATE")
    if DOTTED.match(word):
        return page.claim(i, after, "DATE")
    if DECADE.match(word) and page.said(after) == "s" and page.gaps[i].endswith("'"):
        return page.gaps[after] in ("", "'") and page.claim(i, after + 1, "DATE")
    return False


def _is_free_year(page: Page, i: int) -> bool:
    """Whether a figure is a year: no amount, no number of something, no part of a name."""
    word, gap, before = page.words[i], page.gaps[i], page.said(i - 1)
    hit = page.hit_at.get(i)
    if not YEAR.match(word) or (hit is not None and hit[1] - hit[0] > 1):
        return False
    if page.said(i + 1) == "edition" or (i and page.words[i - 1] in ("$", "€", "£", "¥", "₩")):
        return False
    if i and gap in (".", ",", ":", "/"):
        return False
    if i and gap == "-" and before != "mid" and not page.kinds[i - 1] & (f.DIGITS | f.CAP):
        return False
    if before in NUMBERED and gap in (" ", ". "):
        return False
    return word >= "1800" or before in BEFORE_OLD


def _ends_range(page: Page, i: int) -> bool:
    """Whether word `i` is the second year of a range ("2015–24")."""
    word = page.words[i]
    if not (YEAR.match(word) or SHORT_YEAR.match(word)):
        return False
    return i + 1 >= page.size or page.gaps[i + 1] != "" or bool(page.kinds[i + 1] & f.CAP)
