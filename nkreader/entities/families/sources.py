"""Sources: "a source in Hyesan", "people familiar with the matter", with any verb."""

from nkreader.entities import flags as f
from nkreader.entities.families.phrases import (
    according,
    matter,
    modifiers,
    partitive,
    place_after,
    speaks,
)
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

PEOPLE = frozenset({"people", "person", "persons"})
NOT_HUMAN = word_set(
    "energy power income revenue food water open light heat data primary main major important key "
    "protein funding fuel news information electricity currency cash money supply media "
    "alternative renewable sole biggest largest only potential vital reliable-ish valuable "
    "possible common traditional chief single radiation documentary historical original secondary "
    "financing foreign-currency heating"
)


def find(page: Page) -> None:
    """Every "source", and people who are "familiar with" something."""
    for i in page.where(f.SOURCE):
        if page.said(i) in PEOPLE and page.said(i + 1) != "familiar":
            continue
        _source(page, i)


def _source(page: Page, i: int) -> None:
    """The phrase around "source", or around people "familiar with" something."""
    word = page.said(i)
    after = page.said(i + 1)
    gap = page.gaps[i + 1] if i + 1 < page.size else ""
    human = word in PEOPLE
    if human and page.said(i + 2) != "with":
        return
    if (
        page.taken[i]
        or (after in ("of", "code", "for") and gap == " ")
        or gap.startswith((":", "]"))
    ):
        return
    start = modifiers(page, i, possessive=True)
    inner = [page.said(k) for k in range(start, i)]
    if not human and any(w in NOT_HUMAN for w in inner) and not (set(inner) & {"reliable"}):
        return
    end = place_after(page, i + 1)
    if page.said(end) == "familiar" and page.said(end + 1) == "with":
        end = matter(page, end + 2)
    if start == i and not human:
        known = end > i + 1 or according(page, start)
        if not speaks(page, end) and (not known or page.words[i][0] == "S"):
            return
    page.claim(partitive(page, start), end, "SOURCE")
