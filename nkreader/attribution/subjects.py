"""Who a text speaks of before he says anything: "Kim Tok Hun visited a farm. He said …"."""

from bisect import bisect_left

from nkreader.attribution.board import Words
from nkreader.attribution.lexicon import DASHES, KNOWN
from nkreader.attribution.nouns import right_of
from nkreader.attribution.page import Page
from nkreader.text.word_set import word_set

FAR = 3
"""Sentences that are looked back at."""
DATELINE = 14
"""Words of "Pyongyang, September 29 (KCNA) --", at most."""
SHORTEST, LONGEST = 2, 6
"""Words of a person's name with what he is."""
PLACES = word_set("north south east west new united daily radio")
"""Names that begin so are nobody's."""


def subject_before(page: Page, i: int) -> Words | None:
    """The person whom the nearest sentence before word `i` begins with; None where none does."""
    at = bisect_left(page.sentences, (i + 1, 0, 0)) - 1
    for first, end, _ in reversed(page.sentences[max(0, at - FAR) : max(0, at)]):
        begins = _behind_dateline(page, first, end)
        phrase = right_of(page, begins, end)
        if phrase is not None and _is_person(page, phrase):
            return phrase
    return None


def _behind_dateline(page: Page, first: int, end: int) -> int:
    words = page.words
    most = min(end - 1, first + DATELINE)
    return next((k + 1 for k in range(first, most) if words[k] in DASHES), first)


def _is_person(page: Page, phrase: Words) -> bool:
    """Whether a phrase is a name of several words, and that of no place or body."""
    first, end = phrase
    words = page.words[first:end]
    return (
        SHORTEST <= end - first <= LONGEST
        and all(map(page.capital, range(first, end)))
        and words[0] not in PLACES
        and KNOWN.bodies.isdisjoint(words)
    )
