"""Bodies no list knows, by what stands beside them: "the journal Nature", "the X joint venture",
"Quorvex Korea", "a group, Mercy for North Korea".
"""

from nkreader.entities import flags as f
from nkreader.entities.families.chains import chain
from nkreader.entities.page import SPACES, Page
from nkreader.text.word_set import word_set

CAUSES = word_set(
    "Liberty Justice Freedom Citizens Friends Voices Women Peace Hope Unification Rights Democracy "
    "Campaign Network Lawyers Mothers People Students Scholars Doctors Reporters Help Food Light "
    "Families Improving Aid Fund Now Youth Solidarity Radio Teach Helping Hands"
)
"""Words that open the name of a group before "for X", "in X"."""
LINKS = frozenset({"for", "in", "of", "with", "without", "against", "to", "on"})
SMALL = word_set("sans sin ohne pour de des du del la for without against of")
"""Small words inside the name of a group ("Doctors without Frontiers")."""
GROUPS = word_set("group groups ngo charity network organisation organization coalition nonprofit")
SISTERS = frozenset({"Korea", "Japan", "China", "Russia", "Asia", "Vietnam", "Taiwan", "India"})
NO_BODY = word_set(
    "Unified United Divided Joseon Choson Goryeo Koryo Imperial Modern Free New Old Both Two Great "
    "Mainland Greater Ancient Communist Nationalist Red Post Pre Inner Outer Central Corea Dear"
)
"""Words before the name of a country that make no company of it."""
GENERIC = f.MONTH | f.WEEKDAY | f.TITLE | f.PLAIN | f.GLUED


def find(page: Page) -> None:
    """Names after a cue, sisters of a company in a country, groups with a cause."""
    for i in page.where(f.CUE):
        if page.words[i] == "venture":
            _venture(page, i)
        elif page.kinds[i] & f.CAP == 0 or page.words[i] == "NGO":
            _after_cue(page, i)
    for i, j, label, _ in page.hits:
        if label == "GPE" and i > 1 and not page.taken[i]:
            if page.words[i - 1] in LINKS:
                _cause(page, i, j)
            elif j - i == 1 and page.words[i] in SISTERS:
                _sister(page, i)


def _after_cue(page: Page, i: int) -> None:
    """The capitalised run after "journal", "company", "carmakers", with "and" after a plural."""
    j = i + 1
    if j < page.size and page.gaps[j] == ", " and page.said(i) in GROUPS:
        return
    while j < page.size and page.gaps[j] in (" ", ", "):
        end = _run(page, j)
        if end == j:
            return
        page.claim(j, chain(page, end) if page.kinds[end - 1] & f.ORG_HEAD else end, "ORG")
        if not page.words[i].endswith("s"):
            return
        j = end + (page.said(end) == "and")


def _run(page: Page, j: int) -> int:
    """The word after the unknown capitalised run at word `j`, or `j` where it is no body."""
    if not page.kinds[j] & f.CAP or page.kinds[j] & GENERIC:
        return j
    end = page.run_right(j)
    if not page.free(j, end) or any(
        (hit := page.hit_at.get(k)) is not None and hit[2] != "ORG" and (k == j or hit[0] == j)
        for k in range(j, end)
    ):
        return j
    while page.said(end) in SMALL and page.space(end) and page.runs_on(end + 1, f.CAP):
        end = page.run_right(end + 1)
    person = page.kinds[j] & (f.GIVEN | f.KOREAN | f.CHINESE) and end - j > 1
    return j if person else end


def _venture(page: Page, i: int) -> None:
    """ "the Zaltrans joint venture"."""
    last = i - 2
    if page.said(i - 1) != "joint" or last < 0 or not page.kinds[last] & f.CAP:
        return
    start = page.run_left(last)
    start += page.is_start(start) and page.kinds[start] & f.PLAIN > 0 and start < last
    alone = last in page.hit_at and page.hit_at[last][2] in ("NORP", "GPE")
    if not alone and page.gaps[i - 1] == " " and not page.kinds[start] & f.PLAIN:
        page.claim(start, i - 1, "ORG")


def _cause(page: Page, i: int, j: int) -> None:
    """ "Liberty in North Korea": a cause with a capital, or any capital after "group"."""
    start = i - 2
    if not page.kinds[start] & f.CAP or page.gaps[i] not in SPACES or page.gaps[i - 1] != " ":
        return
    start = page.run_left(start)
    cue = start > 0 and page.said(start - 1) in GROUPS and page.gaps[start] in (" ", ", ")
    named = page.words[start] in CAUSES and not page.is_start(start) and start not in page.hit_at
    if cue or (named and page.kinds[i - 2] & f.CAP and page.said(i - 1) != "to"):
        page.claim(start, page.run_right(j - 1), "ORG")


def _sister(page: Page, i: int) -> None:
    """ "Quorvex Korea", "Greenpeace Japan": a company or a group by its country."""
    k = i - 1
    after = i + 1
    if page.gaps[i] != " " or page.taken[k] or page.words[k] in NO_BODY:
        return
    if after < page.size and page.gaps[after] == " " and page.kinds[after] & f.CAP:
        return
    hit = page.hit_at.get(k)
    if hit is not None:
        if hit[2] == "ORG" and hit[1] == i:
            page.claim(hit[0], after, "ORG")
    elif page.kinds[k] == f.CAP and page.words[i] == "Korea" and not page.is_start(k):
        page.claim(k, after, "ORG")
