"""Times of the day and stretches shorter than a day ("5 pm", "Friday evening", "past 24 hours")."""

import re

from nkreader.entities import flags as f
from nkreader.entities.families.numbers import number_left, range_left
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

HALVES = frozenset(["am", "pm", "a.m.", "p.m."])
ZONES = frozenset(["gmt", "kst", "est", "edt", "utc"])
PARTS = word_set(
    "morning afternoon evening night dawn dusk midday noon midnight mornings afternoons evenings "
    "nights tonight overnight"
)
STRETCHES = frozenset(["hour", "hours", "minute", "minutes", "second", "seconds"])
SPANS = frozenset(["past", "last", "next", "first", "final", "coming"])
WHICH = word_set("this that last next same previous following tomorrow yesterday")
OF_ZONE = re.compile(r"[0-2]\d[0-5]\d$|[0-2]?\d[.:][0-5]\d$")
OVERNIGHT_BEFORE = frozenset({"", "into", "to", "from", "in", "on", "and"})


def find(page: Page) -> None:
    """Clock times, named parts of a day, hours and minutes."""
    for i in page.where(f.TIME_WORD):
        if page.taken[i]:
            continue
        word = page.said(i)
        if word in HALVES:
            _clock(page, i)
        elif word in ZONES:
            if i and OF_ZONE.match(page.words[i - 1]) and page.gaps[i] == " ":
                page.claim(i - 1, i + 1, "TIME")
        elif word in PARTS:
            _part(page, i)
        elif word in STRETCHES:
            _stretch(page, i)
        elif word == "o'clock":
            start = number_left(page, i - 1)
            page.claim(start, i + 1, "TIME")


def _clock(page: Page, i: int) -> None:
    """A figure before "pm", with minutes ("9:30 a.m.") and a time zone after it."""
    last = i - 1
    if last < 0 or not page.kinds[last] & f.DIGITS or page.gaps[i] not in ("", " "):
        return
    start = last
    if last and page.gaps[last] == ":" and page.kinds[last - 1] & f.DIGITS:
        start = last - 1
    before = range_left(page, start) if start == last else start
    start = min(start, before)
    end = i + 1
    if page.said(end) in ZONES and page.space(end):
        end += 1
    elif page.said(end) == "local" and page.said(end + 1) == "time":
        end += 2
    page.claim(start, end, "TIME")


def _part(page: Page, i: int) -> None:
    """A part of a day with the weekday before it, or the words that say which."""
    word = page.said(i)
    start = i
    if page.said(i - 1) in ("every", "each", "a", "one"):
        return
    if i and page.kinds[i - 1] & f.WEEKDAY and page.gaps[i] in (" ", "\n"):
        start = i - 1
    elif page.said(i - 1) in ("early", "late", "mid") and page.gaps[i] in (" ", "-"):
        start = i - 1
        if start and page.kinds[start - 1] & f.WEEKDAY:
            start -= 1
    elif page.said(i - 1) in WHICH and page.gaps[i] == " ":
        start = i - 1
    if start == i and word.endswith("s"):
        return
    if word == "overnight" and page.said(i + 1) not in OVERNIGHT_BEFORE:
        return
    if (
        word in ("night", "dawn")
        and start == i
        and page.said(i - 1) in ("a", "of", "opening", "first")
    ):
        return
    page.claim(start, i + 1, "TIME")


def _stretch(page: Page, i: int) -> None:
    """So many hours, minutes or seconds."""
    if i == 0 or page.gaps[i] not in (" ", "-", "\n"):
        return
    start = range_left(page, i - 1)
    if start > i - 1:
        if page.said(i - 1) in ("few", "several") and page.said(i) in ("hours", "minutes"):
            start = i - 1
        else:
            return
    if page.said(start - 1) in SPANS and page.gaps[start] == " ":
        start -= 1
    end = i + 1
    if page.said(end) in ("ago", "earlier", "later"):
        end += page.said(end) == "ago"
    page.claim(start, end, "TIME")
