"""Goods and minerals: names of the lists in any case, and "X materials", "X products" where X says
which kind."""

from collections.abc import Iterator

from nkreader.entities import flags as f
from nkreader.entities.page import HYPHENS, JOINTS, Hit, Page
from nkreader.entities.word_set import word_set

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
NOT_BEFORE = word_set(
    "medal medals medalist standard station stations mask-wearing rush age curtain fist bomb bombs "
    "reserves-or wing stove chamber dome lady throne"
)
NOT_AFTER = {
    "gas": "tear poison mustard nerve",
    "oil": "",
    "gold": "olympic won",
    "silver": "",
    "iron": "",
    "ice": "",
    "fish": "big",
    "meat": "",
    "salt": "",
    "food": "",
    "fuel": "",
    "corn": "sweet-or",
    "crude": "",
}
CHIEFLY_NAMES = word_set(
    "Delta Mercury Apple Ebola-or Cholera-or Marburg Gold Silver Rice Sand Salt Fish Aids Flax "
    "Reuters"
)


def find(page: Page) -> None:
    """The longest name of the lists at every word that begins one, then kinds by their head."""
    words, gaps = page.words, page.gaps
    for i, k, label, name in listed(page, f.GOODS):
        if label == "COMMODITY" and not _is_other(page, i, k):
            if k == i + 1 and words[i] in HEADS and gaps[i] == " " and words[i - 1] in KINDS:
                page.claim(i - 1, k, label)
                continue
            page.claim(i, k, label, name or " ".join(words[i:k]).lower())
    for i in page.where(f.GOODS):
        if words[i] == "lead" and not page.taken[i] and _among_goods(page, i):
            page.claim(i, i + 1, "COMMODITY", "lead")
    for i in page.where(f.GOODS_HEAD):
        if (
            (
                words[i] in HEADS
                and not page.taken[i]
                and i
                and gaps[i] == " "
                and words[i - 1].lower() in KINDS
            )
            and not page.taken[i - 1]
            and (words[i - 1], words[i]) not in NO_KIND
        ):
            page.claim(i - 1, i + 1, "COMMODITY")


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
    first, goods = page.lexicon.first_goods, page.lexicon.goods
    words, gaps = page.words, page.gaps
    for i in page.where(flag):
        if page.taken[i]:
            continue
        low = words[i].lower()
        longest = first[low]
        j = i + 1
        while j < page.size and j - i < longest and gaps[j] in JOINTS and not page.taken[j]:
            j += 1
        for k in range(j, i, -1):
            value = goods.get(low if k == i + 1 else " ".join(words[i:k]).lower())
            if value is not None:
                if not (k < page.size and gaps[k] == "" and words[k][0].isalpha()):
                    yield (i, k, *value) if isinstance(value, tuple) else (i, k, value, None)
                break


def _is_other(page: Page, i: int, k: int) -> bool:
    """Whether the words mean no goods here: a part of a name, a verb, a figure of speech."""
    word = page.words[i]
    low = word.lower()
    after = page.said(k) if page.gaps[k : k + 1] in ([" "], ["-"]) else ""
    before = page.said(i - 1)
    if page.kinds[i] & f.CAP and k == i + 1:
        if not page.is_start(i) and not (page.kinds[i - 1] & f.CAP and i) and word in CHIEFLY_NAMES:
            return True
        if page.kinds[i] & f.UPPER and len(word) < 4 and word not in ("LNG", "LPG", "PPE", "PVC"):
            return True
        if (
            k < page.size
            and page.gaps[k] == " "
            and page.kinds[k] & f.CAP
            and not page.kinds[k] & (f.PLAIN | f.GOODS | f.GOODS_HEAD)
        ):
            return True
        if i in page.hit_at and page.hit_at[i][2] != "COMMODITY":
            return True
        if (
            word in CHIEFLY_NAMES
            and page.kinds[min(k, page.size - 1)] & f.CAP
            and page.gaps[k : k + 1] == [" "]
        ):
            return True
    if low == "beef" and after == "up":
        return True
    if after in NOT_BEFORE or before in NOT_AFTER.get(low, "").split():
        return True
    if page.gaps[i] in HYPHENS and i and before in ("anti", "pro", "non", "post", "counter"):
        return True
    return low in ("meth", "tin") and after in ("lab",)
