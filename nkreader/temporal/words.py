"""Names of months, weekdays, units, seasons and parts of a day, and the patterns made of them.

A space in a pattern stands for a gap between words; `pattern` compiles it so.
"""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)\b\.?)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
EDGE = (
    r"(?:(?:the )?(?P<edge>beginning|start|opening|middle|end|close|eve|early part|latter part|rest"
    r"|remainder|turn|better part|first days|last days|first half|second half"
    r"|(?:latter|last|former) half)(?: of|-) ?(?:the )?"
    r"|(?:(?:the )?(?P<early>early|late|mid|middle|later|earlier|end)(?:-| in | ) ?))"
)
"""What says which part of a stretch is meant: "the end of", "mid-", "early in"."""
EDGES = (
    "the beginning start opening middle end close eve early latter rest remainder turn better first"
    " last second former late mid later earlier"
)
"""Words one of which that begins with."""
MONTH_NAMES = " ".join([*MONTHS, *(name[:3] for name in MONTHS), "sept"])
"""Names of months, and their short forms."""
WEEKDAY_NAMES = " ".join([*WEEKDAYS, "mon tue tues wed weds thu thur thurs fri sat sun"])
"""Names of weekdays, and their short forms."""
UNITS = {
    "second": "S", "minute": "MIN", "hour": "H", "day": "D", "night": "NI", "weekend": "WE",
    "week": "W", "fortnight": "FN", "month": "M", "quarter": "Q", "season": "SE", "year": "Y",
    "decade": "DE", "century": "CE", "centurie": "CE", "millennium": "ML", "millennia": "ML",
    "morning": "MO", "afternoon": "AF", "evening": "EV",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI",
    "midday": "MI", "early hours": "MO", "dawn": "MO", "dusk": "EV", "midnight": "NI",
}  # fmt: skip
_MONTH_NUMBERS = {name[:3]: place for place, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:2]: place for place, name in enumerate(WEEKDAYS)}
_HALVES = {
    "first half": "first half", "former half": "first half", "second half": "second half",
    "latter half": "second half", "last half": "second half",
}  # fmt: skip
_EARLY = frozenset(["beginning", "start", "opening", "early part", "first days", "early"])
_LATE = frozenset(["end", "close", "latter part", "last days", "late", "eve"])


def pattern(source: str) -> str:
    """A regular expression over a run in small letters: whole words; a space is one or two gaps."""
    source = source.replace("[- ]", "\0").replace(" ", r"\s{1,2}").replace("\0", r"[-\s]")
    source = source.replace(r"\s{1,2}?", r"(?:\s{1,2})?")
    return rf"(?<![\w'])(?:{source})(?!\w)"


def month_number(word: str) -> int:
    """1 to 12 for the name of a month or the short form of one."""
    return _MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday, of a name or the short form of one."""
    return _WEEKDAY_NUMBERS[word[:2].lower()]


def unit(word: str) -> str:
    """The code of a unit, singular or plural."""
    word = word.lower()
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def duration(count: str, code: str) -> str:
    """A duration in ISO-TimeML: `P3D`, `PT2H`, `P10Y`, `PXM`."""
    if code in ("H", "MIN", "S"):
        if code == "H" and count == "0.5":
            return "PT30M"
        return f"PT{count}{'M' if code == 'MIN' else code}"
    if code == "FN":
        return f"P{int(count) * 2}W" if count.isdecimal() else "PXW"
    if code in ("DE", "CE") and count == "0.5":
        return "P5Y" if code == "DE" else "P50Y"
    if code == "Y" and count == "0.5":
        return "P6M"
    return f"P{count}{code}"


def edge_of(words: str | None) -> str:
    """`early`, `mid`, `late`, a half or nothing, for what stands in front of a stretch."""
    if words in _HALVES:
        return _HALVES[words]
    if words in _EARLY:
        return "early"
    if words in _LATE:
        return "late"
    return "mid" if words in ("middle", "mid") else ""
