"""Words that say how sure a claim is: "reportedly", "it seems", "if confirmed", "three sources"."""

from nkreader.attribution.lexicon import KNOWN
from nkreader.attribution.page import Page
from nkreader.attribution.values import Hedge

_NEIGHBOURS = {
    word: frozenset(one.words[one.place - 1] for one in phrases)
    for word, phrases in KNOWN.hedges.items()
    if all(one.place for one in phrases)
}
"""What must stand before a word that hedges are known by, where no hedge begins with it."""


def hedges(page: Page) -> list[Hedge]:
    """Every phrase of the list, in order, inside quotations too; of two, the longer."""
    words, starts, ends, _ = page.every
    found: list[tuple[int, int, str]] = []
    for i in page.hedging:
        word = words[i]
        before = _NEIGHBOURS.get(word)
        if before is not None and (not i or words[i - 1] not in before):
            continue
        for phrase, place, kind in KNOWN.hedges[word]:
            first = i - place
            if len(phrase) == 1 or (first >= 0 and words[first : first + len(phrase)] == phrase):
                found.append((first, -len(phrase), kind))
    found.sort()
    out: list[Hedge] = []
    done = 0
    for first, length, kind in found:
        if first < done or (words[first] == "may" and page.text[starts[first]].isupper()):
            continue
        done = first - length
        out.append(Hedge(starts[first], ends[done - 1], kind))
    return out
