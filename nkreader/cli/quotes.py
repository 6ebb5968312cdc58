"""Finding words in a text: as they stand, else with quotation marks, spaces and case made plain.

Runs of spaces and line ends are one space, and a quotation mark is as good as any other.
"""

import re
from array import array

from nkreader.text.cleaning import fold_map
from nkreader.text.legible import visible_end
from nkreader.text.span import Span

_QUOTES = re.compile('["`´＂＇「」『』〝〞〟]')
AROUND = 30
"""Code points shown on either side of a place."""


def places(text: str, quote: str) -> list[Span]:
    """Where `quote` occurs: exactly, or, where it does nowhere, folded. Hits may overlap.

    Spans count code points of `text`; a folded hit that would begin or end inside what folding
    made longer (the half of `ß`) is none.
    """
    exact = [Span(at, at + len(quote)) for at in _every(text, quote)]
    if exact:
        return exact
    whole, offsets = _plain(text)
    wanted, _ = _plain(quote)
    wanted = wanted.strip()
    found = []
    for at in _every(whole, wanted):
        end = at + len(wanted)
        whole_before = at == 0 or offsets[at - 1] != offsets[at]
        if whole_before and offsets[end - 1] != offsets[end]:
            found.append(Span(offsets[at], visible_end(text, offsets[at], offsets[end])))
    return found


def _plain(text: str) -> tuple[str, "array[int]"]:
    """A text as `fold_map` gives it, with one kind of quotation mark and single spaces."""
    whole, offsets = fold_map(text)
    whole = _QUOTES.sub("'", whole)
    if "  " not in whole:
        return whole, offsets
    kept = [k for k in range(len(whole)) if whole[k] != " " or whole[k - 1 : k] != " "]
    return "".join(whole[k] for k in kept), array("I", [*(offsets[k] for k in kept), len(text)])


def _every(text: str, wanted: str) -> list[int]:
    found = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def in_context(text: str, start: int, end: int, before: int = AROUND, after: int = AROUND) -> str:
    """A place with whole words around it, on one line, the place between ‹ and ›.

    `before` and `after` are the most code points of context on either side.
    """
    left, right = max(0, start - before), min(len(text), end + after)
    while 0 < left < start and not text[left - 1].isspace():
        left += 1
    while end < right < len(text) and not text[right].isspace():
        right -= 1
    lead, trail = "…" * (left > 0), "…" * (right < len(text))
    line = f"{lead}{text[left:start].lstrip()}‹{text[start:end]}›{text[end:right].rstrip()}{trail}"
    return " ".join(line.split())
