"""People the lists name; and what the families of people share: which words may be of a name."""

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page

NOT_NAMES = (
    f.MONTH | f.WEEKDAY | f.ORG_TAIL | f.ORG_HEAD | f.PLACE | f.PLAIN | f.TITLE | f.NUMBER | f.LAW
    | f.SAYS | f.FACILITY | f.EVENT | f.REGION | f.DATE_WORD | f.NOT_ACRONYM
)  # fmt: skip
"""Words with any of these are no part of a name."""
SPACED = SPACES | {"\n", " \n"}
TAILS = frozenset({"Jr", "Sr", "II", "III", "IV"})


def find(page: Page) -> None:
    """Every name of a person in the lists."""
    for i, j, label, name in page.hits:
        if label == "PERSON" and page.free(i, j):
            page.claim(i, name_end(page, j), "PERSON", name)


def name_word(page: Page, i: int, strict: bool = True) -> bool:
    """Whether word `i` may be part of a person's name."""
    if not 0 <= i < page.size or page.taken[i] or not page.kinds[i] & f.CAP:
        return False
    if page.words[i] == "No" and i + 1 < page.size and page.kinds[i + 1] & f.DIGITS:
        return False
    if page.kinds[i] & NOT_NAMES and (
        strict or not page.kinds[i] & (f.GIVEN | f.KOREAN | f.CHINESE)
    ):
        return False
    hit = page.hit_at.get(i)
    if hit is None or hit[2] == "PERSON":
        return True
    if hit[1] - hit[0] > 1 or hit[2] in ("NORP", "LOC"):
        return False
    return not strict


def tied(page: Page, i: int) -> bool:
    """Whether word `i` may go on with the name before it; a full stop only ends initials."""
    gap = page.gaps[i]
    return (
        gap in SPACES or gap == "-" or (gap in (". ", ".") and i > 0 and len(page.words[i - 1]) < 3)
    )


def name_end(page: Page, j: int) -> int:
    """The word after "Jr" or "III" at `j`, or `j`."""
    if j < page.size and page.words[j] in TAILS and page.gaps[j] in (" ", ", "):
        return j + 1
    return j
