"""Korean text: places, people, bodies and dates in blocks that are mostly Hangul.

Korean glues particles to names, so names are looked for at the start of a word and the particle
after them is left outside.
"""

import re

from nkreader.entities.page import Page
from nkreader.model import Label

BLOCK = re.compile(r"[^\n]+")
HANGUL = re.compile(r"[\uac00-\ud7a3]")
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[\uac00-\ud7a3A-Z]+")
DATE = re.compile(
    r"(?:(?:19|20)\d\d\ub144(?:\s?\d{1,2}\uc6d4)?(?:\s?\d{1,2}\uc77c)?|\d{1,2}\uc6d4(?:\s?\d{1,2}\uc77c)?|(?<!\d)\d{1,2}\uc77c(?!\s?\uac04)"
    r"|\uc624\ub298|\uc5b4\uc81c|\ub0b4\uc77c|\uc62c\ud574|\uc9c0\ub09c\ud574|\uc9c0\ub09c\uc8fc|\ub0b4\ub144|\uc791\ub144|[\uc6d4\ud654\uc218\ubaa9\uae08\ud1a0\uc77c]\uc694\uc77c)"
)
TITLES = (
    "\uad6d\ubb34\uc704\uc6d0\uc7a5|\uc704\uc6d0\uc7a5|\ub300\ud1b5\ub839|\uc7a5\uad00|\ucd1d\ube44\uc11c|\uc8fc\uc11d|\ucd1d\ub9ac|\ubd80\ubd80\uc7a5|\ubd80\uc7a5|\ube44\uc11c|\uc678\ubb34\uc0c1|\ub300\ubcc0\uc778|"
    "\uad50\uc218|\uc5f0\uad6c\uc704\uc6d0|\uae30\uc790|\uc758\uc6d0|\ub300\uc0ac|\ucc28\uad00|\uc2e4\uc7a5|\uad6d\uc7a5|\uc528|\ub3d9\uc9c0|\uc5ec\uc0ac"
)
PERSON = re.compile(
    r"(?<![\uac00-\ud7a3])([\uae40\uc774\ubc15\ucd5c\uc815\uac15\uc870\uc724\uc7a5\uc784\ud55c\uc624\uc11c\uc2e0\uad8c\ud669\uc548\uc1a1\ub958\uc720\ud64d\uc804\uace0\ubb38\uc591\uc190\ubc30\ubc31\ud5c8\ub0a8\uc2ec\ub178\ud558\uacfd\uc131\ucc28\uc8fc\uc6b0\uad6c\ubbfc\ub9ac\ub85c\ub7c9\ud604\ud0dc\uc9c4][\uac00-\ud7a3]{1,2})"
    rf"(?=\s(?:{TITLES}))"
)


def find(page: Page) -> None:
    """Look in every line of which more than half the letters are Hangul."""
    if not HANGUL.search(page.text):
        return
    names = page.lexicon.hangul
    for block in BLOCK.finditer(page.text):
        line = block[0]
        letters = len(LETTER.findall(line))
        if not letters or len(HANGUL.findall(line)) * 2 < letters:
            continue
        found: list[tuple[int, int, Label, str | None]] = []
        found += [(m.start(), m.end(), "DATE", None) for m in DATE.finditer(line)]
        found += [(m.start(1), m.end(1), "PERSON", None) for m in PERSON.finditer(line)]
        for word in WORD.finditer(line):
            for size in range(min(len(word[0]), 10), 1, -1):
                value = names.get(word[0][:size])
                if value is not None:
                    found.append((word.start(), word.start() + size, value[0], value[1]))
                    break
        until = 0
        for start, end, label, name in sorted(found, key=lambda item: (item[0], -item[1])):
            if start >= until:
                page.found.append((block.start() + start, block.start() + end, label, name))
                until = end
