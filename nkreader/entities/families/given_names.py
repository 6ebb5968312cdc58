"""People by a known given name: "Victor Cha", "Wilhelm von der Heide", "Warren T. Belmont Jr"."""

from nkreader.entities import flags as f
from nkreader.entities.families.people import SPACED, claim_person, name_word
from nkreader.entities.page import Page


def find(page: Page) -> None:
    """A given name with a surname after it."""
    for i in page.where(f.GIVEN):
        if not page.taken[i]:
            _given(page, i)


def _given(page: Page, i: int) -> None:
    """A given name, then initials, particles, further names and a surname."""
    kinds, gaps = page.kinds, page.gaps
    if kinds[i] & f.UPPER or (page.is_start(i) and kinds[i] & f.PLAIN):
        return
    hit = page.hit_at.get(i)
    if hit is not None and hit[2] != "PERSON" and hit[1] - hit[0] > 1:
        return
    j = _surname(page, i + 1)
    if j <= i + 1:
        return
    start = i
    if (
        i
        and page.words[i - 1].isupper()
        and len(page.words[i - 1].replace(".", "")) == 1
        and gaps[i] in (". ", " ")
    ):
        start = i - 1
    claim_person(page, start, j)


def _surname(page: Page, i: int) -> int:
    """The word after the surname that begins at `i`, initials and particles before it, or `i`."""
    j = i
    names = 0
    while j < page.size and names < 3 and j - i < 6:
        gap = page.gaps[j]
        word = page.words[j]
        if len(word.replace(".", "")) == 1 and word[0].isupper() and gap in (" ", ". "):
            j += 1
            continue
        if (
            page.kinds[j] & f.PARTICLE
            and gap in (" ", "-")
            and not page.taken[j]
            and (
                j + 1 < page.size
                and page.kinds[j + 1] & (f.CAP | f.PARTICLE)
                and page.gaps[j + 1] in (" ", "-", "'")
            )
        ):
            j += 1
            continue
        if gap not in SPACED | {"-", "'"} and not (gap == ". " and len(page.words[j - 1]) < 3):
            break
        if (names and gap == "\n") or not name_word(page, j, strict=names > 0):
            break
        if page.kinds[j] & f.UPPER and not page.kinds[i - 1] & f.UPPER and len(word) > 2:
            break
        j += 1
        names += 1
    return j if names else i
