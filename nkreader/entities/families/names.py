"""What is left of the lists' names once the families with rules of their own have taken theirs."""

from nkreader.entities import flags as f
from nkreader.entities.page import Page

NOT_AT_START = frozenset("West Gulf Moon Earth Mars Constitution Masters Western Orthodox Commonwealth Baltic English Polish".split())
"""Names that at the start of a sentence are more often an ordinary word."""


def find(page: Page) -> None:
    """Every free name of the lists."""
    for i, j, label, name in page.hits:
        if j - i == 1:
            word = page.words[i]
            if word in NOT_AT_START and page.is_start(i) and page.said(i + 1) not in ("'s", "and"):
                continue
            if word in ("US", "IT") and page.kinds[max(i - 1, 0)] & f.UPPER and page.kinds[min(i + 1, page.size - 1)] & f.UPPER:
                if word == "IT":
                    continue
            if word == "West" and not (page.said(i - 1) == "the" and page.said(i + 1) not in ("coast", "side", "bank", "wing")):
                continue
            if word == "Gulf" and page.said(i - 1) != "the":
                continue
        page.claim(i, j, label, name)
