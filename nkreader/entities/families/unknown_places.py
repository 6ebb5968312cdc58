"""Places no list knows, by where they stand: in a row of places, "city of X", "in X, Russia"."""

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page
from nkreader.entities.word_set import word_set

KINDS_OF_PLACE = word_set(
    "city town village port county district province prefecture township island hamlet port-city"
)
IN = frozenset({"in", "near", "outside"})
FROM = IN | {"from", "at", "to", "of"}


def find(page: Page) -> None:
    """Rows of places, then single words after a word that only places follow."""
    for _, j, label, _ in page.hits:
        if label == "GPE":
            _row(page, j)
    for i in page.where(f.CAP):
        if _unknown(page, i) and _placed(page, i):
            page.claim(i, i + 1, "GPE")


def _unknown(page: Page, i: int) -> bool:
    """Whether word `i` stands alone with a capital that nothing explains."""
    if page.kinds[i] & ~(f.GLUED | f.GIVEN) != f.CAP or page.taken[i] or i in page.hit_at:
        return False
    if len(page.words[i]) < 4 or page.is_start(i):
        return False
    after = i + 1
    return not (
        after < page.size and page.kinds[after] & f.CAP and page.gaps[after] in SPACES | {"-", "' "}
    )


def _row(page: Page, j: int) -> None:
    """Unknown words between a place that ends before word `j` and another in the same row."""
    unknown: list[int] = []
    while j < page.size:
        if page.said(j) == "and" and page.gaps[j] in (" ", ", "):
            j += 1
        elif page.gaps[j] != ", ":
            return
        hit = page.hit_at.get(j)
        if hit is not None and hit[2] == "GPE":
            for i in unknown:
                page.claim(i, i + 1, "GPE")
            return
        if j >= page.size or not _unknown(page, j):
            return
        unknown.append(j)
        j += 1


def _placed(page: Page, i: int) -> bool:
    """Whether what stands beside word `i` shows a place."""
    if page.gaps[i] not in (" ", "\n"):
        return False
    before = page.said(i - 1)
    if before == "of" and page.said(i - 2) in KINDS_OF_PLACE:
        return True
    after = page.hit_at.get(i + 1)
    if before in FROM and after is not None and after[2] == "GPE" and page.gaps[i + 1] == ", ":
        return True
    return before in IN and not page.kinds[i] & f.GIVEN
