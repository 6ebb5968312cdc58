"""What is left of the lists' names once the families with rules of their own have taken theirs."""

from nkreader.entities import flags as f
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
    """Every free name of the lists."""
    for i, j, label, name in page.hits:
        if j - i == 1:
            word = page.words[i]
            if label == "NORP" and _is_language(page, i, j):
                continue
            if label == "ORG" and page.words[i - 1] in ("Chief", "Minister") and i:
                continue
            if word in NOT_AT_START and page.is_start(i) and page.said(i + 1) not in ("'s", "and"):
                continue
            if (
                word in ("US", "IT")
                and page.kinds[max(i - 1, 0)] & f.UPPER
                and page.kinds[min(i + 1, page.size - 1)] & f.UPPER
            ) and word == "IT":
                continue
            if word == "West" and not (
                page.said(i - 1) == "the"
                and page.said(i + 1) not in ("coast", "side", "bank", "wing")
            ):
                continue
            if word == "Gulf" and page.said(i - 1) != "the":
                continue
        if (
            label == "GPE"
            and j - i == 1
            and page.words[i] in RIVERS
            and "the" in (page.said(i - 1), page.said(i - 3))
        ):
            label, name = "LOC", f"{page.words[i]} River"
        if (
            page.words[i] == "Washington"
            and page.gaps[j : j + 1] == [", "]
            and page.words[j] in ("D.C.", "DC")
        ):
            j += 1
        page.claim(i, j, label, name)
