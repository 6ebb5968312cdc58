"""A surname alone after the whole name has stood in the text ("Cha" after "Victor Cha"), also in
"the Kim regime"; and a given name of someone whose surname is common to many."""

from nkreader.entities import flags as f
from nkreader.entities.page import Page

DYNASTIES = frozenset(["regime", "administration", "family", "dynasty", "era", "government"])


def find(page: Page) -> None:
    """Every free capitalised word that is the surname of a person found before."""
    people = sorted(found for found in page.found if found[2] == "PERSON")
    if not people:
        return
    bearers: dict[str, str] = {}
    for start, end, _, name in people:
        full = name or " ".join(page.text[start:end].split())
        surname = surname_of(full, page)
        if surname and surname != full:
            bearers.setdefault(surname, full)
    if not bearers:
        return
    for i in page.where(f.CAP):
        word = page.words[i]
        if not page.taken[i] and (
            word in bearers or (page.kinds[i] & f.UPPER and word.capitalize() in bearers)
        ):
            hit = page.hit_at.get(i)
            if hit is not None and (
                hit[1] - hit[0] > 1 or (hit[2] != "PERSON" and not _person_here(page, i))
            ):
                continue
            if page.kinds[i] & f.PLAIN and page.is_start(i):
                continue
            if (
                i + 1 < page.size
                and page.gaps[i + 1] == " "
                and page.kinds[i + 1] & f.CAP
                and page.kinds[i + 1] & (f.ORG_TAIL | f.REGION | f.FACILITY)
            ):
                continue
            page.claim(i, i + 1, "PERSON", bearers.get(word) or bearers.get(word.capitalize()))


def _person_here(page: Page, i: int) -> bool:
    return bool(i + 1 < page.size and page.kinds[i + 1] & f.SAYS)


def surname_of(full: str, page: Page) -> str:
    """The part of a name that stands for it alone: the first word of Korean and Chinese names."""
    words = full.split()
    if len(words) < 2:
        return full
    kinds = page.lexicon.kinds
    first = words[0]
    if kinds[first] & (f.KOREAN | f.CHINESE) and not (
        kinds[words[-1]] & (f.KOREAN | f.CHINESE) and kinds[first] & f.GIVEN and len(words) == 2
    ):
        return first
    last = words[-1].rstrip(".")
    return words[-2] if last in ("Jr", "Sr", "II", "III") and len(words) > 2 else last
