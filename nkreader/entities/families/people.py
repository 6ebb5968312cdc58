"""People the lists name; and what the families of people share: which words may be of a name."""

import re

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page

SYLLABLE = (
    r"(?:ch|kk|pp|tt|ss|jj|sh|ph|th|kh|[bcdghjklmnprstvwy])?[wy]?"
    r"(?:yeo|yae|eui|yui|eoo|ey|ay|uh|ah|oh|eh|ie|ea|aw|iu|ae|ai|eo|eu|oe|ui|oo|ee|ou|yu|ya|yo|ye|wa|wo|[aeiou\u014f\u016d])"
    r"(?:ng|n|m|l|k|p|t|g|b|h|r)?"
)
KOREAN_ONE = re.compile(SYLLABLE + "$", re.IGNORECASE)
KOREAN_TWO = re.compile(rf"{SYLLABLE}(?:{SYLLABLE})?$", re.IGNORECASE)
"""One syllable or two."""
NOT_NAMES = (
    f.MONTH | f.WEEKDAY | f.ORG_TAIL | f.ORG_HEAD | f.PLACE | f.PLAIN | f.TITLE | f.NUMBER | f.LAW
    | f.SAYS | f.FACILITY | f.EVENT | f.REGION | f.DATE_WORD | f.NOT_ACRONYM
)  # fmt: skip
"""Words with any of these are no part of a name."""
SPACED = SPACES | {"\n", " \n"}
TAILS = frozenset({"Jr", "Sr", "II", "III", "IV"})


def find(page: Page) -> None:
    """Every name of a person in the lists."""
    for i, j, label, name in page.hits:
        if label == "PERSON" and page.free(i, j):
            whole = _listed_end(page, i, j)
            claim_person(page, i, whole, name if whole == j else None)


def _listed_end(page: Page, i: int, j: int) -> int:
    """The word after a listed name, with the third syllable of a longer one ("Ri Kwang Chol")."""
    third = j < page.size and j - i == 2 and page.gaps[j] == " " and page.gaps[i + 1] == " "
    if not third or not page.kinds[i] & f.KOREAN or j in page.hit_at:
        return j
    syllables = KOREAN_ONE.match(page.words[j - 1]) and KOREAN_ONE.match(page.words[j])
    return j + bool(syllables and name_word(page, j))


def claim_person(page: Page, i: int, j: int, name: str | None = None) -> int:
    """Label words `i` to `j` and what belongs to the name after them; the word after the name."""
    j = name_end(page, j)
    stop = page.ends[j - 1]
    dot = page.words[j - 1] in ("Jr", "Sr") and page.text[stop : stop + 1] == "."
    page.claim(i, j, "PERSON", name, end=stop + dot)
    return j


def name_word(page: Page, i: int, strict: bool = True) -> bool:
    """Whether word `i` may be part of a person's name."""
    if not 0 <= i < page.size or page.taken[i] or not page.kinds[i] & f.CAP:
        return False
    if page.words[i] == "No" and i + 1 < page.size and page.kinds[i + 1] & f.DIGITS:
        return False
    if page.kinds[i] & NOT_NAMES and (
        strict or not page.kinds[i] & (f.GIVEN | f.KOREAN | f.CHINESE)
    ):
        return False
    hit = page.hit_at.get(i)
    if hit is None or hit[2] == "PERSON":
        return True
    if hit[1] - hit[0] > 1 or hit[2] in ("NORP", "LOC"):
        return False
    return not strict


def tied(page: Page, i: int) -> bool:
    """Whether word `i` may go on with the name before it; a full stop only ends initials."""
    gap = page.gaps[i]
    return (
        gap in SPACES or gap == "-" or (gap in (". ", ".") and i > 0 and len(page.words[i - 1]) < 3)
    )


def name_end(page: Page, j: int) -> int:
    """The word after "-young", "Jr" or "III" at `j`, or `j`."""
    if j >= page.size:
        return j
    word, gap = page.words[j], page.gaps[j]
    if gap == "-" and word.islower() and len(word) < 7 and KOREAN_ONE.match(word):
        return j + (KOREAN_TWO.match(page.words[j - 1]) is not None)
    return j + (word in TAILS and gap in (" ", ", "))
