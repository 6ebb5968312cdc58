"""Lines about who and when: a byline, a dateline, or both in one line."""

from typing import NamedTuple

from nkreader.text.dates import first_date
from nkreader.text.zoning import datelines, people
from nkreader.text.zoning.lines import pattern

_BETWEEN = r"(?i)[\s|•·,;–—/-]*(?:\b(?:posted|published|updated|on)\b:?[\s|•·,;–—/-]*)*\Z"
_BY = r"\b[Bb]y:? (?=\S)"
LONGEST = 160
"""Code points of such a line."""


class Credits(NamedTuple):
    """The two halves of a line."""

    who: str
    when: str


def parted(words: str) -> Credits | None:
    """Who and when of a line that says both: "By Han Sol | September 29, 2024", "Posted on 29
    September 2024 by Han Sol"; None for any other."""
    if len(words) > LONGEST:
        return None
    by = pattern(_BY).search(words)
    if by is None:
        return None
    if by.start() > 0:
        found = Credits(words[by.start() :], words[: by.start()].rstrip(" |•·,;–—/-"))
    else:
        printed = first_date(words)
        if printed is None:
            return None
        who = pattern(_BETWEEN).sub("", words[: printed.start])
        found = Credits(who, words[printed.start :])
    both = people.is_byline(found.who) and datelines.is_dateline(found.when)
    return found if both else None


def is_credits(words: str) -> bool:
    """A line about who or when."""
    return people.is_byline(words) or datelines.is_dateline(words) or parted(words) is not None
