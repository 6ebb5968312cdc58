"""Dates that hang on a word: "two years ago", "last week", "20 days", "29-year-old", "yesterday".

Counts and the words that say which belong to them ("past few months"); rates ("a day") are none.
"""

from nkreader.entities import flags as f
from nkreader.entities.families.calendar import (
    DETERMINED,
    ORDINAL,
    SEASONS,
    UNITS,
    after_the,
    is_year,
    juche,
    phase_of,
    widened,
)
from nkreader.entities.families.numbers import number_left, range_left
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

PLAIN_DAYS = frozenset(["today", "yesterday", "tomorrow"])
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th"
)
GAPS = frozenset({" ", "-", "\n", "  "})
BEFORE_COUNT = DETERMINED - {"that"} | {"first", "final", "full", "consecutive"}
AGO = frozenset({"ago", "earlier", "before", "later"})
FOR = frozenset({"in", "for", "after", "within", "only", "just", "than", "about", "at"})
IN_SEASON = frozenset({"in", "during", "of", "late", "early"})


def find(page: Page) -> None:
    """Every word for a day or more that has a count or a word that says which."""
    for i in page.where(f.DATE_WORD):
        if not page.taken[i]:
            _relative(page, i)


def _relative(page: Page, i: int) -> None:
    """A date that hangs on a word: "two years ago", "last week", "20 days", "29-year-old"."""
    word = page.said(i)
    if page.words[i] in UNITS and word[:4] != "week":
        _span(page, i, word)
        return
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
            end, stop = juche(page, i)
            page.claim(i, end, "DATE", end=stop)
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
    if i == 0 or page.gaps[i] not in GAPS:
        return
    start = range_left(page, i - 1)
    counted = start < i
    if word == "period":
        _same_period(page, i)
    elif counted and _is_age(page, i):
        last = i + 2
        page.claim(start, last + (page.said(last) == "s" and page.gaps[last] == ""), "DATE")
    elif counted:
        if page.said(i - 1) == "one" and word == "day" and page.said(i - 2) not in FOR:
            return
        while page.said(start - 1) in BEFORE_COUNT and page.gaps[start] == " ":
            start -= 1
        page.claim(start, _span_end(page, i, counted=True), "DATE")
    elif not _fixed(page, i, word):
        begin = _which(page, i, word)
        if begin is not None:
            page.claim(begin, _span_end(page, i, counted=False), "DATE")


def _is_age(page: Page, i: int) -> bool:
    """Whether "old" follows "year" or "years" at word `i`."""
    if page.said(i) not in ("year", "years") or page.said(i + 1) != "old":
        return False
    return page.gaps[i + 1] in (" ", "-")


def _same_period(page: Page, i: int) -> None:
    """ "same period", "same period in 2019", "same period last year"."""
    if page.said(i - 1) != "same":
        return
    end = i + 1
    after = page.said(end)
    if after in ("of", "in") and is_year(page, end + 1):
        end += 2
    elif after in ("of", "in") and page.said(end + 1) in ("last", "the"):
        end = after_the(page, end + 1) or end
    elif after in ("last", "a") and page.said(end + 1) == "year":
        end += 2 + (page.said(end + 2) in ("ago", "earlier"))
    page.claim(widened(page, i - 1), end, "DATE")


def _fixed(page: Page, i: int, word: str) -> bool:
    """Dates that end here whatever follows: "a year ago", "winter of 2018", "21st century"."""
    before, end = page.said(i - 1), i + 1
    after = page.said(end)
    if before in ("a", "an", "the") and word in UNITS and after in AGO:
        if not (after in ("before", "later") and word.endswith("s")):
            page.claim(i, end + 1, "DATE")
        return True
    if word in SEASONS:
        if is_year(page, end):
            return page.claim(i, end + 1, "DATE")
        if after == "of" and is_year(page, end + 1):
            return page.claim(i, end + 2, "DATE")
        if before in ("in", "this", "the") and page.said(i - 2) in IN_SEASON and word != "fall":
            return page.claim(i, end, "DATE")
    if word == "century" and before in ("th", "st", "nd"):
        start = i - 2
        if page.said(start - 1) in ("early", "late", "mid"):
            start -= 1
        return page.claim(start, end, "DATE")
    return False


def _which(page: Page, i: int, word: str) -> int | None:
    """Where a span that no figure counts begins: "past few months", "end of this month"."""
    before = page.said(i - 1)
    if before in ("few", "several") and word.endswith("s"):
        which = page.said(i - 2) in DETERMINED and page.gaps[i - 1] == " "
        return i - 2 if which else i - 1
    if before == "of" and page.said(i - 2) == "couple" and page.said(i - 3) in DETERMINED:
        return i - 3
    if before in DETERMINED or (before in ("early", "late", "mid") and word in SEASONS):
        if word in SEASONS and before in ("that", "recent"):
            return None
        if before == "that" and (word.endswith("s") or page.said(i - 2) in ("said", "says")):
            return None
        return _phases(page, i - 1)
    if word == "quarter" and before in ("first", "second", "third", "fourth", "final"):
        return i - 1
    if before == "the" and page.said(i - 2) == "of":
        return phase_of(page, i - 3, "of")
    return None


def _phases(page: Page, start: int) -> int:
    """Over "early", "earlier", "end of" before the word `start` that says which."""
    while page.gaps[start] in (" ", "-"):
        before = page.said(start - 1)
        if before == "of":
            begin = phase_of(page, start - 2, "of")
            start = start if begin is None else begin
            break
        if before not in ("early", "late", "mid", "earlier", "later", "past"):
            break
        if before == "later" and page.said(start) == "that":
            break
        start -= 1
    return widened(page, start)


def _span_end(page: Page, i: int, *, counted: bool) -> int:
    """The word after "ago", "earlier", "of 2016" that belong to the span whose unit is word `i`."""
    end = i + 1
    after = page.said(end)
    if not page.space(end):
        return end
    if after == "ago":
        return end + 1
    if after == "earlier" and counted and page.said(end + 1) in ("", "the", "in", "and"):
        return end + 1
    if after == "of" and page.said(i) in ("months", "quarter", "week", "weeks", "days", "half"):
        if is_year(page, end + 1):
            return end + 2
        if page.said(end + 1) in ("this", "last", "next"):
            return after_the(page, end + 1) or end
        if page.said(end + 1) == "the" and page.said(end + 2) == "year":
            return end + 3
    return end + (page.said(i) == "quarter" and is_year(page, end))
