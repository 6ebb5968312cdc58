"""Names that a rule has found once in a text, where they stand without what gave them away."""

from nkreader.entities.korean.sheet import Sheet
from nkreader.model import Label

SHORTEST = 3
"""Syllables of a name that is looked for again."""


def find(sheet: Sheet) -> None:
    """Every free word that is, with or without a particle, a name found before."""
    known: dict[str, Label] = {}
    for claim in sheet.claims:
        if claim is None or claim.name is not None or claim.end - claim.start < SHORTEST:
            continue
        if claim.label in ("PERSON", "FAC", "ORG", "GPE"):
            words = sheet.text[claim.start : claim.end]
            if words.isalpha():
                known[words] = claim.label
    if not known:
        return
    for i, reading in enumerate(sheet.readings):
        for stem in reading.stems:
            label = known.get(stem)
            if label is not None:
                sheet.claim(sheet.starts[i], sheet.starts[i] + len(stem), label)
                break
