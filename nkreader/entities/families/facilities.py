"""Buildings and sites: names of the lists, and capitalised runs that end in a port, a plant."""

from nkreader.entities import flags as f
from nkreader.entities.families.chains import past_verb
from nkreader.entities.page import HYPHENS, SPACES, Page
from nkreader.text.word_set import word_set

SMALL = word_set(
    "port airport airfield bridge complex plant factory shipyard dam mine prison crossing station "
    "stadium dockyard refinery base customs"
)
LINKS = word_set(
    "nuclear test launch thermal power chemical fertilizer fertiliser cement steel international "
    "railway train power- satellite launching missile naval air industrial research coal uranium "
    "iron"
)
FIRST = word_set(
    "Estadio Estádio Stade Stadion Stadio Sofitel Marriott Sheraton Hilton Hyatt Westin Radisson "
    "Kempinski InterContinental Novotel"
)
"""Words for a site that come before its name; chains of hotels."""
POWERS = word_set("MWe MW MWt MWth megawatt kW")
"""Units that with their figure are a part of a reactor's name."""
OWNERS = word_set("Schoolchildren Children People Women Students Workers Scientists Martyrs")
ROYAL = frozenset({"King", "Queen", "Prince", "Princess", "Saint"})
"""Titles that are the first word of hospitals and schools."""
JOINTS = SPACES | HYPHENS | {"' "}
GENERIC = word_set("plant factory station base refinery prison complex bridge")
"""Words that name a site only with another before them ("Yongbyon nuclear complex")."""
WITH_OF = word_set("Hall House Palace Museum Tower Arch Temple Square Gate")
THEIR_PEOPLE = word_set("city town workers worker officials authorities")


def find(page: Page) -> None:
    """Runs with a word for a site at their end, then what else the lists name."""
    for i in page.where(f.FACILITY):
        hit = page.hit_at.get(i)
        if page.taken[i] or (hit is not None and hit[1] - hit[0] > 1 and hit[2] != "FAC"):
            continue
        if page.kinds[i] & f.CAP:
            _run(page, i)
        elif page.words[i] in SMALL:
            _small(page, i)
    for i, j, label, name in page.hits:
        if label == "FAC":
            page.claim(i, j, "FAC", name)


def _run(page: Page, i: int) -> None:
    """A capitalised run that ends in a word for a site; "Port of X"."""
    port = page.hit_at.get(i + 2) if page.words[i] == "Port" and page.said(i + 1) == "of" else None
    if port is not None:
        page.claim(i, port[1], "FAC")
        return
    if page.words[i] in FIRST and page.runs_on(i + 1, f.CAP) and not page.kinds[i] & f.UPPER:
        _after_head(page, i)
        return
    if page.words[i] == "Kyo":
        if page.said(i + 1) == "hwa" and page.said(i + 2) == "so":
            page.claim(i, _site_end(page, i, i + 3), "FAC")
        return
    if page.words[i] in ("Camp", "Fort") and page.runs_on(i + 1, f.CAP):
        page.claim(i, i + 2, "FAC")
        return
    start, end = past_verb(page, _left(page, i), i), i + 1
    while page.runs_on(end, f.FACILITY):
        end += 1
    while start < i and _only_precedes(page, start):
        start += 1
    hit = page.hit_at.get(i)
    if hit is not None and hit[1] - hit[0] > 1:
        start, end = min(start, hit[0]), max(end, hit[1])
        if (start, end) == (hit[0], hit[1]):
            return
    if page.words[start] in POWERS and page.kinds[start - 1] & f.DIGITS and start:
        start -= 1
    if start == i or (page.words[i] == "Park" and page.kinds[i - 1] & f.GIVEN):
        return
    if i - start == 1 and page.kinds[start] & f.PLAIN and not page.hit_at.get(start):
        return
    if not page.runs_on(end, f.ORG_TAIL):
        page.claim(start, _site_end(page, i, end), "FAC")


def _after_head(page: Page, i: int) -> None:
    """ "Estadio Central de Tejo", "Sofitel Grand Orchid": the head comes first."""
    end = page.run_right(i + 1)
    if any(page.words[k] in ("Hotel", "Resort") for k in range(i + 1, end)):
        return
    while (
        page.said(end) in ("de", "del", "la", "do", "da", "di")
        and page.space(end)
        and end + 1 < page.size
        and page.kinds[end + 1] & (f.CAP | f.PARTICLE)
    ):
        end = page.run_right(end + 1) if page.kinds[end + 1] & f.CAP else end + 1
    while end > i + 1 and page.kinds[end - 1] & (f.PLAIN | f.SAYS | f.WEEKDAY | f.MONTH):
        end -= 1
    if end > i + 1:
        page.claim(i, end, "FAC")


def _only_precedes(page: Page, k: int) -> bool:
    """Whether word `k` stands before a name without being of it."""
    if page.taken[k] or page.words[k] in ("The", "A", "An", "Its", "This", "At"):
        return True
    if page.is_start(k) and page.kinds[k] & f.PLAIN:
        return True
    return bool(page.kinds[k] & f.TITLE) and page.words[k] not in ROYAL


def _site_end(page: Page, i: int, end: int) -> int:
    """Past "of Culture" and "No. 354" after a site whose word is `i`."""
    named = end + 1 < page.size and page.hit_at.get(end + 1) is None
    of = page.words[i] in WITH_OF and page.said(end) == "of" and named
    if of and page.kinds[end + 1] & f.CAP:
        end = page.run_right(end + 1)
    numbered = page.said(end) in ("no", "number") and end + 1 < page.size
    return end + 2 if numbered and page.kinds[end + 1] & f.DIGITS else end


def _left(page: Page, i: int) -> int:
    """The first word of the run before word `i`, with the date that names a factory."""
    start = page.run_left(i, JOINTS)
    while start > 1 and page.gaps[start] == " " and not page.taken[start - 1]:
        if page.words[start - 1] == "'s" and page.words[start - 2] in OWNERS:
            start = page.run_left(start - 2)
        elif page.kinds[start - 1] & f.DIGITS and page.kinds[start - 2] & f.MONTH:
            return start - 2
        else:
            break
    while (
        start < i
        and page.kinds[start] & (f.WEEKDAY | f.MONTH)
        and not page.kinds[start + 1] & f.ORG_TAIL
    ):
        start += 1
    return start


def _small(page: Page, i: int) -> None:
    """ "Nampo port", "Yongbyon nuclear complex": a word in small letters after a place's name."""
    k = i
    while (
        k > 0
        and i - k < 3
        and page.gaps[k] in SPACES
        and page.said(k - 1) in LINKS
        and page.words[k - 1][0].islower()
    ):
        k -= 1
    end = i + 1
    if (
        page.words[i] == "customs"
        and page.said(end) in ("office", "house", "checkpoint")
        and page.space(end)
    ):
        end += 1
    hit = page.hit_at.get(k - 1)
    if hit is None or hit[1] != k or page.gaps[k] not in SPACES or hit[2] not in ("GPE", "FAC"):
        return
    if page.words[i] in GENERIC and k == i:
        return
    pair = page.gaps[hit[0]] in HYPHENS and page.hit_at.get(hit[0] - 1)
    if pair and pair[2] == "GPE":
        return
    if hit[3] in ("United States", "North Korea", "South Korea", "China", "Russia", "Japan"):
        return
    if (
        page.words[hit[0]] in ("Chinese", "Russia", "Japan", "China")
        or hit[1] - hit[0] > 2
        or page.words[hit[0]] in ("Korea", "India", "Iran")
    ):
        return
    if page.said(end) in THEIR_PEOPLE and page.space(end):
        return
    page.claim(hit[0], end, "FAC")
