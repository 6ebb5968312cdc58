"""Whether a sentence speaks of what was or of what will be, near one of its words.

The nearest verb before the word decides, else the first one after it. Windows are short: a clause
is read, not a paragraph, and of a clause only the words with which a cue can begin.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import Literal

from nkreader.temporal.lists import phrases
from nkreader.text.tokens import Tokens
from nkreader.text.word_set import word_set

Tense = Literal["past", "future"]

WINDOW = 160
"""Code points looked at on either side."""

_OPENERS = word_set(
    "plan plans planned expect expects expected schedule scheduled slated due set intend intends "
    "intended hope hopes hoped about ready going is are be agreed ordered asked voted decided "
    "likely supposed poised vows vowed want wants wanted promises promised"
)
"""Words that speak of what is to come where "to" is behind them."""
_MODALS = word_set("will would shall must can could might may won")
_OPEN = (
    rf"(?:{'|'.join(sorted(_OPENERS, key=len, reverse=True))}) (?:not )?to(?: be)?(?: \w+)?"
    r"|to be(?: \w+)?|(?:is|are)(?: on| in)? ?$"
)
_MODAL = (
    r"(?:will|would|shall|must|can|could|might|won't|may(?= (?:not|be|come|go|meet|begin|take)))"
)
_WORD = re.compile(r"\w+")
_REMEMBERED = 40_000
"""Words of texts that are kept with what they are here."""


@cache
def _cue() -> "re.Pattern[str]":
    future = "|".join(map(re.escape, phrases("future_verbs")))
    past = "|".join(map(re.escape, phrases("past_verbs")))
    return re.compile(
        rf"(?P<future>{_OPEN}|{_MODAL}(?: not)?(?: be)?(?: \w+)?|{future})(?!\w)"
        rf"|'ll\b|(?P<past>{past}|(?!need|exceed|indeed|proceed|unit)\w{{2,}}ed)\b"
    )


class _Begins(dict[str, tuple[int, ...]]):
    """Where in a word of a text a cue may begin."""

    def __init__(self) -> None:
        super().__init__()
        told = [
            phrase.split()[0] for name in ("future", "past") for phrase in phrases(f"{name}_verbs")
        ]
        self.words = {*told, *_OPENERS, *_MODALS, "to"}

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) > _REMEMBERED:
            self.clear()
        if word in ("'ll", "\u2019ll"):
            places: tuple[int, ...] = (0,)
        else:
            places = tuple(
                found.start()
                for found in _WORD.finditer(word)
                if found[0] in self.words or found[0].endswith("ed")
            )
        self[word] = places
        return places


@cache
def _begins() -> _Begins:
    return _Begins()


def tense(line: str, cut: Tokens, begin: int, start: int, end: int, close: int) -> Tense | None:
    """`past` or `future` for the words `[start, end)` of a clause that lies in `[begin, close)`;
    None where nothing says.

    `line` is a text in small letters without line breaks, and `cut` has its words.
    """
    before = [*_cues(line, cut, max(begin, line.rfind(";", begin, start) + 1), start)]
    found = before[-1] if before else None
    if found is None:
        ends = line.find(";", end, close)
        found = next(_cues(line, cut, end, close if ends < 0 else ends), None)
    if found is None:
        return None
    return "past" if found["past"] is not None else "future"


def _cues(line: str, cut: Tokens, start: int, end: int) -> "Iterator[re.Match[str]]":
    """What says a tense in `[start, end)`, from the left and apart from each other."""
    begins, match, starts = _begins(), _cue().match, cut.starts
    first, behind = bisect_right(cut.ends, start), bisect_left(starts, end)
    words = cut.words[first:behind]
    for i in compress(range(len(words)), map(begins.__getitem__, words)):
        places, base = begins[words[i]], starts[first + i]
        for place in range(bisect_left(places, start - base), len(places)):
            at = base + places[place]
            if at >= end:
                break  # a word may be 100 KB long
            if at >= start and (found := match(line, at, end)):
                yield found
                start = found.end()
