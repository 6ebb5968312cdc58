"""People by what stands beside a name no list knows: a title, a verb of saying, a role."""

from nkreader.entities import flags as f
from nkreader.entities.families.people import name_end, name_word, tied
from nkreader.entities.page import SPACES, Page
from nkreader.text.word_set import word_set

COMMON_TITLES = word_set(
    "leader chief director officer king national student doctor mother father son daughter brother "
    "sister wife husband captain owner head editor author citizen colleague"
)
OFFICES = word_set(
    "Secretary Minister President Senator Sen Rep Gen General Judge Justice Governor Captain "
    "Colonel Major Admiral Sergeant Lt Speaker Ambassador Congressman Congresswoman Marshal"
)
JOINTS = SPACES | {"-", "' "}
BEFORE_SPEAKER = frozenset({"said", "says", "added", "explained", "wrote", "asked"})


def find(page: Page) -> None:
    """After titles, beside verbs of saying, before ", a researcher at"."""
    for i in page.where(f.TITLE):
        _titled(page, i)
    for i in page.where(f.SAYS):
        _saying(page, i)
    for i in page.where(f.ROLE):
        _being(page, i)


def _titled(page: Page, i: int) -> None:
    """One to three names after a title."""
    j = i + 1
    if j < page.size and not page.kinds[j] & f.CAP:
        return
    if (
        j >= page.size
        or page.gaps[j] not in (" ", ". ", "\n", " \n")
        or (page.kinds[j] & f.TITLE & ~f.GIVEN and page.kinds[j] & f.CAP)
    ):
        return
    if not name_word(page, j, strict=True):
        hit = page.hit_at.get(j)
        if not (
            page.kinds[j] & f.CAP
            and hit is not None
            and hit[1] - hit[0] == 1
            and (page.words[i] in ("Mr", "Mrs", "Ms", "Dr") or _is_surname(page, i, j))
        ):
            return
    if page.kinds[j] & f.UPPER and len(page.words[j]) > 1 and not page.kinds[i] & f.UPPER:
        return
    if page.words[i] in COMMON_TITLES and page.kinds[j] & f.UPPER:
        return
    end = j + 1
    while (
        end < page.size
        and end - j < 3
        and tied(page, end)
        and (name_word(page, end) or page.kinds[end] & f.PARTICLE)
    ):
        end += 1
    while end > j + 1 and page.kinds[end - 1] & f.PARTICLE and not page.kinds[end - 1] & f.CAP:
        end -= 1
    if page.gaps[j : j + 1] == ["\n"] and end - j < 2:
        return
    if (
        end < page.size
        and page.kinds[end] & (f.ORG_TAIL | f.FACILITY)
        and page.kinds[end] & f.CAP
        and page.gaps[end] == " "
    ):
        return
    page.claim(j, name_end(page, end), "PERSON")


def _is_surname(page: Page, i: int, j: int) -> bool:
    """Whether a place that is a given name too is a person after a title ("Secretary Austin")."""
    office = page.kinds[i] & f.CAP and page.words[i] in OFFICES
    alone = not page.runs_on(j + 1, f.CAP) and page.gaps[j] == " "
    return bool(office and page.kinds[j] & f.GIVEN and alone)


def unknown_run(page: Page, i: int, step: int) -> tuple[int, int]:
    """The run of words no list knows that begins (`step` 1) or ends (-1) at word `i`."""
    j = i
    while name_word(page, j) and not page.kinds[j] & f.UPPER:
        edge = j if step < 0 else j + 1
        nxt = j + step
        if not (0 <= edge < page.size and tied(page, edge)):
            j = nxt
            break
        j = nxt
    return (i, j) if step > 0 else (j + 1, i + 1)


def _saying(page: Page, i: int) -> None:
    """Who says: unknown capitalised words directly before or after a verb of saying."""
    if i and page.gaps[i] == " ":
        start, end = unknown_run(page, i - 1, -1)
        if 1 < end - start < 4 or (end - start == 1 and _surely_name(page, start)):
            page.claim(start, end, "PERSON")
    if page.gaps[i + 1 : i + 2] == [" "] and page.words[i] in BEFORE_SPEAKER:
        start, end = unknown_run(page, i + 1, 1)
        if 1 < end - start < 4:
            page.claim(start, end, "PERSON")


def _surely_name(page: Page, i: int) -> bool:
    """Whether one unknown word is a name: its capital does not come from where it stands."""
    if len(page.words[i]) < 3:
        return False
    if not page.is_start(i):
        return True
    word = page.words[i]
    return any(page.words[k] == word and not page.is_start(k) for k in page.where(f.CAP))


def _being(page: Page, i: int) -> None:
    """Who is said to be something: "Teodora Gyupchanova, a researcher at"."""
    k = i
    while k > 0 and i - k < 8 and page.gaps[k] in JOINTS and page.words[k - 1] != ".":
        k -= 1
    if (
        k == 0
        or page.gaps[k] not in (", ", " - ", " \u2013 ", " (")
        or (page.kinds[k] & f.CAP and page.said(k) not in ("a", "an", "the"))
    ):
        return
    start, end = unknown_run(page, k - 1, -1)
    if 1 < end - start < 4:
        page.claim(start, end, "PERSON")
