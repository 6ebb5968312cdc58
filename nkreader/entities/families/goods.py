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
    "medal medals medalist standard station stations rush age curtain fist bomb bombs wing stove "
    "chamber chambers dome lady throne grip will wall bullet lining ceiling grinder"
)
"""Words after a good that make it another thing ("gold medal")."""
NOT_AFTER = {
    "gas": word_set("tear poison mustard nerve greenhouse"),
    "gold": word_set("olympic won win struck"),
    "fish": word_set("big"),
    "fruit": word_set("bear bore bears bearing forbidden"),
    "battery": word_set("artillery missile rocket defense defence coastal patriot thaad"),
    "batteries": word_set("artillery missile rocket defense defence coastal patriot thaad"),
}
"""Words before a good that make it another thing ("tear gas")."""
VERBS = frozenset({"fuel", "mask", "cement", "fish", "salt", "beef", "pepper"})
"""Goods that are verbs after "to" and "will"."""
BEFORE_VERB = word_set("to will would could can may might must not further helped help they we")
CRUDE = word_set(
    "prices price futures exports imports shipments supplies cargoes deliveries inventories output "
    "production stocks tankers left rose fell and or from to was is via"
)
"""Words after "crude" that show the oil."""
CHIEFLY_NAMES = word_set("Mercury Apple Gold Silver Rice Sand Salt Fish Flax")
PARTS_OF_NAMES = f.FACILITY | f.ORG_TAIL | f.REGION | f.EVENT | f.PLACE


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
    low = page.said(i)
    after = page.said(k) if page.gaps[k : k + 1] in ([" "], ["-"]) else ""
    before = page.said(i - 1)
    if k == i + 1:
        if page.kinds[i] & f.CAP and _is_name(page, i):
            return True
        if low in VERBS and before in BEFORE_VERB and page.gaps[i] == " ":
            return True
        if low == "crude" and after and after not in CRUDE:
            return True
    if (low == "beef" and after == "up") or after in NOT_BEFORE:
        return True
    if before in NOT_AFTER.get(low, frozenset()):
        return True
    return page.gaps[i] in HYPHENS and before in ("anti", "pro", "non", "post", "counter")


def _is_name(page: Page, i: int) -> bool:
    """Whether a capitalised word is a part of a name ("Diamond Princess", "Silk Road")."""
    word, after = page.words[i], i + 1
    if page.kinds[i] & f.UPPER and len(word) < 4:
        return word not in ("LNG", "LPG", "PPE", "PVC", "MSG")
    if i in page.hit_at and page.hit_at[i][2] != "COMMODITY":
        return True
    lone = not page.is_start(i) and not page.kinds[i - 1] & f.CAP
    if lone and word in CHIEFLY_NAMES:
        return True
    if after >= page.size or page.gaps[after] != " " or not page.kinds[after] & f.CAP:
        return False
    kind = page.kinds[after]
    if not kind & (f.PLAIN | f.GOODS | f.GOODS_HEAD) or word in CHIEFLY_NAMES:
        return True
    return bool(lone and kind & PARTS_OF_NAMES)
