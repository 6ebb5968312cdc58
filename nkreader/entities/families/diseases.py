"""Infectious diseases and what causes them: names of the lists in any case."""

from nkreader.entities import flags as f
from nkreader.entities.families.goods import listed
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

ALSO_OTHERS = word_set("delta marburg plague omicron aids asf bse rsv tb fmd")
"""Names that mean a disease only as they are written here: not in small letters, or not alone."""


def find(page: Page) -> None:
    """Every name of a disease in the free words."""
    for i, k, label, name in list(listed(page, f.ILL)):
        if label != "DISEASE":
            continue
        word = page.words[i]
        if k == i + 1 and word.lower() in ALSO_OTHERS:
            if word.lower() in ("delta", "marburg", "plague") or word[0].islower():
                continue
            if word == "Aids" and page.is_start(i):
                continue
        page.claim(i, k, label, name)
