"""Korean and Chinese names by the shape of their syllables: "Mun Dong Hui", "Park Won-soon",
"Ma Yanzhou", and the Western way round, "Sangmi Cha".
"""

import re

from nkreader.entities import flags as f
from nkreader.entities.families.people import (
    KOREAN_ONE,
    NOT_NAMES,
    SPACED,
    SYLLABLE,
    claim_person,
    name_word,
)
from nkreader.entities.page import Page

KOREAN_TWO = re.compile(SYLLABLE + SYLLABLE + "$", re.IGNORECASE)
PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|"
    r"ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiou\u00fc])){1,2}$",
    re.IGNORECASE,
)


def find(page: Page) -> None:
    """A listed surname beside a given name of the right shape."""
    for i in page.where(f.KOREAN | f.CHINESE):
        if not page.taken[i] and page.kinds[i] & f.CAP:
            _east_asian(page, i)
    for i in page.where(f.KOREAN):
        if not page.taken[i] and page.kinds[i] & f.CAP:
            _surname_last(page, i)


def _east_asian(page: Page, i: int) -> None:
    """A Korean or Chinese surname with a given name of one or two syllables after it."""
    kinds, gaps, words = page.kinds, page.gaps, page.words
    if _given_before(page, i):
        return
    a, b = i + 1, i + 2
    if a >= page.size or gaps[a] not in SPACED or not _shape(page, a):
        return
    if page.is_start(i) and kinds[i] & f.PLAIN:
        return
    hit = page.hit_at.get(i)
    if hit is not None and hit[1] - hit[0] > 1 and hit[2] != "PERSON":
        return
    korean = kinds[i] & f.KOREAN
    if (
        (
            korean
            and b < page.size
            and gaps[b] == "-"
            and KOREAN_ONE.match(words[b])
            and KOREAN_ONE.match(words[a])
        )
        or (
            korean
            and b < page.size
            and gaps[b] in SPACED
            and _shape(page, b)
            and KOREAN_ONE.match(words[a])
            and KOREAN_ONE.match(words[b])
        )
        or (
            b < page.size
            and gaps[b] == "-"
            and kinds[i] & f.CHINESE
            and PINYIN.match(words[a])
            and PINYIN.match(words[b])
        )
    ):
        page.claim(i, b + 1, "PERSON")
    elif (
        (kinds[i] & f.CHINESE and len(words[a]) > 1 and PINYIN.match(words[a]))
        or (korean and (KOREAN_TWO.match(words[a]) or KOREAN_ONE.match(words[a])))
    ) and (not kinds[a] & f.UPPER or (kinds[i] & f.UPPER and len(words[a]) > 2)):
        claim_person(page, i, a + 1 + _third(page, i, b))


def _third(page: Page, i: int, b: int) -> bool:
    """Whether word `b` is the second given name after the surname at `i` ("Lim Choon Hock")."""
    if not page.exactly_at(b, f.CAP) or page.gaps[b] != " " or page.gaps[b - 1] != " ":
        return False
    word = page.words[b]
    short = len(word) < 6 and not word.endswith(("s", "ed"))
    return short and page.free(b, b + 1) and b not in page.hit_at and not page.is_start(i)


def _surname_last(page: Page, i: int) -> None:
    """A Korean name the Western way round: "Sangmi Cha", "Hyung-jin Kim"."""
    k = i - 1
    if k < 0 or page.gaps[i] != " " or page.taken[k]:
        return
    if (
        page.gaps[k] == "-"
        and k
        and page.kinds[k - 1] & f.CAP
        and KOREAN_ONE.match(page.words[k])
        and KOREAN_ONE.match(page.words[k - 1])
    ):
        k -= 1
    elif not (
        len(page.words[k]) > 4
        and KOREAN_TWO.match(page.words[k])
        and name_word(page, k)
        and not page.kinds[k] & (f.UPPER | f.KOREAN)
    ):
        return
    if (
        page.taken[k]
        or _given_before(page, k)
        or page.hit_at.get(k) is not None
        or (page.is_start(k) and page.kinds[k] & f.PLAIN)
    ):
        return
    page.claim(k, i + 1, "PERSON")


def _given_before(page: Page, i: int) -> bool:
    """Whether a Western given name stands directly before word `i` ("Michelle Ye Hee Lee")."""
    kind = page.kinds[i - 1] if i else 0
    if not (kind & f.GIVEN and kind & f.CAP) or page.gaps[i] != " " or page.taken[i - 1]:
        return False
    return not kind & (f.KOREAN | f.CHINESE)


def _shape(page: Page, i: int) -> bool:
    """Whether word `i` may be a given name of Korea or China: no other name, no ordinary word."""
    kind = page.kinds[i]
    if page.taken[i] or not kind & f.CAP or len(page.words[i]) > 11:
        return False
    hyphen = page.gaps[i + 1 : i + 2] == ["-"]
    odd = kind & NOT_NAMES & ~(f.PLAIN | (f.MONTH if hyphen else 0))
    if odd and not kind & (f.KOREAN | f.CHINESE):
        return False
    hit = page.hit_at.get(i)
    if hit is not None and hit[2] == "GPE":
        return hit[1] - hit[0] == 1 and page.gaps[i] == " " and not page.kinds[i - 1] & f.PLAIN
    return hit is None or hit[2] == "PERSON"
