"""Unnamed officials, traders, cadres … on whose word a report rests: they say, tell, note or
acknowledge something, or something is so "according to" them.
"""

from bisect import bisect_right

from nkreader.entities import flags as f
from nkreader.entities.families.phrases import (
    LIGHT,
    SAYING,
    according,
    matter,
    modifiers,
    partitive,
    place_after,
    speaks,
)
from nkreader.entities.page import SPACES, Page

CLAUSES = frozenset({"working", "living", "dealing", "involved", "based", "visiting", "stationed"})
"""Words that open a clause on the one who speaks ("an official working with refugees said")."""
INSIDE = SPACES | {"\n", "-", "'"}
BEFORE = frozenset({"to", "said", "says", "quoted", "quoting"})
"""One of these stands before a role that speaks, unless a verb of saying follows."""
FAR = 40
"""Words to the verb of saying, at most."""
NO_NOUN = SAYING | LIGHT | {"who", "and", "that"}
OBJECT = frozenset({"with", "of", "by", "among", "between", "against", "for", "from", "in", "than"})
"""Words before a phrase that is then no subject."""


def find(page: Page) -> None:
    """Every role that speaks; "the trader" only takes up a trader met before."""
    met: set[str] = set()
    sayings = page.where(f.SAYS)
    for i in page.where(f.ROLE_HEAD):
        if page.taken[i]:
            continue
        after = bisect_right(sayings, i)
        near = after < len(sayings) and sayings[after] - i < FAR
        if near or not BEFORE.isdisjoint(page.words[max(0, i - 12) : i]):
            _role(page, i, met)


def _role(page: Page, i: int, met: set[str]) -> None:
    """The phrase around an unnamed official, trader … who says something."""
    if i + 1 < page.size and page.kinds[i + 1] & f.CAP and page.gaps[i + 1] in (" ", ", "):
        return
    word = page.said(i)
    end = place_after(page, i + 1)
    if page.said(end) == "familiar" and page.said(end + 1) == "with":
        end = matter(page, end + 2)
    district, of = _past_district(page, end), _past_of(page, end)
    spoken = speaks(page, district) or (of != district and speaks(page, of))
    if not spoken and BEFORE.isdisjoint(page.words[max(0, i - 12) : i]):
        return
    start = modifiers(page, i, possessive=False)
    if not spoken and (not according(page, start) or _of_after(page, end)):
        return
    if start == i and not word.endswith(("s", "men")) and not according(page, start):
        return
    stem = word.rstrip("s").replace("men", "man")
    first = page.said(start)
    start = partitive(page, start)
    if page.said(start - 1) in OBJECT and page.gaps[start] in INSIDE:
        return
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
    """The word after "of Chongjin", "at the bank", "working with refugees" at `i`, or `i`."""
    word = page.said(i)
    charge = word == "in" and page.said(i + 1) == "charge"
    clause = word in CLAUSES or word == "who" or (word.endswith("ing") and len(word) > 5)
    if (charge or clause) and page.space(i):
        return _past_clause(page, i)
    if (
        page.said(i) == "in"
        and page.said(i + 1) in ("his", "her", "their")
        and page.said(i + 3) == "s"
    ):
        i += 4
        if page.said(i) not in ("of", "from", "in"):
            return i
    elif page.said(i) not in ("of", "at", "with", "for") or not page.space(i):
        return i
    k = i + 1 + (page.said(i + 1) in ("the", "a", "an", "its"))
    hit = page.hit_at.get(k)
    if hit is not None:
        k = hit[1]
    while k < page.size and k - i < 8 and page.gaps[k] in SPACES and page.said(k) not in NO_NOUN:
        k += 1
    return k


def _past_clause(page: Page, i: int) -> int:
    """The verb of saying after the clause that word `i` opens, or `i`."""
    k = i + 1
    while k < page.size and k - i < 14 and page.gaps[k] in INSIDE:
        if page.said(k) in SAYING or (page.said(k) == "also" and page.said(k + 1) in SAYING):
            return k
        k += 1
    return i


def _of_after(page: Page, i: int) -> bool:
    return page.said(i) == "of" and page.space(i)
