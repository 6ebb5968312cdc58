"""Counts as words or figures: "two", "twenty-four", "a couple of", "several", "180", "2 1/2"."""

import re

from nkreader.temporal.family import COUNTS

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: place for place, word in enumerate(_ONES, 1)} | {
    word: place * 10 for place, word in enumerate(_TENS, 2)
}
"""The value of a number of one word below a hundred."""
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
ORDINALS = {word: place for place, word in enumerate(_ORDINALS, 1)}
"""What "first" to "twentieth" count."""
FEW = frozenset(
    [
        "a few",
        "several",
        "some",
        "many",
        "various",
        "a number of",
        "a handful of",
        "few",
        "countless",
        "a good many",
    ]
)
"""Counts that nobody has counted."""
SOME = frozenset(
    [
        "dozens of",
        "scores of",
        "hundreds of",
        "thousands of",
        "tens of",
        "a dozen or more",
        "untold",
    ]
)

_ONE = "one|two|three|four|five|six|seven|eight|nine"
WORD = (
    rf"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:{_ONE})\b)?"
    rf"|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve|{_ONE})"
)
"""A number in words, below a hundred."""
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?(?: 1/2)?"
    rf"|{WORD}(?: hundred| thousand|[- ]and[- ]a[- ]half)?|a (?:hundred|thousand)"
    rf"|a dozen|a couple(?: of)?|{'|'.join(sorted(FEW | SOME, key=len, reverse=True))}"
    r"|half an?|half a dozen|half|an?)"
)
"""What counts something, as a pattern; figures, words, or a vague count."""
COUNTING = " ".join(
    sorted({COUNTS, *SMALL, "a", "an", "half", "dozen", "couple", "hundred", "thousand"}
           | {word for phrase in FEW | SOME for word in phrase.split()})
)  # fmt: skip
"""Words one of which every such count has."""
ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
"""A number that says which one."""


def count(words: str) -> str | None:
    """A count as ISO-TimeML writes it: "24", "2.5", "X" for a vague one; None for no count."""
    words = words.lower().strip()
    if words in FEW or words in SOME:
        return "X"
    if words in ("a couple of", "a couple"):
        return "2"
    if words in ("a", "an"):
        return "1"
    if words in ("half", "half a", "half an"):
        return "0.5"
    if words in ("a dozen", "half a dozen"):
        return "12" if words == "a dozen" else "6"
    first, _, power = words.rpartition(" ")
    if power in ("hundred", "thousand"):
        times = count(first)
        return times and str((100 if power == "hundred" else 1000) * int(times))
    words = words.replace("-and-a-half", " and a half")
    half = words.endswith((" and a half", " 1/2"))
    words = words.removesuffix(" and a half").removesuffix(" 1/2")
    figures = words.replace(",", "")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", figures):
        return figures + (".5" if half else "")
    tens, _, ones = words.replace("-", " ").partition(" ")
    if tens not in SMALL or (ones and ones not in SMALL):
        return None
    return str(SMALL[tens] + SMALL.get(ones, 0)) + (".5" if half else "")


def ordinal(words: str) -> int | None:
    """What "third" or "21st" counts; None for another word."""
    words = words.lower()
    if words in ORDINALS:
        return ORDINALS[words]
    figures = words[:-2]
    return int(figures) if figures.isascii() and figures.isdecimal() else None
