"""Words that say how sure a claim is: "reportedly", "it seems", "if confirmed", "three sources"."""

from nkreader.attribution.lexicon import KNOWN
from nkreader.attribution.page import Page
from nkreader.attribution.values import Hedge


def hedges(page: Page) -> list[Hedge]:
    """Every phrase of the list, in order, inside quotations too; of two, the longer."""
    words, starts, ends, _ = page.every
    text = page.text
    known = KNOWN.hedges
    out: list[Hedge] = []
    done = 0
    for i in page.hedging:
        if i < done or (words[i] == "may" and text[starts[i]].isupper()):
            continue
        for phrase, kind in known[words[i]]:
            j = i + len(phrase)
            if len(phrase) == 1 or words[i:j] == phrase:
                out.append(Hedge(starts[i], ends[j - 1], kind))
                done = j
                break
    return out
