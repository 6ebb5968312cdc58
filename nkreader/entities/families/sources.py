"""People without a name on whose word a report rests: "a source in Hyesan", "one trader told".

A *source* counts with any verb; a *role* (official, trader, cadre …) where it says, tells, notes or
acknowledges, or something is so "according to" it.
"""

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page

DETERMINERS = frozenset(
    "the a an one another some several many multiple two three four five other any this that these those its his her their our "
    "both most numerous various few no".split()
)
COUNTS = frozenset("one two three four five some several many most all another each both none any".split())
NOT_HUMAN = frozenset(
    "energy power income revenue food water open light heat data primary main major important key protein funding fuel news information "
    "electricity currency cash money supply media alternative renewable sole biggest largest only potential vital reliable-ish valuable "
    "possible common traditional chief single radiation documentary historical original secondary financing foreign-currency heating".split()
)
MODIFIERS = frozenset(
    "government military intelligence diplomatic industry security party trade company border local high-level senior official reliable "
    "anonymous unnamed unidentified separate second third internal informed knowledgeable inside trusted private political judicial legal "
    "police business market banking financial shipping western regional provincial additional different independent confidential "
    "high-ranking top ranking ministry presidential parliamentary opposition army navy defence defense customs airline aviation "
    "well-informed well-placed well-connected key-level foreign credible close medical health humanitarian academic long-time longtime "
    "former current same first last other new old young male female mid-level low-level retired veteran wealthy ordinary nearby "
    "law enforcement administration embassy consular railway port factory state public city county-level district central executive "
    "elite core in-country rural urban chinese-speaking ethnic core separate domestic overseas european middle-aged elderly "
    "unspecified unknown mid-ranking lower-level low-ranking national-level sea seafood fishing timber coal textile garment cross-border "
    "tech technology oil construction restaurant shop hotel travel tour real estate merchant-class donju fellow fourth fifth part-time full-time "
    "white house pentagon state department treasury intelligence-linked school university college hospital mining state-run farm "
    "administration's congressional republican democratic u.s un eu us security-related counter-terrorism counterterrorism "
    "unification foreign-ministry agriculture grain food rice food-market bank trading import export smuggling local-level immigration labor labour "
    "youth women's men's league committee people's team enterprise office work-unit unit management transport truck train ship "
    "quarantine anti-epidemic epidemic disease medical-aid aid relief un-affiliated nuclear-industry nuclear energy-industry "
    "currency money-changing money property housing fisheries forestry land power-plant utility telecom telecoms trade-related".split()
)
PLACES = frozenset("city province country region county capital area town village north south border regime".split())
IN = frozenset("in inside from near".split())
SAYING = frozenset("say says said saying tell tells told note notes noted noting acknowledge acknowledges acknowledged".split())
LIGHT = frozenset(
    "also later then has have had on in at recently who reportedly further still who's separately earlier privately today yesterday "
    "only never would did do does simply quietly immediately nonetheless again once".split()
)
STOPS = frozenset("said told says who that which and in on at from but has have had is are was were tell tells say".split())


def find(page: Page) -> None:
    """Sources first; roles then know whom "the trader" takes up again."""
    for i in page.where(f.SOURCE):
        _source(page, i)
    met: set[str] = set()
    for i in page.where(f.ROLE_HEAD):
        if not page.taken[i]:
            _role(page, i, met)


def _source(page: Page, i: int) -> None:
    """The phrase around "source", or around people "familiar with" something."""
    word = page.said(i)
    after = page.said(i + 1)
    gap = page.gaps[i + 1] if i + 1 < page.size else ""
    human = word in ("people", "person", "persons")
    if human and not (after == "familiar" and page.said(i + 2) == "with"):
        return
    if page.taken[i] or after in ("of", "code", "for") and gap == " " or gap.startswith(":") or gap.startswith("]"):
        return
    start = _modifiers(page, i, anything=False)
    if start is None:
        return
    inner = [page.said(k) for k in range(start, i)]
    if not human and any(w in NOT_HUMAN for w in inner) and not (set(inner) & {"reliable"}):
        return
    bare = start == i
    if bare and not human and not _speaks(page, i + 1) and not _according(page, start):
        return
    if page.words[i] in ("Source", "Sources") and bare and not _speaks(page, i + 1):
        return
    end = _place_after(page, i + 1)
    if page.said(end) == "familiar" and page.said(end + 1) == "with":
        end = _matter(page, end + 2)
    page.claim(_partitive(page, start), end, "SOURCE")


def _role(page: Page, i: int, met: set[str]) -> None:
    """The phrase around an unnamed official, trader … who says something."""
    if i + 1 < page.size and page.kinds[i + 1] & f.CAP and page.gaps[i + 1] in (" ", ", "):
        return
    word = page.said(i)
    end = _place_after(page, i + 1)
    start = _modifiers(page, i, anything=True)
    if start is None:
        return
    if page.said(end) == "familiar" and page.said(end + 1) == "with":
        end = _matter(page, end + 2)
    if not (_speaks(page, _past_district(page, end)) or _speaks(page, _past_of(page, end)) or (_according(page, start) and not _of_after(page, end))):
        return
    stem = word.rstrip("s").replace("men", "man")
    first = page.said(start)
    start = _partitive(page, start)
    if first in ("the", "this", "that", "these", "those") and stem not in met and start + 1 == i:
        return
    if first in ("his", "her", "their", "my", "no", "many", "most"):
        return
    if page.claim(start, end, "SOURCE"):
        met.add(stem)


def _past_district(page: Page, i: int) -> int:
    """The word after ", Ryanggang Province," at `i`, or `i`."""
    hit = page.hit_at.get(i)
    if page.gaps[i : i + 1] != [", "] or hit is None or hit[2] != "GPE":
        return i
    end = hit[1]
    return end + (end < page.size and bool(page.kinds[end] & f.PLACE) and page.gaps[end] == " ")


def _past_of(page: Page, i: int) -> int:
    """The word after "of Chongjin", "at the bank", "with the ministry" at `i`, or `i`."""
    if page.said(i) == "in" and page.said(i + 1) in ("his", "her", "their") and page.said(i + 3) == "s":
        i += 4
        if page.said(i) not in ("of", "from", "in"):
            return i
    elif page.said(i) not in ("of", "at", "with", "for") or not page.space(i):
        return i
    k = i + 1 + (page.said(i + 1) in ("the", "a", "an", "its"))
    hit = page.hit_at.get(k)
    if hit is not None:
        k = hit[1]
    while k < page.size and k - i < 8 and page.gaps[k] in SPACES and page.said(k) not in SAYING | LIGHT | {"who", "and", "that"}:
        k += 1
    return k


def _of_after(page: Page, i: int) -> bool:
    return page.said(i) == "of" and page.space(i)


def _modifiers(page: Page, i: int, *, anything: bool) -> int | None:
    """Where the phrase that ends with head `i` begins: its determiner, or its first modifier.

    None where what stands before shows that it is no such phrase. `anything` lets any word in small
    letters through that is neither a verb nor a preposition.
    """
    k = i
    while k > 0 and i - k < 9:
        gap = page.gaps[k]
        if gap not in SPACES and gap not in ("-", "\n", "' ", "\u2013"):
            return k
        word = page.said(k - 1)
        if page.taken[k - 1]:
            return k
        if word in DETERMINERS:
            if word in ("one", "two", "three", "four", "five") and page.said(k - 2) in ("the", "these", "those"):
                return k - 2
            if word in ("other", "another", "same") and page.said(k - 2) in ("one", "two", "three", "several", "some", "the", "many", "any"):
                return k - 2
            if word == "few" and page.said(k - 2) == "a":
                return k - 2
            return k - 1
        if word == "'s":
            hit = page.hit_at.get(k - 2)
            if anything or hit is None:
                return k
            k = hit[0]
            continue
        hit = page.hit_at.get(k - 1)
        if hit is not None and hit[1] == k:
            k = hit[0]
            continue
        if page.kinds[k - 1] & f.CAP and not (page.is_start(k - 1) and page.kinds[k - 1] & f.PLAIN and word not in MODIFIERS):
            k -= 1
            continue
        if word in MODIFIERS or gap == "-" or (k - 1 > 0 and page.gaps[k - 1] == "-" and word in ("based", "level", "ranking", "informed", "placed", "linked", "affiliated", "run", "owned", "time", "old", "connected")):
            k -= 1
            continue
        if page.kinds[k - 1] & f.ORG_TAIL or word in ("ministry", "based"):
            k -= 1
            continue
        return k
    return k


def _partitive(page: Page, start: int) -> int:
    """`start`, or where "one of" before "the sources" begins."""
    if page.said(start - 1) == "of" and page.said(start - 2) in COUNTS and page.gaps[start] == " ":
        return start - 2
    return start


def _place_after(page: Page, i: int) -> int:
    """The word after "in PLACE" at `i`, or `i`."""
    if page.said(i) not in IN or page.gaps[i : i + 1] not in ([" "], ["\n"]):
        return i
    k = i + 1
    if page.said(k) in ("the", "that", "northern", "southern", "eastern", "western", "northeastern", "china"):
        if page.said(k) != "china":
            k += 1
    if page.said(k) in ("northern", "southern", "northeastern", "central", "eastern", "western"):
        k += 1
    hit = page.hit_at.get(k)
    if hit is not None and hit[2] in ("GPE", "LOC", "FAC"):
        end = hit[1]
        if end < page.size and page.kinds[end] & f.PLACE and page.gaps[end] == " " and not page.said(end).endswith("ies"):
            end += 1
        while end < page.size and page.gaps[end] == "-" and page.kinds[end] & f.CAP:
            end += 1
        return end
    if k < page.size and page.kinds[k] & f.CAP and page.gaps[k] == " " and hit is None:
        if page.kinds[k] & (f.MONTH | f.WEEKDAY):
            return i
        end = page.run_right(k)
        return end + (page.kinds[end] & f.PLACE > 0 and page.gaps[end] == " " if end < page.size else 0)
    if k < page.size and page.words[k] in ("North", "South") and page.said(k - 1) == "the":
        return k + 1
    if page.said(k) in PLACES and page.said(k - 1) in ("the", "that"):
        return k + 1
    if page.said(k) == "border" and page.said(k + 1) in ("area", "region", "areas", "regions"):
        return k + 2
    return i


def _matter(page: Page, i: int) -> int:
    """The word after the noun phrase at `i`, to the next stop or verb of speech."""
    j = i
    while j < page.size and j - i < 7:
        if j > i and page.gaps[j] not in SPACES | {"-", "\n"}:
            break
        if page.said(j) in STOPS or page.taken[j] or (j > i + 1 and page.said(j).endswith("ed")):
            break
        if page.said(j) == "'s":
            j += 1
            continue
        j += 1
    return j


def _speaks(page: Page, i: int) -> bool:
    """Whether the phrase that ends before word `i` is said to speak."""
    j = i
    light = 0
    if j < page.size and page.gaps[j] in (", ", ",") and page.said(j) in SAYING:
        return True
    if j < page.size and page.gaps[j] in (", ", ",") and page.said(j) in ("who", "speaking", "citing", "asking", "requesting", "on", "however", "whose"):
        while j < page.size and j - i < 24:
            if j > i and page.gaps[j] in (", ", ",") and page.said(j) in SAYING:
                return True
            if "." in page.gaps[j] and page.gaps[j] != "." or "\n\n" in page.gaps[j]:
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


def _according(page: Page, start: int) -> bool:
    """Whether "according to", "said" or "told" stands directly before the phrase."""
    before = page.said(start - 1)
    if before == "to" and page.said(start - 2) == "according":
        return True
    if before in ("said", "says") and start and page.gaps[start] in (" ", "\n"):
        at = page.gaps[start - 1]
        return any(sign in at for sign in ',"\u201d\u2019')
    return before == "quoted" or (before == "quoting")
