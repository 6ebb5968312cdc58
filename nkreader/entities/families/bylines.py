"""Who wrote, edited, translated or took a picture: "By Ana Torres", "AFP / Kirill Petrov"."""

from nkreader.entities import flags as f
from nkreader.entities.families.people import claim_person, name_end, name_word, tied
from nkreader.entities.page import Page
from nkreader.text.word_set import word_set

BEFORE_BY = word_set(
    "reporting editing writing translated edited written compiled contributed coverage reported "
    "produced photo photograph photos english assistance illustration"
)


def find(page: Page) -> None:
    """Names after a word of a byline, then names after the agency of a picture."""
    _bylines(page)
    _credits(page)


def _bylines(page: Page) -> None:
    """Every capitalised run after "By", "Reporting by", "Translated by", with "and" and commas."""
    for i in page.where(f.BYLINE):
        if page.words[i] == "according":
            continue
        before = page.said(i - 1)
        opens = page.words[i] in ("By", "BY") and (
            i == 0 or "\n" in page.gaps[i] or "*" in page.gaps[i] or "|" in page.gaps[i]
        )
        if not opens and before not in BEFORE_BY:
            continue
        j = i + 1
        while j < page.size:
            if not name_word(page, j, strict=False):
                break
            k = name_end(page, j + 1)
            while name_word(page, k, strict=False) and tied(page, k):
                k = name_end(page, k + 1)
            k = claim_person(page, j, k)
            j = _past_place(page, k)
            if page.said(j) in ("and", "&") and page.gaps[j] in (" ", ", "):
                j += 1
            elif not (j < page.size and page.gaps[j] in (", ",)):
                break


def _past_place(page: Page, j: int) -> int:
    """The word after "in Beijing" at `j`, where more names may follow, or `j`."""
    hit = page.hit_at.get(j + 1)
    if page.said(j) not in ("in", "at") or hit is None or hit[2] != "GPE":
        return j
    return hit[1]


def _credits(page: Page) -> None:
    """ "AFP / Kirill Kudryavtsev": who took a picture, after the agency."""
    for _i, j, label, _ in page.hits:
        if (
            label == "ORG"
            and page.gaps[j : j + 1] in ([" / "], ["/"], [" | "])
            and name_word(page, j)
        ):
            end = j + 1
            while name_word(page, end) and tied(page, end):
                end += 1
            if 1 < end - j < 4:
                page.claim(j, end, "PERSON")
