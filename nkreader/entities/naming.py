"""One name for one entity: what the mentions of a page are called."""

from bisect import bisect_left

from nkreader.entities import flags as f
from nkreader.entities.page import Found, Page
from nkreader.model import Mention


def mentions(page: Page) -> list[Mention]:
    """What was found, sorted, each with its canonical name.

    The lists' name, else the words themselves with single spaces. A surname alone is called after
    the person who bears it: one the lists know, else the last before it, else the first after.
    """
    found = sorted(page.found + page.apart)
    text = page.text
    bearers = _bearers(page, found)
    out = []
    for start, end, label, name in found:
        if name is None:
            name = _plain(text[start:end])
            if label == "PERSON" and name in bearers:
                name = _bearer(bearers[name], start)
        out.append(Mention(start, end, label, name))
    return out


def _plain(words: str) -> str:
    """`words` with single spaces."""
    return words if words.isalnum() else " ".join(words.split())


def _bearers(page: Page, found: list[Found]) -> dict[str, list[tuple[int, str]]]:
    """Surname -> (offset, who bears it from there on) of every person named in full, in order."""
    bearers: dict[str, list[tuple[int, str]]] = {}
    listed: set[str] = set()
    for start, end, label, name in found:
        if label == "PERSON":
            full = name or _plain(page.text[start:end])
            surname = surname_of(full, page)
            if surname == full:
                continue
            people = bearers.setdefault(surname, [])
            if name is not None:
                listed.add(surname)
            elif surname in listed:
                full = people[-1][1]
            people.append((start, full))
    return bearers


def _bearer(people: list[tuple[int, str]], offset: int) -> str:
    return people[max(0, bisect_left(people, (offset,)) - 1)][1]


def surname_of(full: str, page: Page) -> str:
    """The part of a name that stands for it alone: the first word of Korean and Chinese names."""
    words = full.split()
    if len(words) < 2:
        return full
    kinds = page.lexicon.kinds
    first, last = words[0], words[-1].rstrip(".")
    western = len(words) == 2 and kinds[last] & (f.KOREAN | f.CHINESE) and kinds[first] & f.GIVEN
    if kinds[first] & (f.KOREAN | f.CHINESE) and not western:
        return first
    return words[-2] if last in ("Jr", "Sr", "II", "III") and len(words) > 2 else last
