"""Words that say how sure a claim is: "reportedly", "it seems", "if confirmed", "three sources"."""

from nkreader.attribution.lexicon import lexicon
from nkreader.attribution.values import Hedge


def hedges(text: str) -> list[Hedge]:
    """Every phrase of the list in `text`, in order; of two that overlap, the longer."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found: list[Hedge] = []
    for phrase, kind in lexicon().hedges:
        at = small.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if not (at and small[at - 1].isalnum()) and not small[end : end + 1].isalnum():
                found.append(Hedge(at, end, kind))
            at = small.find(phrase, end)
    found.sort(key=lambda one: (one.start, -one.end))
    out: list[Hedge] = []
    for one in found:
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out
