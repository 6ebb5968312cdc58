"""Whether a sentence speaks of what was or of what will be, near one of its words.

The nearest verb before the word decides, else the first one after it. Windows are short: a clause
is read, not a paragraph.
"""

import re
from functools import cache
from typing import Literal

from nkreader.temporal.lists import phrases

Tense = Literal["past", "future"]

WINDOW = 160
"""Code points looked at on either side."""

_OPEN = (
    r"(?:plans?|planned|expect(?:s|ed)?|scheduled?|slated|due|set|intend(?:s|ed)?|hop(?:es?"
    r"|ed)|about|ready|going|is|are|be|agreed"
    r"|ordered|asked|voted|decided|likely|supposed|poised|vow(?:s|ed)|wants?|wanted|promis"
    r"(?:es|ed)) "
    r"(?:not )?to(?: be)?(?: \w+)?|to be(?: \w+)?|(?:is|are)(?: on| in)? ?$"
)
_MODAL = (
    r"(?:will|would|shall|must|can|could|might|won't|may(?= (?:not|be|come|go|meet|begin|take)))"
)


@cache
def _cues() -> "re.Pattern[str]":
    future = "|".join(map(re.escape, phrases("future_verbs")))
    past = "|".join(map(re.escape, phrases("past_verbs")))
    return re.compile(
        rf"\b(?P<future>{_OPEN}|{_MODAL}(?: not)?(?: be)?(?: \w+)?|{future})(?!\w)"
        rf"|'ll\b(?P<will>)|\b(?P<past>{past}|(?!need|exceed|indeed|proceed|unit)\w{{2,}}ed)\b"
    )


def tense(before: str, after: str) -> Tense | None:
    """`past` or `future`, of the words before and after in small letters; None where none says."""
    before, after = before.rpartition(";")[2], after.partition(";")[0]
    cues = list(_cues().finditer(before))
    found = cues[-1] if cues else _cues().search(after)
    if found is None:
        return None
    return "past" if found["past"] is not None else "future"
