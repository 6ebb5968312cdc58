"""What is left of the lists' names once the families with rules of their own have taken theirs."""

from nkreader.entities.page import Page
from nkreader.entities.word_set import word_set

NOT_AT_START = word_set(
    "West Gulf Moon Earth Mars Constitution Masters Western Orthodox Commonwealth Baltic English "
    "Polish"
)
"""Names that at the start of a sentence are more often an ordinary word."""


LANGUAGES = word_set(
    "Korean Chinese English Japanese Russian French German Spanish Arabic Mandarin Vietnamese Thai "
    "Portuguese Italian"
)
NO_NOUN = word_set("by and on at with but that as for to or is was means")
RIVERS = frozenset({"Tumen", "Amur", "Taedong", "Imjin"})
"""Towns that with an article are rivers."""


def _is_language(page: Page, i: int, j: int) -> bool:
    """Whether an adjective names a language here ("Read in Korean", "Korean-language")."""
    if page.words[i] not in LANGUAGES:
        return False
    after = page.said(j)
    if (
        page.gaps[j : j + 1] == ["-"] and after in ("language", "speaking", "speaker", "speakers")
    ) or after == "language":
        return True
    prose = page.gaps[j : j + 1] == [" "] and after not in NO_NOUN
    return (
        page.said(i - 1)
        in ("in", "into", "speak", "speaks", "spoke", "speaking", "fluent", "learn")
        and not prose
    )


def find(page: Page) -> None:
    """Every free name of the lists, but for those that mean something else where they stand."""
    for i, j, label, name in page.hits:
        if j - i == 1 and _is_other(page, i, label):
            continue
        river = page.said(i - 1) == "the" or page.said(j) == "rivers"
        if river and j - i == 1 and page.words[i] in RIVERS:
            page.claim(i, j, "LOC", f"{page.words[i]} River")
            continue
        capital = page.words[i] == "Washington" and page.gaps[j : j + 1] == [", "]
        if capital and page.words[j] in ("D.C.", "DC"):
            j += 1
        page.claim(i, j, label, name)


def _is_other(page: Page, i: int, label: str) -> bool:
    """Whether a name of one word is a language, a title or an ordinary word at place `i`."""
    word, before, after = page.words[i], page.said(i - 1), page.said(i + 1)
    if label == "NORP" and _is_language(page, i, i + 1):
        return True
    if label == "ORG" and before in ("chief", "minister"):
        return True
    if word in NOT_AT_START and page.is_start(i) and after not in ("'s", "and"):
        return True
    if word == "West":
        return before != "the" or after in ("coast", "side", "bank", "wing")
    return word == "Gulf" and before != "the"
