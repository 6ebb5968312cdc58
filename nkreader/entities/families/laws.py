"""Laws, treaties and resolutions: names of the lists, "X Act", "Resolution 2397", "Law on X"."""

from nkreader.entities import flags as f
from nkreader.entities.page import SPACES, Page
from nkreader.text.word_set import word_set

BODIES = frozenset({"United Nations", "UN Security Council", "UNSC 1718 Committee"})
RESOLUTIONS = frozenset(["resolution", "resolutions", "unscr", "unscrs"])
TAILS = word_set(
    "Act Law Treaty Convention Protocol Accord Accords Pact Amendment Declaration Agreement "
    "Charter Constitution Covenant Armistice Statute Bill Decree Regulations"
)
OF = frozenset({"of", "on", "for", "against", "with", "between"})
JOINTS = SPACES | {"-", "' "}
INNER = frozenset({"and", "on", "of", "to", "the", "for", "in", "with"})
OWNERS = frozenset({"America", "People", "Women", "Children"})
WEAK = frozenset({"Bill", "Act", "Agreement", "Accord", "Pact", "Declaration", "Constitution"})
NO_LAWS = frozenset({"Martial", "Moore", "International", "Criminal", "Islamic"})


def find(page: Page) -> None:
    """Numbered resolutions and orders, then names of the lists, then runs with a word of law."""
    for i in page.where(f.LAW):
        word = page.said(i)
        if page.taken[i]:
            continue
        if word in RESOLUTIONS:
            _resolution(page, i)
        elif word == "e.o." or (word == "order" and page.said(i - 1) == "executive"):
            j = _past_short_form(page, i + 1)
            if j < page.size and page.kinds[j] & f.DIGITS:
                page.claim(i - (word == "order"), j + 1, "LAW")
    for i, j, label, name in page.hits:
        if label == "LAW" and not (
            page.words[i] == "Constitution" and page.said(j) in ("avenue", "day", "hill")
        ):
            end = _of(page, j) if page.kinds[j - 1] & f.LAW else j
            if page.claim(i, end, "LAW", name if end == j else None):
                continue
    for i in page.where(f.LAW):
        if page.words[i] in TAILS and not page.taken[i]:
            _act(page, i)


def _resolution(page: Page, i: int) -> None:
    """A number after the word, the council before it, the year in brackets after it."""
    j = _past_short_form(page, i + 1)
    while page.said(j) in ("no", "number") and page.gaps[j] in (" ", ". "):
        j += 1
    if (
        j >= page.size
        or not page.kinds[j] & f.DIGITS
        or page.gaps[j] not in (" ", ". ", "\n", ") ")
    ):
        return
    end = j + 1
    stop = page.ends[j]
    if (
        end < page.size
        and page.gaps[end] == " ("
        and page.kinds[end] & f.DIGITS
        and page.text[page.ends[end] : page.ends[end] + 1] == ")"
    ):
        stop = page.ends[end] + 1
        end += 1
    hit = page.hit_at.get(i - 1)
    start = i
    if (
        hit is not None
        and hit[1] == i
        and hit[2] in ("ORG", "GPE")
        and page.gaps[i] in SPACES
        and hit[3] in BODIES
    ):
        start = hit[0]
        before = page.hit_at.get(start - 1)
        if (
            before is not None
            and before[1] == start
            and before[3] in BODIES
            and page.gaps[start] == " "
        ):
            start = before[0]
    page.claim(start, end, "LAW", end=stop)


def _past_short_form(page: Page, j: int) -> int:
    """The word after "(UNSCR)" between "Resolution" and its number at word `j`, or `j`."""
    if j + 1 >= page.size or page.gaps[j] != " (" or not page.kinds[j] & f.CAP:
        return j
    return j + (page.gaps[j + 1] in (") ", ".) "))


def _act(page: Page, i: int) -> None:
    """A capitalised run that ends in a word of law, with "on X", "of 2016" after it."""
    if page.runs_on(i + 1, f.ORG_TAIL):
        return
    start = _act_left(page, i)
    end = _of(page, i + 1)
    word, first = page.words[i], page.kinds[start]
    if start == i and (end == i + 1 or (word in WEAK and first & f.GIVEN)):
        return
    if i - start == 1:
        if word in ("Law", "Bill", "Act") and first & (f.TITLE | f.GIVEN):
            return
        if word == "Law" and page.words[start] in NO_LAWS:
            return
    page.claim(start, end, "LAW")


def _act_left(page: Page, i: int) -> int:
    """The first word of the name that ends with word `i`, small words inside it."""
    start = i
    while start > 0 and not page.taken[start - 1]:
        k = start - 1
        if page.gaps[start] in JOINTS and page.kinds[k] & f.CAP:
            start = k
        elif (page.words[k] == "'s" and k > 0 and page.words[k - 1] in OWNERS) or (
            start < i and _inner(page, k)
        ):
            start = k - 1
        else:
            break
    while start < i and (
        page.words[start][0].islower()
        or page.words[start] in ("The", "A", "An", "Its", "This")
        or (page.is_start(start) and page.kinds[start] & f.PLAIN and i - start > 1)
    ):
        start += 1
    return start


def _inner(page: Page, k: int) -> bool:
    """Whether word `k` is a small word inside a name ("North Korea Sanctions *and* Policy Act")."""
    if page.words[k] not in INNER or k == 0 or page.taken[k - 1]:
        return False
    if page.gaps[k] not in SPACES or page.gaps[k + 1] not in SPACES:
        return False
    before = page.hit_at.get(k - 1)
    if before is not None and before[2] in ("PERSON", "GPE", "ORG") and page.words[k] != "and":
        return False
    return bool(page.kinds[k - 1] & f.CAP)


def _of(page: Page, j: int) -> int:
    """The word after "of 2016", "on the Law of the Sea" at `j`, or `j`."""
    while page.said(j) in OF and page.space(j):
        k = j + 1 + (page.said(j + 1) == "the")
        if k >= page.size or page.taken[k] or page.gaps[k] not in SPACES:
            break
        if page.kinds[k] & f.MONTH:
            break
        if page.kinds[k] & f.CAP:
            j = page.run_right(k)
            if (
                page.said(j) == "and"
                and j + 1 < page.size
                and page.kinds[j + 1] & f.CAP
                and j + 1 not in page.hit_at
            ):
                j = page.run_right(j + 1)
        elif page.kinds[k] & f.DIGITS and page.said(j) == "of" and len(page.words[k]) == 4:
            return k + 1
        else:
            break
    return j
