"""Dates of the calendar and of the week: "March 27, 2020", "2 May", "July 29 to 30", "Saturday".

The words before a date that say which or how early belong to it ("end of November").
"""

import re

from nkreader.entities import flags as f
from nkreader.entities.families.calendar import ORDINAL, is_day, is_year, juche, widened
from nkreader.entities.families.numbers import RANGE
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

SHORT_YEAR = re.compile(r"\d\d$")
ON = word_set("on by until since from to of around")
AFTER_DAY = word_set(
    "and to that in at said told after before with but when via as because by for through from "
    "until"
)
BEFORE_MONTH = word_set(
    "in since until by last this next late early mid of from between and to during through "
    "before after till for earlier around"
)
WHICH = word_set("last next this past coming previous following early late")
BEFORE_YEAR = frozenset({", ", " ", ",", ". ", "\n", " ,"})
OF_YEAR = frozenset({"of", "this", "last", "next"})
HOLY = frozenset({"Good", "Easter", "Ash", "Palm", "Holy"})
SHORT_DAYS = word_set("Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun")


def find(page: Page) -> None:
    """Months with their days and years, weekdays, then days alone ("on the 10th")."""
    for i in page.where(f.MONTH):
        if page.taken[i] or not page.kinds[i] & f.CAP:
            continue
        hit = page.hit_at.get(i)
        if hit is None or hit[1] - hit[0] == 1 or hit[2] == "PERSON":
            _month(page, i)
    for i in page.where(f.WEEKDAY):
        if not page.taken[i] and page.kinds[i] & f.CAP:
            _weekday(page, i)
    for i in page.where(f.DIGITS):
        if page.words[i - 1] == "the" and not page.taken[i]:
            _day_alone(page, i)


def _month(page: Page, i: int) -> None:
    """A month with its day, its year and the words before it."""
    word = page.said(i)
    start, end = i, i + 1
    dot = ("", " ", ". ", "\n", ".")
    day_after = is_day(page, end) if end < page.size and page.gaps[end] in dot else 0
    if day_after and page.said(end + day_after) in ("percent", "%"):
        day_after = 0
    day_before = _day_before(page, i)
    if day_after:
        end += day_after
        end = _day_range(page, end)
    elif day_before is not None:
        start = day_before
    if end < page.size and is_year(page, end) and page.gaps[end] in BEFORE_YEAR:
        end += 1
    elif page.said(end) in OF_YEAR:
        end = _of_year(page, end)
    elif day_after == 0 and day_before is None and _is_short_year(page, end):
        end += 1
    alone = end == i + 1 and start == i
    if (
        alone
        and word in ("may", "march", "mar", "sep", "jun", "jan", "dec", "sun")
        and not _sure(page, i)
    ):
        return
    if end < page.size and page.gaps[end] in RANGE and page.kinds[end] & f.MONTH:
        end += 1
        if end < page.size and (days := is_day(page, end)) and page.gaps[end] in dot:
            end += days
        if is_year(page, end) and page.gaps[end] in (", ", " "):
            end += 1
    if page.words[start - 1] in SHORT_DAYS and start and page.gaps[start] in (" ", ", ", ". "):
        start -= 1
    if alone and page.said(start - 1) == "that" and page.gaps[end : end + 1] not in ([" "], ["\n"]):
        start -= 1
    stop = page.ends[end - 1]
    if end + 1 < page.size and page.words[end] == "Juche" and page.kinds[end + 1] & f.DIGITS:
        end, stop = juche(page, end)
    page.claim(widened(page, start), end, "DATE", end=stop)


def _of_year(page: Page, end: int) -> int:
    """The word after "of 2019", "last year", "of that year" at word `end`, or `end`."""
    of = page.said(end) == "of"
    if of and is_year(page, end + 1):
        return end + 2
    which = page.said(end + of) in ("this", "last", "next", "that")
    return end + 2 + of if which and page.said(end + 1 + of) == "year" else end


def _day_before(page: Page, i: int) -> int | None:
    """Where the day before a month begins: "2 May", "23rd of May", "12-14 May"."""
    last = i - 1
    if page.said(last) == "of" and last > 1 and ORDINAL.match(page.said(last - 1)):
        last -= 1
    if last < 0 or page.gaps[i] not in (" ", "\n", "-"):
        return None
    if ORDINAL.match(page.said(last)) and page.gaps[last] == "":
        last -= 1
    if last < 0 or not page.kinds[last] & f.DIGITS or not is_day(page, last):
        return None
    if last and page.gaps[last] in (",", "."):
        return None
    if last and page.gaps[last] in RANGE and is_day(page, last - 1):
        return last - 1
    return last


def _day_range(page: Page, end: int) -> int:
    """The end of "29 to 30" or "29-30" after a month, given the word after the first day."""
    if end < page.size and page.gaps[end] in RANGE and (days := is_day(page, end)):
        return end + days
    if page.said(end) in ("to", "through") and (days := is_day(page, end + 1)):
        after = page.said(end + 1 + days)
        if after not in ("percent", "%", "million", "people") and page.gaps[end + 1] == " ":
            return end + 1 + days
    return end


def _day_alone(page: Page, i: int) -> None:
    """ "on the 10th", with no month: the day of the month an article speaks of."""
    if page.said(i - 2) not in ON or is_day(page, i) != 2:
        return
    after = i + 2
    if page.gaps[after : after + 1] == [" "] and page.said(after) not in AFTER_DAY:
        return
    page.claim(i, i + 2, "DATE")


def _is_short_year(page: Page, i: int) -> bool:
    return (
        i < page.size
        and page.gaps[i] in (" '", " \u2019")
        and bool(SHORT_YEAR.match(page.words[i]))
    )


def _sure(page: Page, i: int) -> bool:
    """Whether a word that is also a verb or a name is a month here."""
    before = page.said(i - 1)
    if page.said(i) == "may" and page.is_start(i):
        return False
    if before in BEFORE_MONTH:
        return True
    return bool(i and page.kinds[i - 1] & f.MONTH) or (
        page.said(i + 1) in ("and", "to")
        and bool(i + 2 < page.size and page.kinds[i + 2] & f.MONTH)
    )


def _weekday(page: Page, i: int) -> None:
    """A weekday, with the words before it; the part of a day after it makes it a time."""
    after = page.said(i + 1)
    if page.gaps[i + 1 : i + 2] == [" "] and (
        after in ("morning", "afternoon", "evening", "night")
        or (after in ("early", "late") and page.said(i + 2) in ("morning", "afternoon", "evening"))
    ):
        return
    if page.said(i) == "sun" or (
        page.said(i) in ("fri", "sat", "mon") and page.gaps[i + 1 : i + 2] != [" "]
    ):
        return
    before = page.said(i - 1)
    holy = i > 0 and page.words[i - 1] in HOLY
    start = i - (page.gaps[i] == " " and (holy or before in WHICH))
    dot = page.words[i] in SHORT_DAYS and page.text.startswith(".", page.ends[i])
    page.claim(start, i + 1, "DATE", end=page.ends[i] + dot)
