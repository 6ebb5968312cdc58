"""What is known where a time expression stands: the day it counts from, and what was spoken of
before.

Owns the choice of that day (the article's date, the speaker's day in a quotation) and the memory
of what the text has named so far; how words become values is the families' business.
"""

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property

from nkreader.temporal import calendar
from nkreader.temporal.expression import WRITTEN, Meaning, TimeType
from nkreader.temporal.tense import WINDOW, Tense, tense
from nkreader.temporal.words import DAY, MONTH, WEEKDAYS, month_number, weekday_number
from nkreader.text.quotations import quotations
from nkreader.text.tokens import Tokens

ARTICLE = "the article's date"
UNSAID = "what it counts from is not said"
UNKNOWN = "the article's day is not known"
_BORDER = re.compile(
    r"[.!?\n](?:(?<=\n)\s*\n"
    r"|(?<![\n])(?<!\b[A-Za-z]\.)(?<!(?:Mr|Ms|Dr|Lt|Co|St|No)\.)(?<!(?:Corp|Sept)\.)"
    r"(?<!(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Inc|Ltd)\.)"
    r"[\"'\u201d\u2019)]*+\s++(?=[\"'\u201c\u2018(]*+[A-Z0-9]))"
)
"""The end of a paragraph, or of a sentence: no full stop of a short form ("Gen.", "Sept.")."""
_SINCE = ("since", "since at least", "as of")
_BLANK = re.compile(r"\n[ \t]*\n")
_LISTED = frozenset([" and ", " or ", ", ", ", and ", ", or ", "/"])
"""What stands between two of a list."""
_DAYS = "|".join(WEEKDAYS)
_DATED = rf"{MONTH} {DAY}|{DAY} {MONTH}|the \d{{1,2}}(?:st|nd|rd|th)"
_SAID = "said|told|added|wrote|warned|announced|asked|replied|declared|explained"
_NEAR = r"[^.!?\"\u201c\u201d]{0,50}?"
_SPOKE = re.compile(
    rf"\b(?:{_SAID}|says)\b{_NEAR}\b({_DAYS}|yesterday|today|{_DATED})\b"
    rf"|\b({_DAYS}|yesterday|on (?:{_DATED}))\b{_NEAR}\b(?:{_SAID})\b"
)


class Context:
    """One text while it is read from the left; the families ask it, the reader tells it."""

    def __init__(
        self, text: str, plain: str, line: str, cut: Tokens, published: date | None
    ) -> None:
        self.text = text
        """As it is written."""
        self.line = line
        """The same in small letters and without line breaks, a code point for each."""
        self._plain = plain
        self._cut = cut
        self.published = published
        self._opened, self._closed = self._quotations()
        self._article: tuple[date | None, str] = (
            (None, UNKNOWN)
            if published is None
            else (published, f"{published.isoformat()}, {ARTICLE}")
        )
        self._spoke_on: dict[tuple[int, int], tuple[date | None, str]] = {}
        self.at(0, 0)
        self.spoken: str | None = None
        """The value of the calendar that was named last."""
        self.spoken_at = -1
        self._by_unit: dict[str, tuple[int, str]] = {}
        self._last: tuple[str | None, int] = (None, 0)
        """The value that was read last, and the end of its words."""
        self.period: str | None = None
        """The quarter, half or year that figures were given for, last."""
        self.year_written = False
        """Whether the year of what was named last stands in the text."""

    def at(self, start: int, end: int) -> None:
        """Go to the words `[start, end)`."""
        self.start, self.end = start, end
        """The words that are being read."""
        self.quotation = inside = self._around(start, end) if self._opened else None
        """The quotation in which the words stand, with its marks."""
        self.day, self.named = self._article if inside is None else self._spoken_in(inside)
        """The day that words here are counted from, None where it is not known; and what that day
        is, for a reason: "2020-03-31, the article's date"."""
        self._sentence: tuple[int, int] | None = None
        self._tense: tuple[Tense | None, bool] | None = None

    def _quotations(self) -> "tuple[list[int], list[int]]":
        starts, ends = self._cut.starts, self._cut.ends
        if not self._cut.marks:
            return [], []
        blank = [bisect_right(starts, found.start()) for found in _BLANK.finditer(self.text)]
        spans = quotations(self.text, self._cut, blank)
        return [starts[first] for first, _ in spans], [ends[last] for _, last in spans]

    @cached_property
    def _borders(self) -> list[int]:
        """Where sentences begin."""
        return [0, *[found.end() for found in _BORDER.finditer(self.text)]]

    def _around(self, start: int, end: int) -> "tuple[int, int] | None":
        place = bisect_right(self._opened, start) - 1
        is_in = place >= 0 and end <= self._closed[place]
        return (self._opened[place], self._closed[place]) if is_in else None

    @property
    def sentence(self) -> "tuple[int, int]":
        """Where the sentence of the words begins and ends."""
        if self._sentence is None:
            borders = self._borders
            place = bisect_right(borders, self.start)
            after = borders[place] if place < len(borders) else len(self.text)
            self._sentence = borders[place - 1], max(after, self.end)
        return self._sentence

    @property
    def before(self) -> str:
        """The words of the sentence before, in small letters, at most a window of them."""
        return self.line[max(self.sentence[0], self.start - WINDOW) : self.start]

    @property
    def tense(self) -> Tense | None:
        """Whether the sentence speaks here of what was, or will be."""
        return self._told()[0]

    @property
    def is_over(self) -> bool:
        """Whether "since" stands before: then it was, whatever the verb says."""
        return self._told()[1]

    def _told(self) -> tuple[Tense | None, bool]:
        if self._tense is not None:
            return self._tense
        start, end = self.start, self.end
        begin, close = self.sentence
        begin, close = max(begin, start - WINDOW), min(close, end + WINDOW)
        told: tuple[Tense | None, bool] = ("past", True)
        if not self.line[begin:start].rstrip().endswith(_SINCE):
            told = tense(self.line, self._cut, begin, start, end, close), False
        self._tense = told
        return told

    def _spoken_in(self, inside: "tuple[int, int]") -> "tuple[date | None, str]":
        known = self._spoke_on.get(inside)
        if known is None:
            spoke = self._spoke(*inside, day) if (day := self.published) is not None else None
            known = self._spoke_on[inside] = (
                (spoke, f"{spoke.isoformat()}, the day the speaker spoke")
                if spoke is not None
                else self._article
            )
        return known

    def _spoke(self, start: int, end: int, day: date) -> date | None:
        """The day on which a quotation was spoken, where the sentence around it says one."""
        behind = self._plain[end : end + WINDOW].partition("\n\n")[0]
        before = self._plain[max(0, start - WINDOW) : start].rpartition("\n\n")[2]
        for words in (behind, before):
            if found := _SPOKE.search(words.replace("\n", " ")):
                said = found[1] or found[2]
                if said == "today":
                    return day
                if said == "yesterday":
                    return day - timedelta(days=1) if day > date.min else None
                said = said.removeprefix("on ")
                if number := re.search(r"\d+", said):
                    month = re.sub(r"the\b|\d+(?:st|nd|rd|th)?", "", said).strip()
                    return _last(int(number[0]), month_number(month) if month else None, day)
                back = (day.weekday() - weekday_number(said)) % 7
                return day - timedelta(days=back) if day.toordinal() > back else None
        return None

    def spoken_within(self, unit: str) -> str | None:
        """The value that was named last and is no longer than a unit."""
        finer = calendar.UNITS[: calendar.UNITS.index(unit) + 1]
        named = [self._by_unit[one] for one in finer if one in self._by_unit]
        return max(named)[1] if named else None

    def read_before(self) -> str | None:
        """The value of the words that end one word before these ("from the 3rd to …"), empty where
        it is not known; None where there are none."""
        value, end = self._last
        return value or "" if end and self.line[end : self.start].strip().isalpha() else None

    def goes_on(self, shape: "re.Pattern[str]") -> bool:
        """Whether the words go on a list whose last value has this shape: "every Monday and
        Thursday"."""
        value, end = self._last
        if value is None or not shape.fullmatch(value):
            return False
        return self.line[end : self.start] in _LISTED

    def unknown(self, type: TimeType = "DATE") -> Meaning:
        """What words mean that count from something that is not known here."""
        return Meaning(type, None, UNKNOWN if self.day is None else UNSAID)

    def remember(self, meaning: Meaning) -> None:
        """Keep what has just been read, for what the text says next."""
        value = meaning.value
        self._last = value, self.end
        if value is None:
            return
        lasting = meaning.type == "DURATION" and not value.startswith("PT")
        if lasting and value[-1] in "MQ" and self.period is not None:
            self.period = self.period[:4]
        unit = calendar.unit_of(value)
        if meaning.type in ("DATE", "TIME") and unit is not None:
            self.spoken, self.spoken_at = value, self.start
            self._by_unit[unit] = (self.start, value)
            self.year_written = meaning.reason == WRITTEN

    def name_period(self, value: str) -> None:
        """Say that the text gives figures for this quarter or half."""
        if self._is_newer(value):
            self.period = value

    def _is_newer(self, value: str) -> bool:
        """Whether figures are now given for this period: one that is over is not given up for one
        that has only begun."""
        if self.period is None or len(self.period) == 4 or self.published is None:
            return True
        now, then = calendar.interval(value), calendar.interval(self.period)
        return now is not None and (
            now[1] <= self.published or (then is not None and then[1] > self.published)
        )


def _last(number: int, month: int | None, day: date) -> date | None:
    """The last day before or on `day` that is a month's `number`-th, of any month or of one."""
    for step in range(13):
        there = calendar.moved(day.replace(day=1), "M", -step)
        if there is None or month not in (None, there.month):
            continue
        if calendar.is_day(there.year, there.month, number) and there.replace(day=number) <= day:
            return there.replace(day=number)
    return None
