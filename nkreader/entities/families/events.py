"""Named events: of the lists, and congresses, wars, games and meetings by their last word."""

from nkreader.entities import flags as f
from nkreader.entities.page import HYPHENS, SPACES, Page
from nkreader.text.word_set import word_set

ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth twentieth"
)
ENDINGS = frozenset({"st", "nd", "rd", "th"})
NUMBERED = frozenset(["congress", "plenum", "meeting", "conference", "session", "summit"])
BETWEEN = word_set(
    "party plenary enlarged national wpk workers people's conference workers' session extended"
)
TAILS = word_set(
    "War Wars Olympics Games Championship Championships Cup Marathon Massacre Revolution Uprising "
    "Famine Expo Pandemic Crisis Holocaust Intifada Dialogue Tournament Summit Conference Prix "
    "Earthquake Typhoon Hurricane Festival Fair Exhibition Awards Forum"
)
CONTESTS = word_set("Olympics Cup Games Paralympics Championship Championships League")
PREFIXES = word_set(
    "FIFA AFC IOC UEFA FIBA ICC CAF CONCACAF AFF EAFF ITTF Club Youth Junior Rugby Men Women World "
    "European African Summer Winter U20 U17 U23 U19"
)
"""Words before the name of a contest that belong to it."""
STORMS = frozenset({"Typhoon", "Hurricane", "Operation", "Exercise", "Storm"})


def find(page: Page) -> None:
    """Lists, diseases that became pandemics, numbered meetings, then runs with a word of events."""
    for i, j, label, name in page.hits:
        if label == "EVENT" and page.free(i, j):
            _listed(page, i, j, name)
    for i in page.where(f.EVENT):
        hit = page.hit_at.get(i)
        if page.taken[i] or (hit is not None and hit[1] - hit[0] > 1):
            continue
        word = page.said(i)
        if word in NUMBERED and _numbered(page, i):
            continue
        if page.words[i] == "Day":
            _day_of(page, i)
        elif word == "pandemic":
            _pandemic(page, i)
        elif page.words[i] in STORMS:
            _storm(page, i)
        elif page.words[i] in TAILS:
            _run(page, i)


def _listed(page: Page, i: int, j: int, name: str | None) -> None:
    start = _edition(page, i) if page.words[j - 1] in CONTESTS else i
    page.claim(start, j, "EVENT", name if start == i else None)


def _edition(page: Page, i: int) -> int:
    """Where "2026 FIFA U-17 Women's" before the contest at word `i` begins, or `i`."""
    while i > 0 and not page.taken[i - 1]:
        word, gap = page.words[i - 1], page.gaps[i]
        if gap not in SPACES:
            break
        hit = page.hit_at.get(i - 1)
        body = page.kinds[i - 1] & f.UPPER and 2 < len(word) < 9 and hit and hit[2] == "ORG"
        if word in PREFIXES or body:
            i -= 1
        elif word == "'s" and page.said(i - 2) in ("women", "men"):
            i -= 2
        elif page.kinds[i - 1] & f.DIGITS and page.gaps[i - 1] in ("-", " "):
            if page.said(i - 2) in ("u", "under"):
                i -= 2
            elif len(word) == 4:
                return i - 1
            else:
                break
        elif word.isdigit() and len(word) == 4:
            return i - 1
        else:
            break
    return i


def _pandemic(page: Page, i: int) -> None:
    """ "COVID-19 pandemic", "coronavirus pandemic"."""
    k = i - 1
    if k < 0 or page.gaps[i] not in SPACES:
        return
    if page.kinds[k] & f.DIGITS and k and page.gaps[k] == "-":
        k -= 1
    if page.kinds[k] & f.GOODS and page.said(k) in (
        "covid",
        "coronavirus",
        "ebola",
        "influenza",
        "flu",
    ):
        if page.said(k - 1) == "novel":
            k -= 1
        page.claim(k, i + 1, "EVENT")


def _numbered(page: Page, i: int) -> bool:
    """ "Eighth Party Congress", "8th party congress", "Fourth Plenary Meeting"."""
    k = i
    while (
        k > 0
        and i - k < 4
        and page.gaps[k] in SPACES | {"' "}
        and (
            page.said(k - 1) in BETWEEN
            or page.said(k - 1) == "'s"
            or page.words[k - 1] in ("WPK", "People")
        )
    ):
        k -= 1
    last = k - 1
    if last < 0 or page.gaps[k] not in SPACES:
        return False
    if (
        page.said(last) in ENDINGS
        and last
        and page.kinds[last - 1] & f.DIGITS
        and page.gaps[last] == ""
    ):
        start = last - 1
    elif page.said(last) in ORDINALS:
        start = last
    else:
        return False
    if (
        k == i
        and page.words[i][0].islower()
        and page.said(i) in ("meeting", "session", "summit", "conference")
    ):
        return False
    return page.claim(start, i + 1, "EVENT")


def _day_of(page: Page, i: int) -> None:
    """ "Day of Mothers", "Coast Guard Day"."""
    if page.said(i + 1) == "of":
        k = i + 2 + (page.said(i + 2) == "the")
        if k < page.size and page.kinds[k] & f.CAP and page.gaps[k] == " ":
            page.claim(i, page.run_right(k), "EVENT")


def _storm(page: Page, i: int) -> None:
    """ "Typhoon Bavi", "Operation Desert Storm"."""
    j = page.run_right(i)
    if 1 < j - i < 4 and not page.kinds[i + 1] & f.PLAIN:
        page.claim(i, j, "EVENT")


def _run(page: Page, i: int) -> None:
    """A capitalised run that ends in a word of events."""
    start = page.run_left(i, SPACES | HYPHENS)
    while start < i and (
        page.taken[start]
        or page.words[start] in ("The", "A", "Its", "This")
        or (page.is_start(start) and page.kinds[start] & f.PLAIN)
        or page.kinds[start] & f.TITLE
    ):
        start += 1
    if page.said(start - 1) in ENDINGS and page.gaps[start - 1] == "":
        start -= 2
    elif (
        start
        and page.kinds[start - 1] & f.DIGITS
        and len(page.words[start - 1]) == 4
        and page.gaps[start] == " "
    ):
        start -= 1
    if (
        start < i
        and page.words[i] in ("War", "Wars", "Crisis", "Dialogue", "Fair", "Exhibition", "Forum")
        and page.words[start] in ("Trade", "Civil", "Star", "Nuclear", "Current", "Financial")
        and i - start == 1
    ):
        return
    if i - start == 1 and page.kinds[start] & (f.GOODS | f.PLAIN):
        return
    if start < i:
        page.claim(start, i + 1, "EVENT")
