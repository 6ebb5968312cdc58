"""Phrases for people without a name: where they begin and end, and whether they are said to speak.

Finds nothing by itself.
"""

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page
from nkreader.text.word_set import word_set

DETERMINERS = word_set(
    "the a an one another some several many multiple two three four five other any this that these "
    "those its his her their our both most numerous various few no"
)
COUNTS = word_set("one two three four five some several many most all another each both none any")
MODIFIERS = word_set(
    "reporting government military intelligence diplomatic industry security party trade company "
    "border "
    "local high-level senior official reliable anonymous unnamed unidentified separate second "
    "third internal informed knowledgeable inside trusted private political judicial legal police "
    "business market banking financial shipping western regional provincial additional different "
    "independent confidential high-ranking top ranking ministry presidential parliamentary "
    "opposition army navy defence defense customs airline aviation well-informed well-placed "
    "well-connected key-level foreign credible close medical health humanitarian academic "
    "long-time longtime former current same first last other new old young male female mid-level "
    "low-level retired veteran wealthy ordinary nearby law enforcement administration embassy "
    "consular railway port factory state public city county-level district central executive elite "
    "core in-country rural urban chinese-speaking ethnic domestic overseas european middle-aged "
    "elderly unspecified unknown mid-ranking lower-level low-ranking national-level sea seafood "
    "fishing timber coal textile garment cross-border tech technology oil construction restaurant "
    "shop hotel travel tour real estate merchant-class donju fellow fourth fifth part-time "
    "full-time white house pentagon department treasury intelligence-linked school university "
    "college hospital mining state-run farm administration's congressional republican democratic "
    "u.s un eu us security-related counter-terrorism counterterrorism unification foreign-ministry "
    "agriculture grain food rice food-market bank trading import export smuggling local-level "
    "immigration labor labour youth women's men's league committee people's team enterprise office "
    "work-unit unit management transport truck train ship quarantine anti-epidemic epidemic "
    "disease medical-aid aid relief un-affiliated nuclear-industry nuclear energy-industry "
    "currency money-changing money property housing fisheries forestry land power-plant utility "
    "telecom telecoms trade-related"
)
PLACES = word_set(
    "city province country region county capital area town village market district neighborhood "
    "border regime"
)
IN = frozenset(["in", "inside", "from", "near"])
SAYING = word_set(
    "say says said saying tell tells told note notes noted noting acknowledge acknowledges "
    "acknowledged"
)
LIGHT = word_set(
    "here there also later then has have had on in at recently who reportedly further still "
    "separately earlier privately today yesterday only never would did do does simply quietly "
    "immediately nonetheless again once"
)
STOPS = word_set(
    "said told says who that which and in on at from but has have had is are was were tell tells "
    "say"
)
GAPS = frozenset({"-", "\n", "' ", "\u2013"})
WITHIN = SPACES | {"-", "\n"}
BEFORE_OTHER = word_set("one two three several some the many any")
AFTER_HYPHEN = word_set(
    "based level ranking informed placed linked affiliated run owned time old connected"
)
SIDES = word_set("northern southern eastern western northeastern central")
NO_NOUN = word_set("of to in on at by for with from than as and or but is are was were be not that")


def modifiers(page: Page, i: int, *, possessive: bool) -> int:
    """Where the phrase that ends with head `i` begins: its determiner, or its first modifier.

    `possessive` lets a name with 's in ("RFA's sources").
    """
    k = i
    while k > 0 and i - k < 9:
        gap = page.gaps[k]
        if (gap not in SPACES and gap not in GAPS) or page.taken[k - 1]:
            return k
        word = page.said(k - 1)
        if word in DETERMINERS:
            return _determiner(page, k - 1)
        if word == "'s":
            hit = page.hit_at.get(k - 2)
            if not possessive or hit is None:
                return k
            k = hit[0]
        elif (hit := page.hit_at.get(k - 1)) is not None and hit[1] == k:
            k = hit[0]
        elif _modifies(page, k - 1, gap):
            k -= 1
        elif page.said(k - 2) in DETERMINERS and _plain_noun(page, k - 1):
            return _determiner(page, k - 2)
        elif word == "and" and page.said(k) in MODIFIERS and page.said(k - 2) in MODIFIERS:
            k -= 2
        else:
            return k
    return k


def _determiner(page: Page, k: int) -> int:
    """The first word of the determiner that ends with word `k` ("one other", "a few")."""
    word, before = page.said(k), page.said(k - 1)
    if word in ("one", "two", "three", "four", "five") and before in ("the", "these", "those"):
        return k - 1
    if word in ("other", "another", "same") and before in BEFORE_OTHER:
        return k - 1
    return k - 1 if word == "few" and before == "a" else k


def _plain_noun(page: Page, k: int) -> bool:
    """Whether word `k`, after a determiner, may be a noun that says which ("the tile dealer")."""
    plain = page.gaps[k] == " " and page.gaps[k + 1] == " " and not page.kinds[k]
    return plain and page.words[k].isalpha() and page.said(k) not in NO_NOUN


def _modifies(page: Page, k: int, gap: str) -> bool:
    """Whether word `k`, followed by `gap`, says which people: "senior", "Dandong-based"."""
    word, kind = page.said(k), page.kinds[k]
    if word in MODIFIERS or gap == "-" or kind & f.ORG_TAIL:
        return True
    if kind & f.CAP:
        return not (page.is_start(k) and kind & f.PLAIN)
    return word in ("ministry", "based") or (page.gaps[k] == "-" and word in AFTER_HYPHEN)


def partitive(page: Page, start: int) -> int:
    """`start`, or where "one of" before "the sources" begins."""
    if page.said(start - 1) == "of" and page.said(start - 2) in COUNTS and page.gaps[start] == " ":
        return start - 2
    return start


def place_after(page: Page, i: int) -> int:
    """The word after "in PLACE" at `i`, or `i`."""
    if page.said(i) not in IN or page.gaps[i : i + 1] not in ([" "], ["\n"]):
        return i
    k = i + 1
    if page.said(k) in ("the", "that"):
        k += 1
    if page.said(k) in SIDES:
        k += 1
    hit = page.hit_at.get(k)
    if hit is not None and hit[2] in ("GPE", "LOC", "FAC"):
        end = hit[1]
        if (
            end < page.size
            and page.kinds[end] & f.PLACE
            and page.gaps[end] == " "
            and not page.said(end).endswith("ies")
        ):
            end += 1
        while end < page.size and page.gaps[end] == "-" and page.kinds[end] & f.CAP:
            end += 1
        return end
    if k < page.size and page.kinds[k] & f.CAP and page.gaps[k] == " " and hit is None:
        if page.kinds[k] & (f.MONTH | f.WEEKDAY):
            return i
        end = page.run_right(k)
        return end + (
            page.kinds[end] & f.PLACE > 0 and page.gaps[end] == " " if end < page.size else 0
        )
    if k < page.size and page.words[k] in ("North", "South") and page.said(k - 1) == "the":
        return k + 1
    if page.said(k) in PLACES and page.said(k - 1) in ("the", "that"):
        return k + 1
    if page.said(k) == "border" and page.said(k + 1) in ("area", "region", "areas", "regions"):
        return k + 2
    return i


def matter(page: Page, i: int) -> int:
    """The word after the noun phrase at `i`, to the next stop or verb of speech."""
    j = i
    while j < page.size and j - i < 7:
        if j > i and page.gaps[j] not in WITHIN:
            break
        if page.said(j) in STOPS or page.taken[j] or (j > i + 1 and page.said(j).endswith("ed")):
            break
        if page.said(j) == "'s":
            j += 1
            continue
        j += 1
    return j


def speaks(page: Page, i: int) -> bool:
    """Whether the phrase that ends before word `i` is said to speak."""
    j = i
    light = 0
    if j < page.size and page.gaps[j] in (", ", ",") and page.said(j) in SAYING:
        return True
    if (
        j < page.size
        and page.gaps[j] in (", ", ",")
        and page.said(j)
        in ("who", "speaking", "citing", "asking", "requesting", "on", "however", "whose")
    ):
        while j < page.size and j - i < 24:
            if j > i and page.gaps[j] in (", ", ",") and page.said(j) in SAYING:
                return True
            if ("." in page.gaps[j] and page.gaps[j] != ".") or "\n\n" in page.gaps[j]:
                return False
            j += 1
        return False
    while j < page.size and light < 4:
        if page.gaps[j] not in (" ", "\n", "  "):
            return False
        word = page.said(j)
        if word in SAYING:
            told = page.hit_at.get(j + 1) if word in ("told", "tell", "tells") else None
            return told is None or told[2] != "GPE"
        if word in LIGHT or page.kinds[j] & f.WEEKDAY or word.endswith("ly"):
            light += 1
            j += 1
            continue
        return False
    return False


def according(page: Page, start: int) -> bool:
    """Whether "according to", "said" or "told" stands directly before the phrase."""
    before = page.said(start - 1)
    if before == "to" and page.said(start - 2) == "according":
        return True
    if before in ("said", "says") and start and page.gaps[start] in (" ", "\n"):
        at = page.gaps[start - 1]
        return any(sign in at for sign in ',"\u201d\u2019')
    return before == "quoted" or (before == "quoting")
