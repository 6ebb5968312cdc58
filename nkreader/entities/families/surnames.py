"""A surname alone once a whole name stands in the text ("Cha" after "Victor Cha"), also in "the Kim
regime"."""

from nkreader.entities import flags as f
from nkreader.entities.naming import surname_of
from nkreader.entities.page import Hit, Page


def find(page: Page) -> None:
    """Every free capitalised word that is the surname of a person found before."""
    surnames = set()
    for start, end, label, name in page.found:
        if label == "PERSON":
            full = name or page.text[start:end]
            if full.isalnum():
                continue
            full = " ".join(full.split())
            surname = surname_of(full, page)
            if surname != full:
                surnames.add(surname)
    if not surnames:
        return
    taken, words = page.taken, page.words
    for i in page.where(f.CAP):
        if taken[i]:
            continue
        if words[i] not in surnames and not (
            page.kinds[i] & f.UPPER and words[i].capitalize() in surnames
        ):
            continue
        if _is_name_here(page, i, page.hit_at.get(i)):
            page.claim(i, i + 1, "PERSON")


def _is_name_here(page: Page, i: int, hit: Hit | None) -> bool:
    """Whether a word that is somebody's surname is one here, not a place or an ordinary word."""
    if hit is not None:
        speaks = i + 1 < page.size and page.kinds[i + 1] & f.SAYS
        if hit[1] - hit[0] > 1 or (hit[2] != "PERSON" and not speaks):
            return False
    if page.kinds[i] & f.PLAIN and page.is_start(i):
        return False
    after = i + 1
    if after < page.size and page.gaps[after] == " " and page.kinds[after] & f.CAP:
        return not page.kinds[after] & (f.ORG_TAIL | f.REGION | f.FACILITY)
    return True
