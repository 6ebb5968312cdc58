"""People: names of the lists; Korean, Chinese and given names by their shape; whoever bears a title,
says something or is said to be something."""

import re

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page

SYLLABLE = (
    r"(?:ch|kk|pp|tt|ss|jj|sh|ph|th|kh|[bcdghjklmnprstvwy])?[wy]?"
    r"(?:yeo|yae|eui|yui|eoo|ey|ay|uh|ah|oh|eh|ie|ea|aw|iu|ae|ai|eo|eu|oe|ui|oo|ee|ou|yu|ya|yo|ye|wa|wo|[aeiou\u014f\u016d])"
    r"(?:ng|n|m|l|k|p|t|g|b|h|r|s)?"
)
KOREAN_ONE = re.compile(SYLLABLE + "$", re.IGNORECASE)
KOREAN_TWO = re.compile(SYLLABLE + SYLLABLE + "$", re.IGNORECASE)
PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|"
    r"ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiou\u00fc])){1,2}$",
    re.IGNORECASE,
)
NOT_NAMES = (
    f.MONTH | f.WEEKDAY | f.ORG_TAIL | f.ORG_HEAD | f.PLACE | f.PLAIN | f.TITLE | f.NUMBER | f.LAW | f.FACILITY
    | f.EVENT | f.REGION | f.DATE_WORD | f.NOT_ACRONYM
)  # fmt: skip
BYLINE = frozenset({"by", "reporting", "editing", "writing", "translated", "compiled"})
SPACED = SPACES | {"\n", " \n"}
TAILS = frozenset({"Jr", "Sr", "II", "III", "IV"})
COMMON_TITLES = frozenset("leader chief director officer king national student doctor mother father son daughter brother sister wife husband captain owner head editor author officer citizen colleague".split())


def find(page: Page) -> None:
    """The surest first: lists, bylines, shapes, titles, then what people say and are."""
    for i, j, label, name in page.hits:
        if label == "PERSON" and page.free(i, j):
            page.claim(i, _tail(page, j), "PERSON", name)
    for i in page.where(f.KOREAN | f.CHINESE):
        if not page.taken[i] and page.kinds[i] & f.CAP:
            _east_asian(page, i)
    for i in page.where(f.KOREAN):
        if not page.taken[i] and page.kinds[i] & f.CAP:
            _surname_last(page, i)
    _bylines(page)
    _credits(page)
    for i in page.where(f.GIVEN):
        if not page.taken[i]:
            _given(page, i)
    for i in page.where(f.TITLE):
        _titled(page, i)
    for i in page.where(f.SAYS):
        _saying(page, i)
    for i in page.where(f.ROLE):
        _being(page, i)


def _name_word(page: Page, i: int, strict: bool = True) -> bool:
    """Whether word `i` may be part of a person's name."""
    if not 0 <= i < page.size or page.taken[i] or not page.kinds[i] & f.CAP:
        return False
    if page.kinds[i] & NOT_NAMES and (strict or not page.kinds[i] & (f.GIVEN | f.KOREAN | f.CHINESE)):
        return False
    hit = page.hit_at.get(i)
    if hit is None or hit[2] == "PERSON":
        return True
    if hit[1] - hit[0] > 1 or hit[2] in ("NORP", "LOC"):
        return False
    return not strict


def _tied(page: Page, i: int) -> bool:
    """Whether word `i` and the one before it may be words of one name; a full stop only ends initials."""
    gap = page.gaps[i]
    return gap in SPACES or gap == "-" or (gap in (". ", ".") and 0 < i and len(page.words[i - 1]) < 3)


def _tail(page: Page, j: int) -> int:
    """The word after "Jr" or "III" at `j`, or `j`."""
    if j < page.size and page.words[j] in TAILS and page.gaps[j] in (" ", ", "):
        return j + 1
    return j


def _bylines(page: Page) -> None:
    """Every capitalised run after "By", "Reporting by", "Translated by" up to the end of its line."""
    for i in page.where(f.BYLINE):
        if page.words[i] == "to":
            continue
        before = page.said(i - 1)
        opens = page.words[i] in ("By", "BY") and (i == 0 or "\n" in page.gaps[i] or "*" in page.gaps[i] or "|" in page.gaps[i])
        if not opens and before not in ("reporting", "editing", "writing", "translated", "edited", "written", "compiled", "contributed", "coverage", "reported", "produced", "photo", "photograph", "photos", "english", "assistance", "illustration"):
            continue
        j = i + 1
        while j < page.size:
            if not _name_word(page, j, strict=False):
                break
            k = j + 1
            while _name_word(page, k, strict=False) and _tied(page, k):
                k += 1
            page.claim(j, k, "PERSON")
            j = k
            if page.said(j) in ("and", "&") and page.gaps[j] in (" ", ", "):
                j += 1
            elif not (j < page.size and page.gaps[j] in (", ",)):
                break


def _credits(page: Page) -> None:
    """ "AFP / Kirill Kudryavtsev": who took a picture, after the agency."""
    for i, j, label, _ in page.hits:
        if label == "ORG" and page.gaps[j : j + 1] in ([" / "], ["/"], [" | "]) and _name_word(page, j):
            end = j + 1
            while _name_word(page, end) and _tied(page, end):
                end += 1
            if 1 < end - j < 4:
                page.claim(j, end, "PERSON")


def _east_asian(page: Page, i: int) -> None:
    """A Korean or Chinese surname with a given name of one or two syllables after it."""
    kinds, gaps, words = page.kinds, page.gaps, page.words
    a, b = i + 1, i + 2
    if a >= page.size or gaps[a] not in SPACED or not _shape(page, a):
        return
    if page.is_start(i) and kinds[i] & f.PLAIN:
        return
    hit = page.hit_at.get(i)
    if hit is not None and hit[1] - hit[0] > 1 and hit[2] != "PERSON":
        return
    korean = kinds[i] & f.KOREAN
    if korean and b < page.size and gaps[b] == "-" and KOREAN_ONE.match(words[b]) and KOREAN_ONE.match(words[a]):
        page.claim(i, b + 1, "PERSON")
    elif korean and b < page.size and gaps[b] in SPACED and _shape(page, b) and KOREAN_ONE.match(words[a]) and KOREAN_ONE.match(words[b]):
        page.claim(i, b + 1, "PERSON")
    elif b < page.size and gaps[b] == "-" and kinds[i] & f.CHINESE and PINYIN.match(words[a]) and PINYIN.match(words[b]):
        page.claim(i, b + 1, "PERSON")
    elif (kinds[i] & f.CHINESE and len(words[a]) > 1 and PINYIN.match(words[a])) or (
        korean and (KOREAN_TWO.match(words[a]) or KOREAN_ONE.match(words[a]))
    ):
        if not kinds[a] & f.UPPER or kinds[i] & f.UPPER and len(words[a]) > 2:
            page.claim(i, a + 1, "PERSON")


def _surname_last(page: Page, i: int) -> None:
    """A Korean name the Western way round: "Sangmi Cha", "Hyung-jin Kim"."""
    k = i - 1
    if k < 0 or page.gaps[i] != " " or page.taken[k]:
        return
    if page.gaps[k] == "-" and k and page.kinds[k - 1] & f.CAP and KOREAN_ONE.match(page.words[k]) and KOREAN_ONE.match(page.words[k - 1]):
        k -= 1
    elif not (len(page.words[k]) > 4 and KOREAN_TWO.match(page.words[k]) and _name_word(page, k) and not page.kinds[k] & (f.UPPER | f.KOREAN)):
        return
    if page.taken[k] or page.hit_at.get(k) is not None or page.is_start(k) and page.kinds[k] & f.PLAIN:
        return
    page.claim(k, i + 1, "PERSON")


def _shape(page: Page, i: int) -> bool:
    """Whether word `i` may be a given name of Korea or China: no other name, no ordinary word."""
    kind = page.kinds[i]
    if page.taken[i] or not kind & f.CAP or len(page.words[i]) > 11:
        return False
    if kind & NOT_NAMES & ~f.PLAIN and not kind & (f.KOREAN | f.CHINESE):
        return False
    hit = page.hit_at.get(i)
    if hit is not None and hit[2] == "GPE":
        return hit[1] - hit[0] == 1 and page.gaps[i] == " " and not page.kinds[i - 1] & f.PLAIN
    return hit is None or hit[2] == "PERSON"


def _given(page: Page, i: int) -> None:
    """A given name, then initials, particles, further names and a surname."""
    kinds, gaps = page.kinds, page.gaps
    if page.is_start(i) and kinds[i] & f.PLAIN:
        return
    hit = page.hit_at.get(i)
    if hit is not None and hit[2] != "PERSON" and hit[1] - hit[0] > 1:
        return
    j = _surname(page, i + 1)
    if j <= i + 1:
        return
    start = i
    if i and page.words[i - 1].isupper() and len(page.words[i - 1].replace(".", "")) == 1 and gaps[i] in (". ", " "):
        start = i - 1
    page.claim(start, _tail(page, j), "PERSON")


def _surname(page: Page, i: int) -> int:
    """The word after the surname that begins at `i`, initials and particles before it, or `i`."""
    j = i
    names = 0
    while j < page.size and names < 3 and j - i < 6:
        gap = page.gaps[j]
        word = page.words[j]
        if len(word.replace(".", "")) == 1 and word[0].isupper() and gap in (" ", ". "):
            j += 1
            continue
        if page.kinds[j] & f.PARTICLE and gap in (" ", "-") and not page.taken[j] and (
            j + 1 < page.size and page.kinds[j + 1] & (f.CAP | f.PARTICLE) and page.gaps[j + 1] in (" ", "-", "'")
        ):
            j += 1
            continue
        if gap not in SPACED | {"-", "'"} and not (gap == ". " and len(page.words[j - 1]) < 3):
            break
        if (names and gap == "\n") or not _name_word(page, j, strict=names > 0):
            break
        if page.kinds[j] & f.UPPER and not page.kinds[i - 1] & f.UPPER and len(word) > 2:
            break
        j += 1
        names += 1
    return j if names else i


def _titled(page: Page, i: int) -> None:
    """One to three names after a title."""
    j = i + 1
    if j >= page.size or page.gaps[j] not in (" ", ". ", "\n", " \n") or page.kinds[j] & f.TITLE & ~f.GIVEN and page.kinds[j] & f.CAP:
        return
    if not _name_word(page, j, strict=True):
        hit = page.hit_at.get(j)
        if not (page.kinds[j] & f.CAP and hit is not None and hit[1] - hit[0] == 1 and page.words[i] in ("Mr", "Mrs", "Ms", "Dr")):
            return
    if page.kinds[j] & f.UPPER and len(page.words[j]) > 1 and not page.kinds[i] & f.UPPER:
        return
    if page.words[i] in COMMON_TITLES and page.kinds[j] & f.UPPER:
        return
    end = j + 1
    while end < page.size and end - j < 3 and _tied(page, end) and (
        _name_word(page, end) or page.kinds[end] & f.PARTICLE
    ):
        end += 1
    while end > j + 1 and page.kinds[end - 1] & f.PARTICLE and not page.kinds[end - 1] & f.CAP:
        end -= 1
    if page.gaps[j:j + 1] == ["\n"] and end - j < 2:
        return
    if end < page.size and page.kinds[end] & (f.ORG_TAIL | f.FACILITY) and page.kinds[end] & f.CAP and page.gaps[end] == " ":
        return
    page.claim(j, _tail(page, end), "PERSON")


def _unknown_run(page: Page, i: int, step: int) -> tuple[int, int]:
    """The run of words no list knows that begins (`step` 1) or ends (-1) at word `i`."""
    j = i
    while _name_word(page, j) and not page.kinds[j] & f.UPPER:
        edge = j if step < 0 else j + 1
        nxt = j + step
        if not (0 <= edge < page.size and _tied(page, edge)):
            j = nxt
            break
        j = nxt
    return (i, j) if step > 0 else (j + 1, i + 1)


def _saying(page: Page, i: int) -> None:
    """Who says: unknown capitalised words directly before or after a verb of saying."""
    if i and page.gaps[i] in (" ", ", "):
        start, end = _unknown_run(page, i - 1, -1)
        if 0 < end - start < 4 and not (end - start == 1 and (page.is_start(start) and page.kinds[start] & f.PLAIN)):
            if page.gaps[i] == " " and (end - start > 1 or len(page.words[start]) > 2):
                page.claim(start, end, "PERSON")
    if page.gaps[i + 1 : i + 2] == [" "] and page.words[i] in ("said", "says", "told", "tells", "asked", "added", "wrote", "writes", "explained"):
        start, end = _unknown_run(page, i + 1, 1)
        if 1 < end - start < 4 and (page.words[i] in ("said", "says", "added", "explained", "wrote", "asked")):
            page.claim(start, end, "PERSON")


def _being(page: Page, i: int) -> None:
    """Who is said to be something: "Teodora Gyupchanova, a researcher at"."""
    k = i
    while k > 0 and i - k < 8 and page.gaps[k] in SPACES | {"-", "' "} and page.words[k - 1] != ".":
        k -= 1
    if k == 0 or page.gaps[k] not in (", ", " - ", " \u2013 ", " (") or page.kinds[k] & f.CAP and page.said(k) not in ("a", "an", "the"):
        return
    start, end = _unknown_run(page, k - 1, -1)
    if 1 < end - start < 4:
        page.claim(start, end, "PERSON")
