"""People no list knows, by the sentence around them: "his sister, Un Byol,", "a man named Pyok",
"Marta Lindt and Orvig Tessen", "Haruka Tesshin of Manchester United".
"""

from bisect import bisect_left

from nkreader.entities import flags as f
from nkreader.entities.families.people import claim_person, name_word, tied
from nkreader.entities.page import SPACES, Page
from nkreader.text.word_set import word_set

KIN = word_set(
    "sister brother son daughter wife husband mother father uncle aunt cousin nephew niece"
)
BEFORE_NAME = word_set("family last first given the his her")
CLOSING = (",", ".", ")", ";", "\u2014", " -", " \u2013", " (")


def find(page: Page) -> None:
    """After a comma that follows a title, after "named", after "and", before "of ORG"."""
    for i in page.where(f.TITLE):
        if page.gaps[i + 1 : i + 2] == [", "] and not page.kinds[i] & f.CAP:
            _apposed(page, i + 1, page.words[i] in KIN)
    for i in page.where(f.NAMED):
        _named(page, i)
    for start, end, label, _ in list(page.found):
        if label == "PERSON":
            _second(page, bisect_left(page.starts, start), end)
    for i, _end, label, _ in page.hits:
        if label in ("ORG", "GPE") and page.words[i - 1] == "of":
            _of_body(page, i)


def _run(page: Page, j: int, *, place: bool = False) -> int:
    """The word after the unknown name that begins at word `j`; `place` lets its last be one."""
    end = j
    while end - j < 3 and name_word(page, end) and (end == j or tied(page, end)):
        if page.kinds[end] & f.UPPER:
            return j
        end += 1
    if place and end == j + 1 and end < page.size and page.gaps[end] == " ":
        hit = page.hit_at.get(end)
        lone = hit is not None and hit[2] == "GPE" and hit[1] - hit[0] == 1
        if lone and page.kinds[j] & ~(f.GIVEN | f.GLUED) == f.CAP and not page.taken[end]:
            end += 1
    return end


def _apposed(page: Page, j: int, kin: bool) -> None:
    """The name between commas after "his defence minister,", one word of it after kin only."""
    end = _run(page, j, place=True)
    closes = page.gaps[end] if end < page.size else "."
    if end - j > (0 if kin else 1) and closes.startswith(CLOSING):
        claim_person(page, j, end)


def _named(page: Page, i: int) -> None:
    """ "A man named Pyok", "her surname Pyok", "identified only as Pyok"."""
    word, before, j = page.said(i), page.said(i - 1), i + 1
    if word == "identified":
        j += page.said(j) == "only"
        if page.said(j) != "as":
            return
        j += 1
    if not page.runs_on(j, f.CAP):
        return
    if word in ("named", "called"):
        person = (
            i and page.kinds[i - 1] & (f.ROLE_HEAD | f.TITLE | f.SOURCE) and before != "sources"
        )
        if not person and before not in ("child", "boy", "girl", "baby", "youth"):
            return
    elif word != "identified" and before not in BEFORE_NAME:
        return
    end = _run(page, j)
    if end > j:
        claim_person(page, j, end)


def _second(page: Page, i: int, last: int) -> None:
    """A whole unknown name after "and" that follows a person of two words or more."""
    k = i
    while k < page.size and page.starts[k] < last:
        k += 1
    if k - i < 2 or page.said(k) != "and" or page.gaps[k] not in SPACES:
        return
    end = _run(page, k + 1)
    if end - k == 3 and page.gaps[k + 1] in SPACES:
        claim_person(page, k + 1, end)


def _of_body(page: Page, i: int) -> None:
    """ "Haruka Tesshin of Manchester United": two unknown words, then "of" and a body."""
    if i < 4 or page.gaps[i] != " " or page.gaps[i - 1] != " ":
        return
    a, b = i - 3, i - 2
    unknown = f.GIVEN | f.GLUED
    if not page.kinds[a] & ~unknown == page.kinds[b] & ~unknown == f.CAP:
        return
    free = page.free(a, i - 1) and a not in page.hit_at and b not in page.hit_at
    lone = page.gaps[b] == " " and page.gaps[a] in (" ", ", ") and page.said(a - 1) != "the"
    if (
        free
        and lone
        and not page.kinds[a - 1] & f.CAP
        and name_word(page, a)
        and name_word(page, b)
    ):
        claim_person(page, a, i - 1)
