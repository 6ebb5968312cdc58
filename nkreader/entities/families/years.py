"""Years, decades and ranges of years that no other date took; dates written in figures."""

import re

from nkreader.entities import flags as f
from nkreader.entities.families.calendar import YEAR, widened
from nkreader.entities.families.numbers import RANGE
from nkreader.entities.page import Page

SHORT_YEAR = re.compile(r"\d\d$")


def find(page: Page) -> None:
    """Every figure that can be a year."""
    for i in page.where(f.DIGITS):
        if not page.taken[i]:
            _year(page, i)


def _year(page: Page, i: int) -> None:
    """A year, a decade or a range of years that no month took; dates in figures."""
    word = page.words[i]
    after = i + 1
    hit = page.hit_at.get(i)
    if (hit is not None and hit[1] - hit[0] > 1) or page.said(after) == "edition":
        return
    if (
        after + 1 < page.size
        and page.gaps[after] in ("-", "/", ".")
        and page.gaps[after + 1] == page.gaps[after]
    ):
        three = (word, page.words[after], page.words[after + 1])
        if all(part.isdigit() for part in three) and any(
            YEAR.match(part) for part in (three[0], three[2])
        ):
            page.claim(i, i + 3, "DATE")
            return
    if re.match(r"[0-3]?\d\.[01]?\d\.(19|20)\d\d$", word) or re.match(
        r"(19|20)\d\d\.[01]?\d(\.[0-3]?\d)?$", word
    ):
        page.claim(i, after, "DATE")
        return
    if not YEAR.match(word):
        if (
            word in ("50", "60", "70", "80", "90", "20", "30", "40")
            and page.said(after) == "s"
            and page.gaps[after] in ("", "'")
            and page.gaps[i].endswith("'")
        ):
            page.claim(i, after + 1, "DATE")
        return
    gap = page.gaps[after] if after < page.size else ""
    if i and (
        page.gaps[i] in (".", ",", ":", "/")
        or (
            page.gaps[i] == "-"
            and not page.kinds[i - 1] & (f.DIGITS | f.CAP)
            and page.said(i - 1) != "mid"
        )
    ):
        return
    if page.said(i - 1) in (
        "no",
        "resolution",
        "resolutions",
        "unscr",
        "order",
        "code",
        "page",
        "room",
        "flight",
        "highway",
    ) and page.gaps[i] in (" ", ". "):
        return
    if i and page.words[i - 1] in ("$", "€", "£", "¥", "₩"):
        return
    if word < "1800" and page.said(i - 1) not in (
        "in",
        "since",
        "from",
        "until",
        "of",
        "to",
        "by",
        "between",
        "and",
    ):
        return
    start, end = i, after
    if gap == "" and page.said(after) == "s":
        end += 1
    elif (
        gap in RANGE
        and after < page.size
        and (YEAR.match(page.words[after]) or SHORT_YEAR.match(page.words[after]))
    ):
        nxt = page.gaps[after + 1] if after + 1 < page.size else ""
        if nxt != "" or after + 1 >= page.size or page.kinds[after + 1] & f.CAP:
            end += 1
    elif (
        gap == ""
        and after < page.size
        and page.words[after][0].isalpha()
        and not page.kinds[after] & f.CAP
    ) or (
        gap in (" ", "-")
        and (
            page.kinds[after] & f.UNIT
            or page.said(after)
            in (
                "people",
                "percent",
                "troops",
                "workers",
                "won",
                "yuan",
                "cases",
                "soldiers",
                "metric",
            )
        )
    ):
        return
    if page.gaps[start] == "-" and page.said(start - 1) == "mid":
        start -= 1
    page.claim(widened(page, start), end, "DATE")
