"""The head of an article: headline, standfirst, byline and dateline, in whatever order.

Here is how far it reaches; what each line looks like is in the modules beside this one.
"""

from collections.abc import Sequence
from functools import cache

from nkreader.text.zoning import datelines, people
from nkreader.text.zoning.credit_lines import is_credits
from nkreader.text.zoning.lines import LONGEST, begins, is_ended, is_prose, pattern

HEAD = 20
"""Blocks in which an article may speak of itself before it begins."""
STANDFIRSTS = 2
"""Sentences between headline and byline: a standfirst, and a note such as "This article has been
updated to include …"."""


def head_length(words: Sequence[str], title: int | None) -> int:
    """How many blocks stand before the first one of the body.

    `words` are those of the first HEAD blocks or so, `title` is the number of the headline's block.
    A sentence belongs to the head where it stands under a headline and a byline or a dateline
    follows it.
    """
    passed = 0
    for index, block in enumerate(words[:HEAD]):
        if not is_prose(block):
            continue
        under_title = title is not None and index <= title + 2 + STANDFIRSTS
        follows = words[index + 1 : index + 1 + STANDFIRSTS - passed]
        if not (under_title and passed < STANDFIRSTS and len(block) < LONGEST):
            return index
        if not _leads_to_credits(follows):
            return index
        passed += 1
    return min(len(words), HEAD)


def _leads_to_credits(follows: Sequence[str]) -> bool:
    """Whether a byline or dateline comes next, with at most another sentence before it."""
    for block in follows:
        if is_credits(block):
            return True
        if not is_ended(block) or len(block) >= LONGEST:
            return False
    return False


_SECTIONS = (
    "news world asia politics business economy opinion analysis exclusive video photos home culture"
    " sports editorial commentary korea north south society security military trade features daily"
    " international national local latest top stories investigation interview"
)
_PARTS = r"\s*(?:[>›»|/·•]|-{1,2}|\band\b|&|,)\s*|\s+"


def is_section_line(words: str) -> bool:
    """Where on a site an article stands, or what an ad left behind: "World", "News > North Korea",
    "[ad_1]"."""
    if len(words) > 60:
        return False
    if begins(r"\[[a-z]+[_-]\d+\]\Z", words):
        return True
    parts = [part.lower() for part in pattern(_PARTS).split(words.strip(" >›»|/")) if part]
    return 0 < len(parts) <= 6 and set(parts) <= _section_words()


@cache
def _section_words() -> frozenset[str]:
    return frozenset(_SECTIONS.split())


def is_name_line(words: Sequence[str], index: int) -> bool:
    """A byline without "By": a name alone on its line, beside one that says when it was written."""
    if not people.is_bare_name(words[index]):
        return False
    beside = [words[place] for place in (index - 1, index + 1) if 0 <= place < len(words)]
    return any(map(datelines.is_dateline, beside))
