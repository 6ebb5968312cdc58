"""Whether a word for a good means one where it stands: no part of a name, no verb, no figure of
speech, no single thing that somebody owns. Finds nothing by itself.
"""

from nkreader.entities import flags as f
from nkreader.entities.page import HYPHENS, Page
from nkreader.text.word_set import word_set

NOT_BEFORE = word_set(
    "medal medals medalist standard station stations rush age curtain fist bomb bombs wing "
    "chamber chambers dome lady throne grip will wall bullet lining ceiling grinder medallist "
    "medallists medalists jubilee ring rings race races fight chain chains-of game bowl bowls"
)
"""Words after a good that make it another thing ("gold medal")."""
NOT_AFTER = {
    "gas": word_set("tear poison mustard nerve greenhouse"),
    "gold": word_set("olympic won win wins struck claimed second third first"),
    "silver": word_set("won win wins claimed"),
    "fish": word_set("big"),
    "fruit": word_set("bear bore bears bearing forbidden"),
    "battery": word_set("artillery missile rocket defense defence coastal patriot thaad"),
    "batteries": word_set("artillery missile rocket defense defence coastal patriot thaad"),
    "oil": word_set("midnight snake"),
    "chips": word_set("bargaining poker"),
    "chicken": word_set("a the"),
    "crane": word_set("whooping"),
    "coke": word_set("diet"),
    "pepper": word_set("dr"),
    "trout": word_set("old"),
}
"""Words before a good that make it another thing ("tear gas")."""
MEDALS = frozenset({"gold", "silver"})
TAKING = frozenset({"take", "takes", "took", "taking"})
OF_MEDAL = frozenset({"in", "at", "for", "with", "ahead", "and"})
"""What follows a medal that is taken; gold that is taken elsewhere is a good."""
NEVER = frozenset({"golds", "silvers", "tins", "irons", "glasses"})
"""Plurals that mean another thing: medals, cans, spectacles."""
VERBS = word_set("fuel mask cement fish salt beef pepper oil coke herb honey steel iron hay veneer")
"""Goods that are verbs after "to" and "will"."""
BEFORE_VERB = word_set("to will would can could may might must not further helped help they we")
CRUDE = word_set(
    "prices price futures exports imports shipments supplies cargoes deliveries inventories output "
    "production stocks tankers left rose fell and or from to was is via oils"
)
"""Words after "crude" that show the oil."""
CHIEFLY_NAMES = word_set("Mercury Apple Gold Silver Rice Sand Salt Fish Flax Orange Ginger Herb")
PARTS_OF_NAMES = f.FACILITY | f.ORG_TAIL | f.REGION | f.EVENT | f.PLACE
THINGS = word_set(
    "bicycle motorcycle tractor excavator refrigerator computer laptop umbrella phone television "
    "wig handbag mattress mask cigarette wristwatch smartphone cellphone car limousine sedan "
    "minivan scooter tricycle camera stove jacket thermometer generator bulldozer forklift crane "
    "shoe machine conditioner cooker truck vehicle suv"
)
"""Goods that one can own one of: with an article and alone, no goods of trade."""
DETERMINERS = word_set("a an the his her its my our your this that another one each every")
THEIR_TRADE = word_set(
    "price prices imports exports market markets sales trade factory factories plant parts "
    "production output shipments maker makers industry sector smuggling"
)
BRANDS = frozenset({"Mercedes", "Maybach", "Lexus", "Royce", "Aurus", "Cruiser", "Senat", "Benz"})
AS_AS = word_set("flat hard solid good cold tough heavy black white clear smooth strong red light")


def is_other(page: Page, i: int, k: int) -> bool:
    """Whether the words `i` to `k`, a listed good, mean no goods here."""
    words, gap = page.words, page.gaps[i]
    low = words[i].lower()
    before = words[i - 1].lower() if i else ""
    after = words[k].lower() if k < page.size and page.gaps[k] in (" ", "-") else ""
    if k == i + 1:
        if page.kinds[i] & f.CAP and _is_name(page, i):
            return True
        if low in VERBS and before in BEFORE_VERB and gap == " ":
            return True
        if low in NEVER or (low == "crude" and after and after not in CRUDE):
            return True
    if after in NOT_BEFORE or (low == "beef" and after == "up"):
        return True
    if low in NOT_AFTER and before in NOT_AFTER[low] and gap in (" ", "\n", "-"):
        return True
    if low in MEDALS and before in TAKING and (not after or after in OF_MEDAL):
        return True
    if before == "as" and page.said(i - 2) in AS_AS:
        return True
    if words[k - 1].lower() in THINGS and after not in THEIR_TRADE and _is_one(page, i):
        return True
    return gap in HYPHENS and before in ("anti", "pro", "non", "post", "counter")


def _is_one(page: Page, i: int) -> bool:
    """Whether an article or a possessive stands before the singular at word `i`."""
    for k in range(i - 1, max(i - 6, -1), -1):
        if page.gaps[k + 1] not in (" ", "-", "\n"):
            return False
        word = page.said(k)
        if word in DETERMINERS or word == "'s":
            return True
        if page.kinds[k] & f.SAYS or word in ("of", "and", "for", "in", "to"):
            return False
    return False


def _is_name(page: Page, i: int) -> bool:
    """Whether a capitalised word is a part of a name ("Diamond Princess", "Silk Road")."""
    word, after = page.words[i], i + 1
    if page.kinds[i] & f.UPPER and len(word) < 4:
        return word not in ("LNG", "LPG", "PPE", "PVC", "MSG", "WTI", "SUV")
    if i in page.hit_at and page.hit_at[i][2] != "COMMODITY":
        return True
    if word in BRANDS:
        return False
    lone = not page.is_start(i) and not page.kinds[i - 1] & f.CAP
    if lone and word in CHIEFLY_NAMES:
        return True
    if after >= page.size or page.gaps[after] != " " or not page.kinds[after] & f.CAP:
        return False
    kind = page.kinds[after]
    if not kind & (f.PLAIN | f.GOODS | f.GOODS_HEAD) or word in CHIEFLY_NAMES:
        return True
    return bool(lone and kind & PARTS_OF_NAMES)
