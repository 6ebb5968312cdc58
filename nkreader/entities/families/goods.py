"""Goods and minerals: names of the lists in any case, and "X materials", "X products" where X says
which kind."""

from collections.abc import Iterator

from nkreader.entities import flags as f
from nkreader.entities.families.goods_sense import BRANDS, is_other
from nkreader.entities.page import JOINTS, Hit, Page
from nkreader.text.word_set import word_set

KINDS = word_set(
    "chemical medical agricultural electronic luxury textile petroleum oil steel iron coal marine "
    "fishery aquatic seafood dairy pharmaceutical construction building raw industrial consumer "
    "household medicinal plastic rubber wood wooden metal aluminum aluminium copper paper leather "
    "cotton electrical mineral farm farming forestry livestock mafic rare-earth interior packaging "
    "cosmetic cosmetics food grain sanitary hygiene quarantine disinfection beauty optical "
    "semiconductor nonferrous non-ferrous refined finished cooking vegetable palm fuel lubricating "
    "heavy diesel"
)
HEADS = word_set(
    "materials material products product goods supplies ore ores minerals metals metal chemicals "
    "fuels oil concentrate alloys alloy powder scrap parts components machinery crops seeds"
)
NO_KIND = frozenset(
    {("industrial", "parts"), ("food", "supplies"), ("food", "supply"), ("farm", "crops")}
)
DEVICES = word_set(
    "cooker cookers stove stoves heater heaters boiler boilers lamp lamps kettle kettles machine "
    "machines grinder grinders dryer dryers powder flour husks paste starch syrup juice cakes"
)
"""Words after a good that make both one good ("rice cookers")."""
CARS = word_set(
    "limousine limousines sedan sedans car cars vehicle vehicles truck trucks suv suvs van vans"
)
MOST = 6
"""One more than the words of a good, at most."""
TRADES = word_set(
    "sales exports imports shipments purchases deliveries smuggling export import sale"
)
GENERIC = word_set(
    "goods weapons arms services equipment vehicles technology aircraft items products people "
    "others drugs ammunition shells missiles munitions parts such those labour labor workers"
)
"""What may stand in a row of goods and is none."""


def find(page: Page) -> None:
    """The longest name of the lists at every word that begins one, then kinds by their head."""
    ends: dict[int, int] = {}
    for start, end, name in _spans(page):
        if page.claim(start, end, "COMMODITY", name):
            ends[end] = start
    for i in page.where(f.GOODS):
        if page.words[i] == "lead" and not page.taken[i] and _among_goods(page, i):
            page.claim(i, i + 1, "COMMODITY", "lead")
    _kinds(page)
    if ends:
        _rows(page, ends)
        _short_forms(page, ends)


def _spans(page: Page) -> list[tuple[int, int, str]]:
    """First word, word after the last and name of every listed good; neighbours are one good."""
    words, gaps = page.words, page.gaps
    spans: list[tuple[int, int, str]] = []
    until = 0
    for i, k, label, name in listed(page, f.GOODS):
        if label != "COMMODITY" or i < until or is_other(page, i, k):
            continue
        start, end = _wider(page, i, k)
        if k == i + 1 and words[i] in HEADS and gaps[i] == " " and words[i - 1] in KINDS:
            start = i - 1
        joins = bool(spans) and until == start and gaps[start] == " " and words[start].islower()
        if joins and end - spans[-1][0] < MOST:
            start = spans.pop()[0]
        if (start, end) != (i, k) or not name:
            whole = " ".join(words[start:end]).lower()
            name = page.lexicon.name_of_good(whole) or whole
        spans.append((start, end, name))
        until = end
    return spans


def _kinds(page: Page) -> None:
    """ "Construction materials": a word for goods after one that says which."""
    words = page.words
    for i in page.where(f.GOODS_HEAD):
        if words[i] not in HEADS or page.taken[i] or not i or page.taken[i - 1]:
            continue
        which = words[i - 1].lower()
        if page.gaps[i] == " " and which in KINDS and (words[i - 1], words[i]) not in NO_KIND:
            page.claim(i - 1, i + 1, "COMMODITY")


def _wider(page: Page, i: int, k: int) -> tuple[int, int]:
    """The good around the listed words `i` to `k`: "scrap copper", "rice cookers", "S600 cars"."""
    if page.words[k - 1] in BRANDS:
        return i, _car(page, k)
    if page.said(k) in DEVICES and page.gaps[k] == " " and not page.taken[k]:
        k += 1
    scrap = page.gaps[i] == " " and page.words[i - 1] == "scrap" and not page.taken[i - 1]
    return i - (scrap and page.words[i].islower()), k


def _car(page: Page, k: int) -> int:
    """The word after a model and "limousines" that follow the maker before word `k`."""
    j = k
    while (
        j < page.size
        and j - k < 4
        and page.gaps[j] in ("", " ", "-")
        and not page.words[j].islower()
    ):
        j += 1
    return j + 1 if page.said(j) in CARS and page.gaps[j] == " " and page.free(k, j + 1) else k


def _rows(page: Page, ends: dict[int, int]) -> None:
    """Unknown words in a row with goods: "sales of gallium, xenotime and antimony"."""
    starts = set(ends.values())
    for end, start in list(ends.items()):
        j = end
        if j >= page.size or (page.gaps[j] != ", " and page.words[j] != "and"):
            continue
        traded = page.said(start - 1) == "of" and page.said(start - 2) in TRADES
        while page.gaps[j : j + 1] == [", "] or (traded and page.said(j) == "and"):
            last = page.said(j) == "and"
            j += last
            goes_on = j + 1 + (page.said(j + 1) in ("and", "or"))
            if not _unknown(page, j) or not (goes_on in starts or (traded and _closes(page, j))):
                break
            page.claim(j, j + 1, "COMMODITY", page.said(j))
            j += 1


def _closes(page: Page, j: int) -> bool:
    """Whether a row may end or go on after word `j`, or another word of it may follow."""
    gap = page.gaps[j + 1 : j + 2]
    return gap != [" "] or page.said(j + 1) in ("and", "or", "to", "from", "in")


def _unknown(page: Page, i: int) -> bool:
    """Whether word `i` is in small letters, in no list and free."""
    if i >= page.size:
        return False
    word = page.words[i]
    plain = word.isalpha() and word.islower() and len(word) > 3 and not page.kinds[i]
    if not plain or page.taken[i] or word in GENERIC or word.endswith(("ed", "ly", "ing")):
        return False
    return not page.lexicon.words.get(word, 0) & f.PLAIN


def _short_forms(page: Page, ends: dict[int, int]) -> None:
    """Capitals in brackets after a good, and the same capitals further on."""
    known: dict[str, str] = {}
    for end, start in ends.items():
        opened = end < page.size and page.gaps[end] in (" (", ' ("') and page.kinds[end] & f.UPPER
        if opened and page.text[page.ends[end] : page.ends[end] + 1] in (")", '"'):
            known[page.words[end]] = " ".join(page.words[start:end]).lower()
    if known:
        for i in page.where(f.UPPER):
            if page.words[i] in known:
                page.claim(i, i + 1, "COMMODITY", known[page.words[i]])


def _among_goods(page: Page, i: int) -> bool:
    """Whether word `i` stands in a row of goods, so that "lead" is the metal."""
    after = i + 1
    goods = page.lexicon.goods
    if page.gaps[after : after + 1] == [", "] and page.said(after) in goods:
        return True
    if page.said(after) in ("and", "or") and page.said(after + 1) in goods:
        return True
    return (
        page.gaps[i] == ", "
        and page.said(i - 1) in goods
        and page.gaps[after : after + 1] == [", "]
    )


def listed(page: Page, flag: int) -> Iterator[Hit]:
    """Names of goods and diseases at the free words that carry `flag`, the longest at each."""
    lexicon = page.lexicon
    first, goods, pairs = lexicon.first_goods, lexicon.goods, lexicon.pairs_of_goods
    words, gaps, taken, size = page.words, page.gaps, page.taken, page.size
    for i in page.where(flag):
        if taken[i]:
            continue
        low = words[i].lower()
        longest = first[low]
        k = i + 1
        value = None
        if longest > 1 and k < size and gaps[k] in JOINTS and f"{low} {words[k].lower()}" in pairs:
            j = k
            while j < size and j - i < longest and gaps[j] in JOINTS and not taken[j]:
                j += 1
            for k in range(j, i + 1, -1):
                value = goods.get(" ".join(words[i:k]).lower())
                if value is not None:
                    break
        if value is None:
            k = i + 1
            value = goods.get(low)
        if value is not None and not (k < size and gaps[k] == "" and words[k][0].isalpha()):
            yield (i, k, *value) if isinstance(value, tuple) else (i, k, value, None)
