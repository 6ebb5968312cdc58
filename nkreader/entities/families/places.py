"""Places known by the word beside them: "X Province", "X-ri", "the North", borders, rivers."""

import re

from nkreader.entities import flags as f
from nkreader.entities.page import HYPHENS, SPACES, Page
from nkreader.text.word_set import word_set

SIDES = re.compile(
    r"(?:North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower|Greater|New)$"
)
BORDER_NOUNS = word_set(
    "guards guard city cities town towns county counties police patrol troops officials crossing "
    "crossings village trade control controls officers agents customs post posts outpost "
    "checkpoint security closure closures closings closing restrictions region- areas-"
)
NO_PLACE = word_set(
    "Home New Capital Inner Old Party Special First Free Holy United People Dear World National "
    "Federal Islamic Autonomous Banana Welfare Police Nuclear Deep Head Secret"
)
AFTER_THE_SIDE = word_set(
    "pole star korean koreans korea side sea river bank coast end wing of asian american african "
    "gate"
)
VAGUE = frozenset({"Autonomous", "State", "Republic", "Region"})
"""Words that make a place only of a name the lists know."""
SMALL = word_set("city district township village municipality county prefecture region")
"""Words that in small letters may also speak of a part of the place ("the Hubei county")."""
AFTER_CITY = word_set("of centre center government council hall")
JOINTS = SPACES | HYPHENS
SIDE_BY_SIDE = HYPHENS | {"/"}
MOUNTS = frozenset({"Mount", "Mt", "Lake", "Cape"})
WEAK = word_set("Border Borders Coast Range Peak Channel Basin Beach Falls Hills Desert Mountain")
PARTS_OF_RIVERS = word_set(
    "tributary tributaries bank banks mouth estuary headwaters reaches shore shores waters"
)
BODIES_OF_WATER = frozenset({"Gulf", "Bay", "Strait", "Isle", "Sea"})


def find(page: Page) -> None:
    """Districts, the two Koreas by their side, borders, then natural places."""
    for i in page.where(f.PLACE):
        _district(page, i)
    for i in page.where(f.START):
        if page.words[i] in ("North", "South"):
            _side(page, i)
    _endings(page)
    for i in page.where(f.REGION):
        if page.words[i] in PARTS_OF_RIVERS:
            _river(page, i)
        elif page.said(i) in ("border", "borders"):
            _border(page, i)
        elif page.kinds[i] & f.CAP or page.said(i) in ("river", "peninsula", "island", "islands"):
            _nature(page, i)


def _named_left(page: Page, i: int, most: int = 3) -> int:
    """The first of at most `most` capitalised words directly before word `i`, or `i`."""
    start = i
    while (
        start > 0 and i - start < most and page.gaps[start] in JOINTS and not page.taken[start - 1]
    ):
        k = start - 1
        kind = page.kinds[k]
        if (
            not kind & f.CAP
            or kind & (f.MONTH | f.WEEKDAY)
            or (page.is_start(k) and kind & f.PLAIN and not SIDES.match(page.words[k]))
        ):
            break
        if kind & f.TITLE and not page.hit_at.get(k):
            break
        hit = page.hit_at.get(k)
        if hit is not None and hit[2] in ("NORP", "ORG", "PERSON"):
            break
        start = hit[0] if hit is not None and hit[0] < k and hit[1] == k + 1 else k
        if hit is not None and hit[2] == "GPE":
            break
    return start


def _district(page: Page, i: int) -> None:
    """A name and the word that says what it is the name of."""
    word = page.words[i]
    hit = page.hit_at.get(i)
    if page.taken[i] or i == 0 or page.gaps[i] not in SPACES or word.endswith("ies"):
        return
    if word in ("Provinces", "provinces") or (hit is not None and hit[1] - hit[0] > 1):
        return
    if word[0].islower():
        if not _names_small(page, i):
            return
    elif word in VAGUE and page.hit_at.get(i - 1) is None:
        return
    start = _named_left(page, i)
    if start == i or page.words[i - 1] in NO_PLACE or page.kinds[i - 1] & f.NOT_ACRONYM:
        return
    end = i + 1
    while page.runs_on(end, f.PLACE):
        end += 1
    if not page.runs_on(end, f.ORG_TAIL):
        page.claim(start, end, "GPE")


def _names_small(page: Page, i: int) -> bool:
    """Whether "province", "county" in small letters at word `i` belongs to the name before it."""
    before = page.hit_at.get(i - 1)
    if before is not None and before[2] == "GPE" and before[1] == i:
        if page.words[i] not in SMALL:
            return True
        if page.said(before[0] - 1) in ("the", "a") or page.words[i] == "region":
            return False
        return page.said(i + 1) not in AFTER_CITY
    if before is not None or page.taken[i - 1] or page.is_start(i - 1):
        return False
    kind = page.kinds[i - 1]
    return bool(kind & f.CAP) and not kind & (f.PLAIN | f.UPPER | f.TITLE | f.WEEKDAY | f.MONTH)


def _side(page: Page, i: int) -> None:
    """ "the North" and "the South" for the two Koreas."""
    if page.taken[i] or page.said(i - 1) not in ("the", "both", "and", "between"):
        return
    hit = page.hit_at.get(i)
    if hit is not None and hit[1] - hit[0] > 1:
        return
    after = i + 1
    if page.gaps[after : after + 1] == [" "]:
        if page.said(after) in AFTER_THE_SIDE or (
            page.kinds[after] & f.CAP
            and page.said(after - 1) != "the"
            and page.words[after] != "Korea"
        ):
            return
        if page.kinds[after] & f.CAP and page.kinds[after] & (f.REGION | f.EVENT | f.PLACE | f.LAW):
            return
    before = page.said(i - 1)
    paired = page.said(i - 2) in ("north", "south")
    if (before == "and" and not paired) or (before == "between" and page.said(i + 1) != "and"):
        return
    page.claim(i, i + 1, "GPE", "North Korea" if page.words[i] == "North" else "South Korea")


def _endings(page: Page) -> None:
    """A capitalised name with a Korean ending after a hyphen."""
    for j in page.where(f.KOREAN_END):
        i = j - 1
        if page.gaps[j] != "-" or i < 0 or page.taken[i] or page.taken[j]:
            continue
        least = 4 if page.words[j] == "do" else 3
        if page.kinds[i] & f.CAP and len(page.words[i]) >= least:
            start = i - 1 if i and page.gaps[i] == "-" and page.kinds[i - 1] & f.CAP else i
            page.claim(start, j + 1, "GPE")


def _border(page: Page, i: int) -> None:
    """A border with the names or adjectives of its sides directly before it."""
    if page.taken[i] or i == 0 or page.gaps[i] not in SPACES:
        return
    k = i
    while k > 0 and (k == i or page.gaps[k] in SIDE_BY_SIDE):
        hit = page.hit_at.get(k - 1)
        if hit is not None and hit[1] == k and hit[2] in ("GPE", "NORP") and page.free(hit[0], k):
            k = hit[0]
        elif page.said(k - 1) in ("inter", "sino", "russo", "trans") and k < i:
            k -= 1
        else:
            break
    if k == i or (page.said(i + 1) in BORDER_NOUNS and page.space(i + 1)):
        return
    page.claim(k, i + 1, "LOC")


def _river(page: Page, i: int) -> None:
    """ "The mouth of the Zelva": what has banks and is no country is a river."""
    j = i + 3
    if page.said(i + 1) != "of" or page.said(i + 2) != "the" or not page.runs_on(j, f.CAP):
        return
    hit = page.hit_at.get(j)
    if page.runs_on(j + 1, f.CAP) or page.kinds[j] & (f.PLAIN | f.UPPER | f.ORG_TAIL):
        return
    if hit is None or (hit[1] == j + 1 and hit[2] == "GPE" and hit[3] is None):
        page.claim(j, j + 1, "LOC", f"{page.words[j]} River")


def _nature(page: Page, i: int) -> None:
    """A river, a sea, an island, a mount with its name."""
    hit = page.hit_at.get(i)
    if page.taken[i] or (hit is not None and hit[1] - hit[0] > 1):
        return
    word, after = page.words[i], i + 1
    capital = after < page.size and page.kinds[after] & f.CAP
    if word in MOUNTS and capital and page.gaps[after] in (" ", ". "):
        if not page.kinds[after] & (f.PLAIN | f.ORG_TAIL):
            page.claim(i, i + 2, "LOC")
        return
    start = _named_left(page, i, 2)
    opening = page.is_start(start) and page.kinds[start] & f.PLAIN
    if word in MOUNTS or (word in WEAK and (start == i or (i - start == 1 and opening))):
        return
    if start < i and page.gaps[i] in SPACES:
        if not (page.is_start(i - 1) and page.kinds[i - 1] & f.PLAIN):
            page.claim(start, after, "LOC")
        return
    of_name = page.said(after) == "of" and i + 2 < page.size and page.kinds[i + 2] & f.CAP
    if word in BODIES_OF_WATER and of_name:
        page.claim(i, i + 3, "LOC")
