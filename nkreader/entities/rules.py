"""The rules: every family over one page, then the mentions with their canonical names."""

from nkreader.entities.lexicon import lexicon
from nkreader.entities.naming import mentions
from nkreader.entities.page import Page
from nkreader.entities.table import FAMILIES
from nkreader.model import Mention
from nkreader.text.legible import legible


def extract(text: str) -> list[Mention]:
    """The entities of `text`, flat and sorted; offsets are code points."""
    read, offsets = legible(text)
    page = Page(read, lexicon())
    for family in FAMILIES:
        family.find(page)
    found = mentions(page)
    if offsets is None:
        return found
    return [
        each._replace(start=offsets[each.start], end=offsets[each.end - 1] + 1) for each in found
    ]
