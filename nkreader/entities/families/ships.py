"""Names of ships and aircraft, which are no entity here: they are closed to every other family.

"The tanker Mu Bong 2", "Long Dawn 05 (IMO 9000001)", and each of these names further on.
"""

from nkreader.entities import flags as f
from nkreader.entities.page import HYPHENS, SPACES, Page
from nkreader.text.word_set import word_set

GAPS = SPACES | HYPHENS | {' "', " \u201c", " '", " \u2018"}
BEFORE_VERB = word_set("to will would can could may might must and not they we")
"""Words before "ship" that make it a verb."""
OTHERS = f.MONTH | f.WEEKDAY | f.TITLE | f.ORG_HEAD | f.PLAIN | f.NOT_ACRONYM
"""A word with one of these begins no ship's name."""


def find(page: Page) -> None:
    """Close what stands after a word for a ship or before its number."""
    names: set[tuple[str, ...]] = set()
    for i in page.where(f.SHIP):
        if page.words[i] == "IMO":
            if page.gaps[i].endswith("("):
                start = _left(page, i)
                names.add(_close(page, start, i))
        elif len(page.words[i]) == 1:
            if page.said(i - 1) == "m" and page.gaps[i] == "/":
                _after(page, i, names)
        elif not (page.said(i) == "ship" and page.said(i - 1) in BEFORE_VERB):
            _after(page, i, names)
    names.discard(())
    if names:
        _again(page, names)


def _left(page: Page, end: int) -> int:
    """The first word of the name that ends before word `end`, its number included."""
    start = end
    while start > 0 and not page.taken[start - 1] and page.kinds[start - 1] & (f.CAP | f.DIGITS):
        if start < end and page.gaps[start] not in GAPS:
            break
        start -= 1
        if page.gaps[start].strip():
            break
    return start


def _after(page: Page, i: int, names: set[tuple[str, ...]]) -> None:
    """One name after a word for a ship, more of them in a row after its plural."""
    j = i + 1
    while j < page.size and page.gaps[j] in GAPS | {", "}:
        end = _right(page, j)
        if end == j:
            return
        names.add(_close(page, j, end))
        j = end + (page.said(end) == "and")
        if not page.words[i].endswith("s") or (j == end and page.gaps[end : end + 1] != [", "]):
            return


def _right(page: Page, j: int) -> int:
    """The word after the ship's name that begins at word `j`, or `j`."""
    if not page.kinds[j] & f.CAP or page.kinds[j] & OTHERS or page.taken[j]:
        return j
    end = j + 1
    while (
        end < page.size
        and page.gaps[end] in SPACES | HYPHENS
        and page.kinds[end] & (f.CAP | f.DIGITS)
        and not page.taken[end]
    ):
        end += 1
    hit = page.hit_at.get(j)
    return j if hit is not None and hit[1] >= end else end


def _close(page: Page, i: int, j: int) -> tuple[str, ...]:
    """Block the words `i` to `j` and give them back; none where they are one word."""
    page.block(i, j)
    return tuple(map(str.lower, page.words[i:j])) if j - i > 1 else ()


def _again(page: Page, names: set[tuple[str, ...]]) -> None:
    """Close every later mention of a name of two words or more."""
    by_first = {name[0]: name for name in names}
    for i in page.where(f.CAP):
        name = by_first.get(page.said(i))
        if name and tuple(map(str.lower, page.words[i : i + len(name)])) == name:
            page.block(i, i + len(name))
