"""How the name of an organisation goes on to the right: "A of the B of C", "X, Y and Z".

Finds nothing by itself.
"""

from nkreader.entities import flags as f
from nkreader.entities.page import HYPHENS, SPACES, Page
from nkreader.text.word_set import word_set

JOINTS = SPACES | HYPHENS | {"' "}
GROUPS = word_set(
    "People Women Men Children Workers Veterans Teachers Farmers Writers Journalists Lawyers "
    "Students Peasants King Queen Moody Lloyd Nation World Fishermen Residents Officers Citizens "
    "Mothers"
)
"""Words whose possessive stands inside a name ("People's Bank"); after any other it ends one."""
OF = frozenset({"of", "for", "on"})
OFFICERS = frozenset({"Commissioner", "Coordinator", "Representative", "Rapporteur", "Envoy"})
"""Who an office may be of, with "for X" after it."""
NO_LIST = frozenset({"Bank", "University", "Embassy", "Army", "Party", "Court"})
"""Heads whose name takes no "and"."""


VERBS = word_set(
    "inspects visits tours opens attends meets sends gives guides watches observes receives "
    "oversees says calls vows warns hails targets sanctions shows launches fires tests builds "
    "expands reopens closes signs bans tells urges slams blasts joins leaves buys sells sues names "
    "announces unveils completes holds hosts marks wins beats seeks faces designates eyes"
)
"""What headlines with capitals throughout say that somebody does."""


def past_verb(page: Page, start: int, i: int) -> int:
    """The word after the last verb of a headline between `start` and word `i`, or `start`."""
    for k in range(i - 1, start, -1):
        if page.words[k][-1] == "s" and page.said(k) in VERBS:
            return k + 1
    return start


def run_right(page: Page, i: int) -> int:
    """The word after the capitalised run at `i`, "People's" and "&" in it."""
    j = i + 1
    while j < page.size and not page.taken[j]:
        if page.kinds[j] & f.CAP and page.gaps[j] in JOINTS:
            j += 1
        elif (
            page.words[j] == "'s"
            and page.words[j - 1] in GROUPS
            and j + 1 < page.size
            and page.kinds[j + 1] & f.CAP
        ) or (page.words[j] == "&" and j + 1 < page.size and page.kinds[j + 1] & f.CAP):
            j += 2
        else:
            break
    return j


def chain(page: Page, j: int, head: str = "") -> int:
    """The word after "of the B of C", given the word after A."""
    if page.words[j - 1] == "C.C." and page.gaps[j : j + 1] == [", "] and page.words[j] == "WPK":
        return j + 1
    while (page.said(j) in OF or (head == "Mission" and page.said(j) == "to")) and page.space(j):
        if (
            page.said(j) in ("for", "on")
            and not page.kinds[j - 1] & f.ORG_HEAD
            and page.words[j - 1] not in OFFICERS
        ):
            break
        k = j + 1 + (page.said(j + 1) == "the")
        if (
            k >= page.size
            or not page.kinds[k] & f.CAP
            or page.taken[k]
            or page.gaps[k] not in SPACES | {"\n"}
        ):
            break
        hit = page.hit_at.get(k)
        if hit is not None and hit[2] == "PERSON":
            break
        end = max(run_right(page, k), hit[1] if hit else 0)
        if hit is not None and hit[2] == "GPE" and page.said(j) == "of" and end == hit[1]:
            j = hit[1]
            if head == "Mission" and page.said(j) == "to":
                continue
            if j < page.size and page.said(j) not in OF and page.said(j) != "and":
                break
            if page.said(j) != "of":
                break
            continue
        if head not in NO_LIST:
            end = fields(page, end)
        j = end
        head = page.words[j - 1]
        if head == "C.C." and page.gaps[j : j + 1] == [", "] and page.words[j] == "WPK":
            return j + 1
    return j


def fields(page: Page, end: int) -> int:
    """Past ", Infrastructure and Transport" or "and Industry" after a ministry's first field."""
    j = end
    while j < page.size and page.gaps[j] == ", " and page.kinds[j] & f.CAP and j not in page.hit_at:
        j = run_right(page, j)
    if page.said(j) == "and" or (
        j > end and page.gaps[j : j + 1] == [", "] and page.said(j) == "and"
    ):
        k = j + 1
        if (
            k < page.size
            and page.kinds[k] & f.CAP
            and not page.kinds[k] & f.ORG_HEAD
            and not page.taken[k]
        ):
            hit = page.hit_at.get(k)
            stop = run_right(page, k)
            if page.said(stop) == "for":
                return end
            if (hit is None or hit[2] not in ("GPE", "PERSON", "ORG", "NORP")) and not (
                stop - k > 1 and page.kinds[stop - 1] & f.ORG_TAIL
            ):
                return stop
    return end
