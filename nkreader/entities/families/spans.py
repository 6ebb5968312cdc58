"""Dates that hang on a word: "two years ago", "last week", "20 days", "29-year-old", "yesterday".

Counts and the words that say which belong to them ("past few months"); rates ("a day") are none.
"""

from nkreader.entities import flags as f
from nkreader.entities.families.calendar import (
    DETERMINED,
    ORDINAL,
    PHASE,
    SEASONS,
    UNITS,
    VAGUE,
    after_the,
    is_year,
    phase_of,
    widened,
)
from nkreader.entities.families.numbers import number_left, range_left
from nkreader.entities.page import Page
from nkreader.entities.word_set import word_set

PLAIN_DAYS = frozenset(["today", "yesterday", "tomorrow"])
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th"
)


def find(page: Page) -> None:
    """Every word for a day or more that has a count or a word that says which."""
    for i in page.where(f.DATE_WORD):
        if not page.taken[i]:
            _relative(page, i)


def _relative(page: Page, i: int) -> None:
    """A date that hangs on a word: "two years ago", "last week", "20 days", "29-year-old"."""
    word = page.said(i)
    if word in PLAIN_DAYS:
        if page.said(i + 1) not in ("morning", "afternoon", "evening", "night") and not (
            page.words[i] == "Today" and page.said(i - 1) == "usa"
        ):
            page.claim(i, i + 1, "DATE")
        return
    if word in ("christmas", "easter", "ramadan"):
        page.claim(
            i, i + 1 + (page.said(i + 1) in ("eve", "day") and page.gaps[i + 1] == " "), "DATE"
        )
        return
    if word == "juche":
        if i + 1 < page.size and page.kinds[i + 1] & f.DIGITS and page.gaps[i + 1] == " ":
            page.claim(i, i + 2, "DATE")
        return
    if word in ("anniversary", "anniversaries", "birthday"):
        _anniversary(page, i)
        return
    if word == "time":
        return
    if word == "year" and page.words[i] == "Year" and page.words[i - 1] == "New" and i:
        end = i + 1
        if page.said(end) == "'s" and page.said(end + 1) in ("day", "eve"):
            end += 2
        page.claim(i - 1, end, "DATE")
        return
    if (
        word in ("weekend", "weekends")
        and page.said(i - 1) == "the"
        and page.said(i - 2)
        in ("over", "on", "during", "at", "for", "of", "through", "before", "after")
    ):
        page.claim(i, i + 1, "DATE")
        return
    _span(page, i, word)


def _anniversary(page: Page, i: int) -> None:
    start = i
    if (
        page.said(i - 1) in ("founding", "birth", "wedding", "death", "liberation", "independence")
        and page.gaps[i] == " "
    ):
        i -= 1
        start = i
        last = i + 2
    else:
        last = i + 1
    if page.said(i - 1) in ("st", "nd", "rd", "th") and page.gaps[i - 1] == "":
        start = i - 2
    elif page.said(i - 1) in ORDINALS and page.gaps[i] in (" ", "\n"):
        start = i - 1
    elif page.said(i - 1) == "year" and page.gaps[i] == " ":
        start = number_left(page, i - 2)
    elif i > 1 and ORDINAL.search(page.said(i - 1)) and page.said(i - 1) not in ("this", "last"):
        start = i - 1
        if page.gaps[i - 1] == "-":
            start -= 1
    if start < i:
        page.claim(start, last, "DATE")


def _span(page: Page, i: int, word: str) -> None:
    """A unit of days or more with a figure or a word that says which."""
    gap = page.gaps[i]
    before = page.said(i - 1)
    end = i + 1
    if i == 0 or gap not in (" ", "-", "\n", "  "):
        return
    start = range_left(page, i - 1)
    counted = start <= i - 1
    if (
        word in ("year", "years")
        and page.said(end) == "old"
        and counted
        and page.gaps[end : end + 1] in ([" "], ["-"])
    ):
        page.claim(
            start, end + 1 + (page.said(end + 1) == "s" and page.gaps[end + 1] == ""), "DATE"
        )
        return
    if word == "period":
        if before == "same":
            start = widened(page, i - 1)
            if page.said(end) in ("of", "in") and (
                is_year(page, end + 1) or page.said(end + 1) in ("last", "the")
            ):
                last = end + 2 if is_year(page, end + 1) else after_the(page, end + 1)
                end = last or end
            elif page.said(end) in ("last", "a") and page.said(end + 1) == "year":
                end += 2 + (page.said(end + 2) in ("ago", "earlier"))
            page.claim(start, end, "DATE")
        return
    if counted:
        if before in ("one",) and word in ("day",) and page.said(i - 2) in ("", "on"):
            return
        while (
            page.said(start - 1)
            in DETERMINED | {"first", "final", "full", "consecutive", "nearly-"} - {"that"}
            and page.gaps[start] == " "
        ):
            start -= 1
    elif before in VAGUE and word.endswith("s"):
        start = i - 1
        if page.said(start - 1) in DETERMINED and page.gaps[start] == " ":
            start -= 1
        elif before == "many" or (before == "couple"):
            return
    elif before == "of" and page.said(i - 2) == "couple" and page.said(i - 3) in DETERMINED:
        start = i - 3
    elif before in DETERMINED or (before in ("early", "late", "mid") and word in SEASONS):
        if word in SEASONS and before in ("that", "recent", "first"):
            return
        if before == "that" and (word.endswith("s") or page.said(i - 2) in ("said", "says")):
            return
        start = i - 1
        while (
            page.said(start - 1) in PHASE | {"past", "of"}
            and not (before == "that" and page.said(start - 1) == "later")
            and page.gaps[start] in (" ", "-")
        ):
            if page.said(start - 1) == "of":
                begin = phase_of(page, start - 2, "of")
                if begin is None:
                    break
                start = begin
                break
            if page.said(start - 1) in ("end", "middle", "beginning", "start", "half"):
                break
            start -= 1
        start = widened(page, start)
    elif before in ("first", "second", "third", "fourth", "final", "last") and word == "quarter":
        start = i - 1
    elif (
        before == "the"
        and page.said(i - 2) == "of"
        and page.said(i - 3) in ("end", "beginning", "start", "middle", "turn")
    ):
        start = i - 3
    elif before in ("earlier", "later") and page.said(i - 2) == "":
        return
    elif (
        before in ("a", "an", "the")
        and page.said(end) in ("ago", "earlier", "before", "later")
        and word in UNITS
    ):
        if page.said(end) in ("before", "later") and word.endswith("s"):
            return
        page.claim(i, end + 1, "DATE")
        return
    elif word in SEASONS and (
        is_year(page, end) or (page.said(end) == "of" and is_year(page, end + 1))
    ):
        page.claim(i, end + (1 if is_year(page, end) else 2), "DATE")
        return
    elif (
        word in SEASONS
        and before in ("in", "this", "the")
        and page.said(i - 2) in ("in", "during", "of", "late", "early")
        and word != "fall"
    ):
        page.claim(i, end, "DATE")
        return
    elif word == "century" and page.said(i - 1) in ("th", "st", "nd"):
        start = i - 2
        if page.said(start - 1) in ("early", "late", "mid", "19"):
            start -= 1
        page.claim(start, end, "DATE")
        return
    else:
        return
    if page.said(end) == "ago" and page.space(end):
        end += 1
    elif (
        page.said(end) in ("earlier", "later", "before")
        and counted
        and page.space(end)
        and page.said(end + 1) in ("", "the", "in", "and")
    ):
        end += page.said(end) == "earlier"
    elif page.said(end) == "of" and (
        is_year(page, end + 1) or page.said(end + 1) in ("this", "last", "next")
    ):
        stop = end + 2 if is_year(page, end + 1) else (after_the(page, end + 1) or end)
        if page.said(i) in ("months", "quarter", "week", "weeks", "days", "half"):
            end = stop
    elif word == "quarter" and is_year(page, end):
        end += 1
    page.claim(start, end, "DATE")
