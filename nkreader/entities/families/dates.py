"""Dates: of the calendar ("March 27, 2020"), of the week, relative ("late last year"), spans of days.

The words before a date that say which or how early belong to it; "about", "after", "since" do not.
"""

import re

from nkreader.entities import flags as f
from nkreader.entities.families.numbers import RANGE, number_left, range_left
from nkreader.entities.page import Page

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)
SEASONS = frozenset("spring summer autumn winter fall".split())
UNITS = frozenset(
    "day days week weeks month months year years decade decades century centuries weekend weekends "
    "quarter quarters fortnight season seasons semester".split()
)
WHICH = frozenset(
    "this last next past previous following coming same recent current final first second third "
    "fourth fifth opening new preceding ensuing subsequent that".split()
)
DETERMINED = WHICH - {"first", "second", "third", "fourth", "fifth", "new", "opening", "final"}
PHASE = frozenset("early late mid earlier later end middle beginning start half".split())
VAGUE = frozenset("few several couple many".split())
ORDINAL = re.compile(r"st$|nd$|rd$|th$")
YEAR = re.compile(r"(1[5-9]|20)\d\d$")
SHORT_YEAR = re.compile(r"\d\d$")
DAY = re.compile(r"[0-3]?\d$")
ON = frozenset("on by until since from to of around".split())
AFTER_DAY = frozenset("and to that in at said told after before with but when via as because by for through from until".split())
PLAIN_DAYS = frozenset("today yesterday tomorrow".split())
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th".split())


def find(page: Page) -> None:
    """Months, weekdays, words for days and years, then years that stand alone."""
    for i in page.where(f.MONTH):
        if not page.taken[i] and (page.kinds[i] & f.CAP):
            _month(page, i)
    for i in page.where(f.WEEKDAY):
        if not page.taken[i] and page.kinds[i] & f.CAP:
            _weekday(page, i)
    for i in page.where(f.DATE_WORD):
        if not page.taken[i]:
            _relative(page, i)
    for i in page.where(f.DIGITS):
        if not page.taken[i]:
            _day_alone(page, i)
            _year(page, i)


def _is_day(page: Page, i: int) -> int:
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


def _is_year(page: Page, i: int) -> bool:
    return 0 <= i < page.size and bool(YEAR.match(page.words[i]))


def _month(page: Page, i: int) -> None:
    """A month with its day, its year and the words before it."""
    word = page.said(i)
    start, end = i, i + 1
    dot = ("", " ", ". ", "\n", ".")
    day_after = _is_day(page, end) if end < page.size and page.gaps[end] in dot else 0
    if day_after and page.said(end + day_after) in ("percent", "%"):
        day_after = 0
    day_before = _day_before(page, i)
    if day_after:
        end += day_after
        end = _day_range(page, end)
    elif day_before is not None:
        start = day_before
    if end < page.size and _is_year(page, end) and page.gaps[end] in (", ", " ", ",", ". ", "\n", " ,"):
        end += 1
    elif page.said(end) == "of" and _is_year(page, end + 1):
        end += 2
    elif page.said(end) in ("of", "this", "last", "next") and page.said(end + (page.said(end) == "of")) in ("this", "last", "next", "that") and page.said(end + 1 + (page.said(end) == "of")) == "year":
        end += 2 + (page.said(end) == "of")
    elif day_after == 0 and day_before is None and _is_short_year(page, end):
        end += 1
    alone = end == i + 1 and start == i
    if alone and word in ("may", "march", "mar", "sep", "jun", "jan", "dec", "sun") and not _sure(page, i):
        return
    if end < page.size and page.gaps[end] in RANGE and page.kinds[end] & f.MONTH:
        end += 1
        if end < page.size and (days := _is_day(page, end)) and page.gaps[end] in dot:
            end += days
        if _is_year(page, end) and page.gaps[end] in (", ", " "):
            end += 1
    page.claim(_widened(page, start), end, "DATE")


def _day_before(page: Page, i: int) -> int | None:
    """Where the day before a month begins: "2 May", "23rd of May", "12-14 May"."""
    last = i - 1
    if page.said(last) == "of" and last > 1 and ORDINAL.match(page.said(last - 1)):
        last -= 1
    if last < 0 or page.gaps[i] not in (" ", "\n", "-"):
        return None
    if ORDINAL.match(page.said(last)) and page.gaps[last] == "":
        last -= 1
    if last < 0 or not page.kinds[last] & f.DIGITS or not _is_day(page, last):
        return None
    if last and page.gaps[last] in (",", "."):
        return None
    if last and page.gaps[last] in RANGE and _is_day(page, last - 1):
        return last - 1
    return last


def _day_range(page: Page, end: int) -> int:
    """The end of "29 to 30" or "29-30" after a month, given the word after the first day."""
    if end < page.size and page.gaps[end] in RANGE and (days := _is_day(page, end)):
        return end + days
    if page.said(end) in ("to", "through") and (days := _is_day(page, end + 1)):
        after = page.said(end + 1 + days)
        if after not in ("percent", "%", "million", "people") and page.gaps[end + 1] == " ":
            return end + 1 + days
    return end


def _day_alone(page: Page, i: int) -> None:
    """ "on the 10th", with no month: the day of the month an article speaks of."""
    if _is_day(page, i) != 2 or page.said(i - 1) != "the" or page.said(i - 2) not in ON:
        return
    after = i + 2
    if page.gaps[after : after + 1] == [" "] and page.said(after) not in AFTER_DAY:
        return
    page.claim(i, i + 2, "DATE")


def _is_short_year(page: Page, i: int) -> bool:
    return i < page.size and page.gaps[i] in (" '", " \u2019") and bool(SHORT_YEAR.match(page.words[i]))


def _sure(page: Page, i: int) -> bool:
    """Whether a word that is also a verb or a name is a month here."""
    before = page.said(i - 1)
    if page.said(i) == "may" and page.is_start(i):
        return False
    if before in ("in", "since", "until", "by", "last", "this", "next", "late", "early", "mid", "of", "from",
                  "between", "and", "to", "during", "through", "before", "after", "till", "for", "earlier", "around"):
        return True
    return bool(i and page.kinds[i - 1] & f.MONTH) or page.said(i + 1) in ("and", "to") and bool(
        i + 2 < page.size and page.kinds[i + 2] & f.MONTH
    )


def _weekday(page: Page, i: int) -> None:
    """A weekday, with the words before it; the part of a day after it makes it a time."""
    after = page.said(i + 1)
    if page.gaps[i + 1 : i + 2] == [" "] and (
        after in ("morning", "afternoon", "evening", "night") or after in ("early", "late")
        and page.said(i + 2) in ("morning", "afternoon", "evening")
    ):
        return
    if page.said(i) == "sun" or (page.said(i) in ("fri", "sat", "mon") and page.gaps[i + 1 : i + 2] != [" "]):
        return
    start = i
    if page.said(i - 1) in ("last", "next", "this", "past", "coming", "previous", "following") and page.gaps[i] == " ":
        start -= 1
    elif page.said(i - 1) in ("early", "late") and page.gaps[i] == " ":
        start -= 1
    page.claim(start, i + 1, "DATE")


def _widened(page: Page, start: int) -> int:
    """Over the words before a date that belong to it: "end of", "early", "mid-", "last", "third week of"."""
    while start > 0:
        word, gap = page.said(start - 1), page.gaps[start]
        if word in ("early", "late", "mid", "last", "next", "this", "past", "previous", "fiscal") and gap in (" ", "-", "\n"):
            start -= 1
        elif word in ("early-to-mid", "mid-to-late"):
            start -= 1
        elif word == "to" and page.said(start - 2) in ("early", "mid") and gap in (" ", "-"):
            start -= 2
        elif word in ("of", "in") and gap in (" ", "\n"):
            begin = _phase_of(page, start - 2, word)
            if begin is None:
                break
            start = begin
        elif word == "the" and page.said(start - 2) == "of":
            begin = _phase_of(page, start - 3, "of")
            if begin is None:
                break
            start = begin
        else:
            break
    return start


def _phase_of(page: Page, last: int, joint: str) -> int | None:
    """Where "end", "first half", "third week", "first two months" before "of DATE" begins."""
    word = page.said(last)
    if last < 0 or page.taken[last]:
        return None
    if joint == "in":
        return last - 1 if word == "period" and page.said(last - 1) == "same" else (
            last if word in ("early", "late", "earlier", "later") else None
        )
    if word in ("end", "beginning", "start", "middle", "rest", "most", "much", "turn", "close", "eve", "remainder"):
        return None if word in ("most", "much", "rest", "remainder") else last
    if word in UNITS | {"half", "part", "spring", "summer", "autumn", "winter"}:
        begin = last
        while begin > 0 and (
            page.said(begin - 1) in WHICH | VAGUE | {"latter", "early", "late", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
            or page.kinds[begin - 1] & f.DIGITS
            or (page.gaps[begin - 1 + 1] == " " and page.said(begin - 1) in ("st", "nd", "rd", "th"))
        ) and page.gaps[begin] in (" ", "", "-"):
            begin -= 1
        return begin if begin < last else None
    return None


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
        page.claim(i, i + 1 + (page.said(i + 1) in ("eve", "day") and page.gaps[i + 1] == " "), "DATE")
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
    if word == "year" and page.words[i] == "Year":
        if page.words[i - 1] == "New" and i:
            end = i + 1
            if page.said(end) == "'s" and page.said(end + 1) in ("day", "eve"):
                end += 2
            page.claim(i - 1, end, "DATE")
            return
    if word in ("weekend", "weekends") and page.said(i - 1) == "the" and page.said(i - 2) in ("over", "on", "during", "at", "for", "of", "through", "before", "after"):
        page.claim(i, i + 1, "DATE")
        return
    _span(page, i, word)


def _anniversary(page: Page, i: int) -> None:
    start = i
    if page.said(i - 1) in ("founding", "birth", "wedding", "death", "liberation", "independence") and page.gaps[i] == " ":
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
    if word in ("year", "years") and page.said(end) == "old" and counted and page.gaps[end : end + 1] in ([" "], ["-"]):
        page.claim(start, end + 1 + (page.said(end + 1) == "s" and page.gaps[end + 1] == ""), "DATE")
        return
    if word == "period":
        if before == "same":
            start = _widened(page, i - 1)
            if page.said(end) in ("of", "in") and (_is_year(page, end + 1) or page.said(end + 1) in ("last", "the")):
                last = end + 2 if _is_year(page, end + 1) else _after_the(page, end + 1)
                end = last or end
            elif page.said(end) in ("last", "a") and page.said(end + 1) == "year":
                end += 2 + (page.said(end + 2) in ("ago", "earlier"))
            page.claim(start, end, "DATE")
        return
    if counted:
        if before in ("one",) and word in ("day",) and page.said(i - 2) in ("", "on"):
            return
        while page.said(start - 1) in DETERMINED | {"first", "final", "full", "consecutive", "nearly-"} - {"that"} and page.gaps[start] == " ":
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
        while page.said(start - 1) in PHASE | {"past", "of"} and not (before == "that" and page.said(start - 1) == "later") and page.gaps[start] in (" ", "-"):
            if page.said(start - 1) == "of":
                begin = _phase_of(page, start - 2, "of")
                if begin is None:
                    break
                start = begin
                break
            if page.said(start - 1) in ("end", "middle", "beginning", "start", "half"):
                break
            start -= 1
        start = _widened(page, start)
    elif before in ("first", "second", "third", "fourth", "final", "last") and word == "quarter":
        start = i - 1
    elif before == "the" and page.said(i - 2) == "of" and page.said(i - 3) in ("end", "beginning", "start", "middle", "turn"):
        start = i - 3
    elif before in ("earlier", "later") and page.said(i - 2) == "":
        return
    elif before in ("a", "an", "the") and page.said(end) in ("ago", "earlier", "before", "later") and word in UNITS:
        if page.said(end) in ("before", "later") and word.endswith("s"):
            return
        page.claim(i, end + 1, "DATE")
        return
    elif word in SEASONS and (_is_year(page, end) or page.said(end) == "of" and _is_year(page, end + 1)):
        page.claim(i, end + (1 if _is_year(page, end) else 2), "DATE")
        return
    elif word in SEASONS and before in ("in", "this", "the") and page.said(i - 2) in ("in", "during", "of", "late", "early") and word != "fall":
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
    elif page.said(end) in ("earlier", "later", "before") and counted and page.space(end) and page.said(end + 1) in ("", "the", "in", "and"):
        end += page.said(end) == "earlier"
    elif page.said(end) == "of" and (_is_year(page, end + 1) or page.said(end + 1) in ("this", "last", "next")):
        stop = end + 2 if _is_year(page, end + 1) else (_after_the(page, end + 1) or end)
        if page.said(i) in ("months", "quarter", "week", "weeks", "days", "half"):
            end = stop
    elif word == "quarter" and _is_year(page, end):
        end += 1
    page.claim(start, end, "DATE")


def _after_the(page: Page, i: int) -> int | None:
    """The word after "last year", "the previous year", "this month" that begins at `i`."""
    while page.said(i) in DETERMINED | {"the", "a"}:
        i += 1
    return i + 1 if page.said(i) in UNITS else None


def _year(page: Page, i: int) -> None:
    """A year, a decade or a range of years that no month took; dates in figures."""
    word = page.words[i]
    after = i + 1
    hit = page.hit_at.get(i)
    if (hit is not None and hit[1] - hit[0] > 1) or page.said(after) == "edition":
        return
    if after + 1 < page.size and page.gaps[after] in ("-", "/", ".") and page.gaps[after + 1] == page.gaps[after]:
        three = (word, page.words[after], page.words[after + 1])
        if all(part.isdigit() for part in three) and any(YEAR.match(part) for part in (three[0], three[2])):
            page.claim(i, i + 3, "DATE")
            return
    if re.match(r"[0-3]?\d\.[01]?\d\.(19|20)\d\d$", word) or re.match(r"(19|20)\d\d\.[01]?\d(\.[0-3]?\d)?$", word):
        page.claim(i, after, "DATE")
        return
    if not YEAR.match(word):
        if word in ("50", "60", "70", "80", "90", "20", "30", "40") and page.said(after) == "s" and page.gaps[after] in ("", "'") and page.gaps[i].endswith("'"):
            page.claim(i, after + 1, "DATE")
        return
    gap = page.gaps[after] if after < page.size else ""
    if i and (page.gaps[i] in (".", ",", ":", "/") or page.gaps[i] == "-" and not page.kinds[i - 1] & (f.DIGITS | f.CAP) and page.said(i - 1) != "mid"):
        return
    if page.said(i - 1) in ("no", "resolution", "resolutions", "unscr", "order", "code", "page", "room", "flight", "highway") and page.gaps[i] in (" ", ". "):
        return
    if i and page.words[i - 1] in ("$", "€", "£", "¥", "₩"):
        return
    if word < "1800" and page.said(i - 1) not in ("in", "since", "from", "until", "of", "to", "by", "between", "and"):
        return
    start, end = i, after
    if gap == "" and page.said(after) == "s":
        end += 1
    elif gap in RANGE and after < page.size and (YEAR.match(page.words[after]) or SHORT_YEAR.match(page.words[after])):
        nxt = page.gaps[after + 1] if after + 1 < page.size else ""
        if nxt != "" or after + 1 >= page.size or page.kinds[after + 1] & f.CAP:
            end += 1
    elif gap == "" and after < page.size and page.words[after][0].isalpha() and not page.kinds[after] & f.CAP:
        return
    elif gap in (" ", "-") and (page.kinds[after] & f.UNIT or page.said(after) in ("people", "percent", "troops", "workers", "won", "yuan", "cases", "soldiers", "metric")):
        return
    if page.gaps[start] == "-" and page.said(start - 1) == "mid":
        start -= 1
    page.claim(_widened(page, start), end, "DATE")


