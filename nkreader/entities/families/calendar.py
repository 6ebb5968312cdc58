"""What the families of dates share: days, years, and the words before a date that belong to it.

"About", "after" and "since" do not belong to it. Finds nothing by itself.
"""

import re

from nkreader.entities import flags as f
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

UNITS = word_set(
    "day days week weeks month months year years decade decades century centuries weekend weekends "
    "quarter quarters fortnight season seasons semester"
)
WHICH = word_set(
    "this last next past previous following coming same recent current final first second third "
    "fourth fifth opening new preceding ensuing subsequent that"
)
DETERMINED = WHICH - {"first", "second", "third", "fourth", "fifth", "new", "opening", "final"}
ARTICLED = DETERMINED | {"the", "a"}
VAGUE = frozenset(["few", "several", "couple", "many"])
SEASONS = frozenset(["spring", "summer", "autumn", "winter", "fall"])
ORDINAL = re.compile(r"st$|nd$|rd$|th$")
YEAR = re.compile(r"(1[5-9]|20)\d\d$")
DAY = re.compile(r"[0-3]?\d$")
CLOSE = word_set("early late mid last next this past previous fiscal")
"""Words directly before a date that belong to it."""
LEADING = CLOSE | {"year", "end", "to", "of", "in", "the"}
EDGES = word_set("end beginning start middle turn close eve")
PARTS = UNITS | SEASONS | {"half", "part"}
COUNTS = (
    WHICH | VAGUE | word_set("latter early late one two three four five six seven eight nine ten")
)
ENDINGS = frozenset({"st", "nd", "rd", "th"})


def is_day(page: Page, i: int) -> int:
    """How many words the day of a month takes at `i`: 0, 1 ("27"), 2 ("23rd")."""
    if not 0 <= i < page.size or not page.kinds[i] & f.DIGITS:
        return 0
    word = page.words[i]
    if not (DAY.match(word) and 0 < int(word) < 32):
        return 0
    if i + 1 < page.size and page.gaps[i + 1] == "" and ORDINAL.match(page.words[i + 1]):
        return 2
    glued = i + 1 < page.size and page.gaps[i + 1] == "" and page.words[i + 1][0].isalpha()
    return 0 if glued and not page.kinds[i + 1] & f.CAP else 1


def is_year(page: Page, i: int) -> bool:
    return 0 <= i < page.size and bool(YEAR.match(page.words[i]))


def widened(page: Page, start: int) -> int:
    """Over what belongs to the date before it: "end of", "early", "mid-", "third week of"."""
    while start > 0:
        word, gap = page.said(start - 1), page.gaps[start]
        if word not in LEADING:
            break
        of_year = word == "year" and gap == " " and is_year(page, start)
        if of_year or (word in CLOSE and gap in (" ", "-", "\n")) or (word == "end" and gap == "-"):
            start -= 1
        elif word == "to" and page.said(start - 2) in ("early", "mid") and gap in (" ", "-"):
            start -= 2
        elif word in ("of", "in") and gap in (" ", "\n") and page.gaps[start - 1] in (" ", "\n"):
            begin = phase_of(page, start - 2, word)
            if begin is None:
                break
            start = begin
        elif word == "the" and page.said(start - 2) == "of":
            begin = phase_of(page, start - 3, "of")
            if begin is None:
                break
            start = begin
        else:
            break
    return start


def phase_of(page: Page, last: int, joint: str) -> int | None:
    """Where "end", "first half", "third week", "first two months" before "of DATE" begins."""
    word = page.said(last)
    if last < 0 or page.taken[last]:
        return None
    if joint == "in":
        if word == "period" and page.said(last - 1) == "same":
            return last - 1
        return last if word in ("early", "late", "earlier", "later") else None
    if word in EDGES:
        return last
    if word not in PARTS:
        return None
    begin = last
    while begin > 0 and page.gaps[begin] in (" ", "", "-"):
        before = page.said(begin - 1)
        if not (before in COUNTS or page.kinds[begin - 1] & f.DIGITS or before in ENDINGS):
            break
        begin -= 1
    return begin if begin < last else None


def after_the(page: Page, i: int) -> int | None:
    """The word after "last year", "the previous year", "this month" that begins at `i`."""
    while page.said(i) in ARTICLED:
        i += 1
    return i + 1 if page.said(i) in UNITS else None


def juche(page: Page, i: int) -> tuple[int, int]:
    """The word and the code point after "Juche 109 (2020)" at word `i`, with our year in it."""
    end = i + 2
    bracket = end < page.size and page.gaps[end].strip() == "(" and is_year(page, end)
    if bracket and page.text[page.ends[end] : page.ends[end] + 1] == ")":
        return end + 1, page.ends[end] + 1
    return end, page.ends[end - 1]
