"""What is left of the lists' names once the families with rules of their own have taken theirs."""

from nkreader.entities import flags as f
from nkreader.entities.naming import surname_of
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

NOT_AT_START = word_set(
    "West Moon Shell Arsenal Dow Fed Meta Apple Quad Earth Mars Constitution Masters Western "
    "Orthodox Commonwealth Baltic English Polish"
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
    borne = _borne(page)
    taken, words = page.taken, page.words
    for i, j, label, name in page.hits:
        if taken[i]:
            continue
        if j - i == 1:
            word = words[i]
            if _is_other(page, i, label):
                continue
            if word in borne and label == "GPE" and _is_person(page, i, j):
                page.claim(i, j, "PERSON")
                continue
            if word in RIVERS and (page.said(i - 1) == "the" or page.said(j) == "rivers"):
                page.claim(i, j, "LOC", f"{word} River")
                continue
            if word == "Washington" and page.gaps[j : j + 1] == [", "]:
                j += page.said(j) in ("d.c.", "dc")
        page.claim(i, j, label, name)


def _borne(page: Page) -> set[str]:
    """Names of places that are surnames of people found before ("Austin" after "Lloyd Austin")."""
    names = page.lexicon.names
    borne = set()
    for start, end, label, name in page.found:
        if label == "PERSON" and page.text[start:end].rpartition(" ")[2] in names:
            surname = surname_of(name or " ".join(page.text[start:end].split()), page)
            if page.lexicon.is_place(surname):
                borne.add(surname)
    return borne


def _is_person(page: Page, i: int, j: int) -> bool:
    """Whether a place that is also a surname stands where a person does."""
    if page.said(i - 1) in ("in", "near", "from", "at", "outside", "around", "to", "the"):
        return False
    after = page.hit_at.get(j)
    if after is not None and after[2] == "GPE" and page.gaps[j] == ", ":
        return False
    return j - i == 1 and not page.runs_on(j, f.CAP) and page.gaps[j : j + 1] != ["-"]


def _is_other(page: Page, i: int, label: str) -> bool:
    """Whether a name of one word is a language, a title or an ordinary word at place `i`."""
    word = page.words[i]
    if label == "NORP":
        return word in LANGUAGES and _is_language(page, i, i + 1)
    if label == "ORG" and page.said(i - 1) in ("chief", "minister"):
        return True
    if word not in NOT_AT_START and word != "Gulf":
        return False
    before, after = page.said(i - 1), page.said(i + 1)
    if word == "Gulf":
        opens = page.is_start(i) and after not in ("states", "countries", "arab", "monarchies")
        return after == "of" or (before != "the" and opens)
    if page.is_start(i) and after not in ("'s", "and"):
        return True
    return word == "West" and (before != "the" or after in ("coast", "side", "bank", "wing"))
