"""Words that say how sure a claim is: "reportedly", "it seems", "if confirmed", "three sources"."""

from nkreader.attribution.lexicon import KNOWN
from nkreader.attribution.page import Page
from nkreader.attribution.values import Hedge

_SECONDS = {
    first: frozenset(phrase[1] for phrase, _ in phrases)
    if all(len(phrase) > 1 for phrase, _ in phrases)
    else None
    for first, phrases in KNOWN.hedges.items()
}
"""What stands behind the first word of a phrase; None where that is one by itself."""


def hedges(page: Page) -> list[Hedge]:
    """Every phrase of the list, in order, inside quotations too; of two, the longer."""
    words, starts, ends, _ = page.every
    text = page.text
    known = KNOWN.hedges
    out: list[Hedge] = []
    done = 0
    for i in page.hedging:
        seconds = _SECONDS[words[i]]
        if seconds and (i + 1 == len(words) or words[i + 1] not in seconds):
            continue
        if i < done or (words[i] == "may" and text[starts[i]].isupper()):
            continue
        for phrase, kind in known[words[i]]:
            j = i + len(phrase)
            if len(phrase) == 1 or words[i:j] == phrase:
                out.append(Hedge(starts[i], ends[j - 1], kind))
                done = j
                break
    return out
