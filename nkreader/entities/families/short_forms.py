"""Short forms of organisations: "the Party", "the Panel", "foreign ministry" after a country."""

from nkreader.entities import flags as f
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

SMALL_MINISTRIES = word_set(
    "foreign defence defense unification commerce health finance interior trade justice "
    "agriculture energy culture education transport labour labor environment security economy "
    "industry telecommunications railways tourism external economic"
)
NO_SHORT_FORM = word_set(
    "Net Group Joint Energy Oil Gas Industry Mission Project Program Programme Post Front Movement "
    "Capital Watch Force Magazine Press Union Network Exchange Initiative Heavy Mining House "
    "School Church Team Works"
)
RULING = frozenset({"Party", "Cabinet", "Treasury"})


def find(page: Page) -> None:
    """Ministries in small letters, the ruling party, then lone capitals."""
    _small_ministries(page)
    _the_party(page)
    _short_forms(page)


def _small_ministries(page: Page) -> None:
    """ "foreign ministry" in small letters after a country or its adjective."""
    for i in page.where(f.ORG_HEAD):
        word = page.words[i]
        if word != "ministry" or page.taken[i]:
            continue
        before = i - 1
        if before < 1 or page.words[before] not in SMALL_MINISTRIES or page.gaps[i] != " ":
            continue
        k = before - 1
        if page.words[k] == "'s":
            k -= 1
        hit = page.hit_at.get(k)
        if hit is not None and hit[2] in ("GPE", "NORP"):
            page.claim(before, i + 1, "ORG")


def _the_party(page: Page) -> None:
    """ "the Party" with a capital, as the press of a one-party state writes it."""
    for i in page.where(f.ORG_TAIL):
        if page.words[i] not in RULING or page.taken[i] or page.gaps[i] not in (" ", "\n"):
            continue
        before = page.said(i - 1)
        lone = not page.kinds[i - 1] & f.CAP and not page.is_start(i)
        if before != "chief" and (before in ("the", "our", "of", "by") or lone):
            page.claim(i, i + 1, "ORG")


def _short_forms(page: Page) -> None:
    """ "the Panel", "the Ministry": a capital where prose has none stands for a body."""
    for i in page.where(f.ORG_HEAD | f.ORG_TAIL):
        if (
            page.taken[i]
            or not page.kinds[i] & f.CAP
            or page.kinds[i] & f.UPPER
            or page.said(i - 1) != "the"
        ):
            continue
        after = i + 1
        if page.gaps[i] != " " or i in page.hit_at or page.words[i] in NO_SHORT_FORM:
            continue
        if (
            after < page.size
            and page.gaps[after] in (" ", "-")
            and page.kinds[after] & (f.CAP | f.DIGITS)
        ):
            continue
        if page.said(after) in ("of", "for") or (
            i > 1 and page.kinds[i - 2] & f.CAP and page.gaps[i - 1] == " "
        ):
            continue
        page.claim(i, i + 1, "ORG")
