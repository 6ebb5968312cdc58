"""Places no list knows, by where they stand: in a row of places, "city of X", "in X, Russia"."""

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page
from nkreader.text.word_set import word_set

KINDS_OF_PLACE = word_set(
    "city town village port county district province prefecture township island hamlet port-city "
    "suburb ri settlement"
)
GOES_ON = SPACES | {"-", "' "}
WITHIN = SPACES | {"-"}
UNKNOWN = (f.CAP, f.CAP | f.GIVEN, f.CAP | f.GLUED, f.CAP | f.GIVEN | f.GLUED)
"""Flags of capitalised words that no list explains."""
SITES = word_set("facility base resort capital hub suburb outpost harbour harbor garrison")
IN = frozenset({"in", "near", "outside"})
FROM = IN | {"from", "at", "to", "of"}
TOWARDS = FROM | {"for", "via", "towards", "toward"}


def find(page: Page) -> None:
    """Rows of places, then single words after a word that only places follow."""
    done = 0
    for _, j, label, _ in page.hits:
        if label != "GPE" or j < done or j >= page.size:
            continue
        if page.gaps[j] == ", " or page.words[j] == "and":
            done = _row(page, j)
    for i in page.where(f.UPPER):
        if page.gaps[i].endswith("\n") or i == 0:
            _dateline(page, i)
    for kind in UNKNOWN:
        for i in page.exactly(kind):
            if _unknown(page, i) and _placed(page, i):
                page.claim(i, i + 1, "GPE")


def _unknown(page: Page, i: int) -> bool:
    """Whether word `i` stands alone with a capital that nothing explains."""
    if page.kinds[i] not in UNKNOWN or page.taken[i] or i in page.hit_at:
        return False
    if len(page.words[i]) < 4 or page.is_start(i):
        return False
    after = i + 1
    return not (after < page.size and page.kinds[after] & f.CAP and page.gaps[after] in GOES_ON)


def _dateline(page: Page, i: int) -> None:
    """Unknown capitals that open a line before ", Qatar", ", Jan 18" or " (Reuters)"."""
    j = i + 1
    while j < page.size and page.kinds[j] & f.UPPER and page.gaps[j] in WITHIN:
        j += 1
    if j >= page.size or j - i > 3 or i in page.hit_at or page.kinds[i] & f.NOT_ACRONYM:
        return
    hit = page.hit_at.get(j)
    place = hit is not None and (hit[2], page.gaps[j]) in (("GPE", ", "), ("ORG", " ("))
    if place or (page.kinds[j] & f.MONTH and page.gaps[j] == ", "):
        page.claim(i, j, "GPE")


def _row(page: Page, j: int) -> int:
    """Claim unknown words in a row after the place that ends before word `j`; where the row ends.

    They stand before another place, or last after two places and "and".
    """
    unknown: list[int] = []
    known = 1
    while j < page.size:
        last = page.said(j) == "and" and page.gaps[j] in (" ", ", ")
        if last:
            j += 1
        elif page.gaps[j] != ", ":
            break
        hit = page.hit_at.get(j)
        if hit is not None and hit[2] == "GPE":
            for i in unknown:
                page.claim(i, i + 1, "GPE")
            if unknown or last:
                break
            known += 1
            j = hit[1]
        elif j >= page.size or not _unknown(page, j):
            break
        elif last and known > 1 and page.gaps[j] == " ":
            page.claim(j, j + 1, "GPE")
            break
        else:
            unknown.append(j)
            j += 1
    return j


def _is_called_place(page: Page, j: int) -> bool:
    """Whether ", a Russian naval base" stands at word `j`: it says that a place went before."""
    if page.gaps[j : j + 1] != [", "] or page.said(j) not in ("a", "an", "the"):
        return False
    for k in range(j + 1, min(j + 6, page.size)):
        if page.gaps[k] not in SPACES:
            return False
        if page.said(k) in KINDS_OF_PLACE or page.said(k) in SITES:
            return True
    return False


def _is_far_from(page: Page, j: int) -> bool:
    """Whether ", about 290 km from" stands at word `j`."""
    if page.gaps[j : j + 1] != [", "]:
        return False
    k = j + (page.said(j) in ("about", "some", "around", "roughly", "just"))
    if k + 1 >= page.size or not page.kinds[k] & (f.DIGITS | f.NUMBER):
        return False
    return bool(page.kinds[k + 1] & (f.UNIT | f.TIME_WORD))


def _placed(page: Page, i: int) -> bool:
    """Whether what stands beside word `i` shows a place."""
    if page.gaps[i] not in (" ", "\n"):
        return False
    before = page.said(i - 1)
    if before in TOWARDS and (_is_called_place(page, i + 1) or _is_far_from(page, i + 1)):
        return True
    if before == "of" and page.said(i - 2) in KINDS_OF_PLACE:
        return True
    after = page.hit_at.get(i + 1)
    if before in FROM and after is not None and after[2] == "GPE" and page.gaps[i + 1] == ", ":
        return True
    return before in IN and not page.kinds[i] & f.GIVEN
