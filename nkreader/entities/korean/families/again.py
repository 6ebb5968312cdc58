"""Names that a rule has found once in a text, where they stand without what gave them away."""

from bisect import bisect_left
from itertools import islice

from nkreader.entities.korean.sheet import Sheet
from nkreader.model import Label

LABELS = frozenset({"PERSON", "FAC", "ORG", "GPE"})
MOST = 200
"""Names looked for again: an article has a dozen."""
SHORTEST = 3
"""Syllables of a name that is looked for again."""


def find(sheet: Sheet) -> None:
    """Every free word that is, with or without a particle, a name found before."""
    known: dict[str, Label] = {}
    for claim in sheet.claims:
        if claim is None or claim.name is not None or claim.end - claim.start < SHORTEST:
            continue
        words = sheet.text[claim.start : claim.end]
        if claim.label in LABELS and words.isalpha():
            known[words] = claim.label
    for words, label in islice(known.items(), MOST):
        start = sheet.text.find(words)
        while start >= 0:
            i = bisect_left(sheet.starts, start)
            is_word = i < len(sheet.words) and sheet.starts[i] == start
            if is_word and words in sheet.readings[i].stems:
                sheet.claim(start, start + len(words), label)
            start = sheet.text.find(words, start + len(words))
