"""The rules: every family over one page, then the mentions with their canonical names."""

from nkreader.entities.lexicon import lexicon
from nkreader.entities.naming import mentions
from nkreader.entities.page import Page
from nkreader.entities.table import FAMILIES
from nkreader.model import Mention


def extract(text: str) -> list[Mention]:
    """The entities of `text`, flat and sorted; offsets are code points."""
    page = Page(text, lexicon())
    for family in FAMILIES:
        family.find(page)
    return mentions(page)
