"""Finding words in a text: as they stand, else with quotation marks, spaces and case made plain."""

from nkreader.text.cleaning import fold_map
from nkreader.text.span import Span

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
    whole, offsets = fold_map(text)
    wanted, _ = fold_map(quote)
    found = []
    for at in _every(whole, wanted):
        end = at + len(wanted)
        whole_before = at == 0 or offsets[at - 1] != offsets[at]
        if whole_before and offsets[end - 1] != offsets[end]:
            found.append(Span(offsets[at], offsets[end]))
    return found


def _every(text: str, wanted: str) -> list[int]:
    found = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def in_context(text: str, start: int, end: int, around: int = AROUND) -> str:
    """A place with what stands around it, on one line, the place between ‹ and ›."""
    before = text[max(0, start - around) : start]
    after = text[end : end + around]
    lead = "…" if start > around else ""
    trail = "…" if end + around < len(text) else ""
    line = f"{lead}{before.lstrip()}‹{text[start:end]}›{after.rstrip()}{trail}"
    return " ".join(line.split())


def excerpt(text: str, words: list[str], around: int = 60) -> str:
    """The first place where one of the folded `words` occurs, with its context; else nothing."""
    lower = text.lower()
    if len(lower) == len(text):
        hits = [(lower.find(word), len(word)) for word in words]
        hits = [(at, length) for at, length in hits if at >= 0]
        if hits:
            at, length = min(hits)
            return in_context(text, at, at + length, around)
    for word in words:
        found = places(text, word)
        if found:
            return in_context(text, found[0].start, found[0].end, around)
    return ""
