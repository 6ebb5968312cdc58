"""People and bodies no list knows, by what they do and whom they work for: "Eldor Shomurodov put",
"an analyst at Zelmark"; and names in lists of the sanctioned, "RIM, Yong Su (a.k.a.".
"""

from bisect import bisect_left

from nkreader.entities import flags as f
from nkreader.entities.families.people import claim_person, name_word
from nkreader.entities.page import SPACES, Page
from nkreader.text.word_set import word_set

ACTS = word_set(
    "put scored struck hit headed won lost beat ran shot made took gave sent led saved missed "
    "equalised equalized levelled netted fired curled tapped drilled slotted who whose played "
    "joined left met replaced booked captained converted swam leapt lifted finished died lives "
    "works worked grew fled escaped smiled laughed shrugged nodded recalls remembers hopes studied"
)
"""What only people do, or what is said of them."""
OWNED = word_set(
    "corner header goal shot cross pass penalty strike free effort opener equaliser double wife "
    "husband mother father son daughter death widow memoir book novel lawyer lawyers arrest family"
)
"""What only people have."""
NOT_AFTER = word_set("the a an in at of from near to into on via")
LISTED = ("DOB", "a.k.a.", "POB")
"""Marks of a list that gives surnames first."""


def find(page: Page) -> None:
    """Two unknown words that act, employers, then surnames in capitals with their given names."""
    for i in page.exactly(f.CAP):
        if page.exactly_at(i + 1, f.CAP):
            _pair(page, i)
    for i in page.where(f.ROLE):
        if page.said(i + 1) == "at":
            _employer(page, i + 2)
    for _, end, label, _ in list(page.found):
        if label == "PERSON":
            i = bisect_left(page.starts, end)
            if page.said(i) == "at":
                _employer(page, i + 1)
    if any(mark in page.text for mark in LISTED):
        for i in page.where(f.UPPER):
            if (
                i == 0
                or "\n" in page.gaps[i]
                or page.gaps[i] in (' "', " \u201c", ' ("', " (\u201c")
            ):
                _surname_first(page, i)


def _pair(page: Page, i: int) -> None:
    """Two unknown capitalised words alone, with something after them that only people do."""
    j = i + 2
    if page.gaps[i + 1] != " " or not page.free(i, j) or i in page.hit_at or i + 1 in page.hit_at:
        return
    if page.said(i - 1) in NOT_AFTER or (
        i and page.gaps[i] in SPACES and page.kinds[i - 1] & f.CAP and not page.taken[i - 1]
    ):
        return
    after = page.said(j)
    gap = page.gaps[j] if j < page.size else ""
    if (
        (after == "'s" and page.said(j + 1) in OWNED and page.space(j + 1))
        or (gap == " " and after in ACTS)
        or (gap == ", " and after in ("who", "whose"))
    ):
        claim_person(page, i, j)


def _employer(page: Page, j: int) -> None:
    """Unknown capitals after "analyst at" or "Chris Weston at"."""
    if not page.runs_on(j, f.CAP) or page.kinds[j] & (f.PLAIN | f.MONTH | f.WEEKDAY):
        return
    end = page.run_right(j)
    if page.free(j, end) and not any(k in page.hit_at for k in range(j, end)):
        page.claim(j, end, "ORG")


def _surname_first(page: Page, i: int) -> None:
    """ "RIM, Yong Su": a surname in capitals, a comma, then given names that no list has."""
    j = i + 1
    if page.gaps[j : j + 1] != [", "] or page.kinds[i] & f.NOT_ACRONYM:
        return
    if i in page.hit_at and page.hit_at[i][2] != "PERSON":
        return
    end = j
    while end < page.size and end - j < 4 and name_word(page, end, strict=end > j):
        if page.kinds[end] & f.UPPER or (end > j and page.gaps[end] not in (" ", "-")):
            break
        end += 1
    if end < page.size and page.gaps[end] == "-" and page.words[end].islower():
        end += 1
    closed = page.text[page.ends[end - 1] : page.ends[end - 1] + 2]
    if end > j and closed.startswith((",", " (", '"', "\u201d", ";")) and j not in page.hit_at:
        given = page.text[page.starts[j] : page.ends[end - 1]]
        surname = page.words[i].capitalize()
        east = page.kinds[i] & (f.KOREAN | f.CHINESE)
        name = f"{surname} {given}" if east else f"{given} {surname}"
        page.claim(i, end, "PERSON", " ".join(name.split()))
