"""Lines and prose: how the words of a block end and begin, and what a heading looks like."""

import re
from functools import cache

LONGEST = 400
"""Code points; a longer paragraph is prose, whatever it begins with."""

_MARKS = re.compile(r"#{1,6}[ \t]+|>[ \t]*|[*_]{1,3}(?=\S)")
_TAIL = re.compile(r"(?:[*_]{1,3}|[ \t]#+)\Z")
_FIRST, _LAST = "#>*_", "*_#"
"""What marks begin with, and what a tail ends with: few blocks do."""
_CLOSING = "\"'”’»」』)]*_"
"""What may stand behind the sign that ends a sentence."""
_ENDS = tuple(".!?。！？…")
_HALF_ENDS = (*_ENDS, *",;:、，；：–—-")


@cache
def pattern(source: str) -> "re.Pattern[str]":
    """Compiled when first needed: an article that is in the library already needs none of these."""
    return re.compile(source)


def has(source: str, words: str) -> bool:
    """Whether the pattern `source` is found in `words`."""
    return pattern(source).search(words) is not None


def begins(source: str, words: str) -> bool:
    """Whether `words` begin with the pattern `source`: to search for a beginning is to try it at
    every place."""
    return pattern(source).match(words) is not None


def unmarked(raw: str) -> str:
    """A block's words without Markdown's marks around them, where a plain text has such."""
    if raw[:1] not in _FIRST and raw[-1:] not in _LAST:
        return raw
    start = 0
    while match := _MARKS.match(raw, start):
        start = match.end()
    words = raw[start:]
    return _TAIL.sub("", words) or raw


def is_ended(words: str) -> bool:
    """Whether words end as a sentence does: "It rained." """
    return words.rstrip(_CLOSING).endswith(_ENDS)


def is_prose(words: str) -> bool:
    """Whether words are surely a paragraph: a sentence of some length. An East Asian sign, which
    says more, counts twice."""
    length = len(words)
    if 30 <= length < 160 and not words.isascii():
        length += len(pattern("[\u2e80-\ua4cf\uac00-\ud7a3]").findall(words))
    return length >= 160 or (length >= 60 and is_ended(words))


def is_heading_line(words: str, longest: int) -> bool:
    """A short line that no sentence ends: "Imports from India"."""
    first = words[:1]
    return (
        len(words) <= longest
        and "\n" not in words
        and not words.rstrip(_CLOSING).endswith(_HALF_ENDS)
        and (first.isalnum() or first in "“‘\"'[(")
        and not first.islower()
        and has(r"[^\W\d_]{2}", words)
    )


def is_headline(words: str) -> bool:
    """A line a paper prints above an article: "Fuel prices climb again", "Is the bridge open?"."""
    asks = words.endswith("?") and words[:1] not in "“‘\"'"
    return is_heading_line(words[:-1] if asks else words, 150)


def is_marked_heading(raw: str) -> bool:
    """A heading of Markdown that stands in a plain text: "## Prices in the north"."""
    return begins(r"#{1,6}[ \t]+\S", raw)


def is_marked_title(raw: str) -> bool:
    """The same, of the first level: "# Fuel prices climb again"."""
    return begins(r"#[ \t]+\S", raw)
