"""Short forms the text itself explains ("Bank of Tumen (BOT)"), and unknown capitals that act."""

from bisect import bisect_left

from nkreader.entities import flags as f
from nkreader.entities.page import Page
from nkreader.model import Label
from nkreader.text.word_set import word_set

ACTS = word_set(
    "said says has had is was announced reported warned will would believes found estimates"
)
BEFORE = frozenset({"the", "by", "", "and", "but", "that"})


def find(page: Page) -> None:
    """Give a short form in brackets the label of what stands before it, here and further on."""
    known: dict[str, tuple[Label, str]] = {}
    capitals = [
        i for i in page.where(f.UPPER) if not page.taken[i] and 2 <= len(page.words[i]) <= 7
    ]
    opened = [i for i in capitals if page.gaps[i] in (" (", ' ("', " (\u201c")]
    ends = {found[1]: found for found in page.found} if opened else {}
    for i in opened:
        found = ends.get(page.ends[i - 1])
        if found is not None and found[2] in ("ORG", "LAW", "FAC", "EVENT", "LOC"):
            start, end, label, name = found
            known.setdefault(page.words[i], (label, name or " ".join(page.text[start:end].split())))
    _words(page)
    for i in capitals:
        if page.taken[i]:
            continue
        if (meaning := known.get(page.words[i])) is not None:
            page.claim(i, i + 1, meaning[0], meaning[1])
        elif not page.kinds[i] & f.NOT_ACRONYM and not _in_capitals(page, i) and _acts(page, i):
            page.claim(i, i + 1, "ORG")
    _authorities(page)


def _words(page: Page) -> None:
    """A word of a body's name that stands for it: the first, where no list has it, and the one in
    brackets after "Dalian Haishun Trading Co., Ltd. (Haishun)".
    """
    known: dict[str, str] = {}
    where = page.exactly(f.CAP)
    for start, end, label, name in page.found:
        if label != "ORG" or end - start < 10:
            continue
        words = [bisect_left(page.starts, start)]
        if page.kinds[words[0]] != f.CAP or page.ends[words[0]] == end:
            words = []
        if "(" in page.text[end : end + 3] and _in_brackets(page, start, end):
            words.append(bisect_left(page.starts, end))
            where = page.where(f.CAP)
        for i in words:
            known.setdefault(page.words[i], name or " ".join(page.text[start:end].split()))
    for i in where if known else ():
        name = known.get(page.words[i])
        if name is not None and i not in page.hit_at and not page.runs_on(i + 1, f.CAP):
            page.claim(i, i + 1, "ORG", name)


def _in_brackets(page: Page, start: int, end: int) -> bool:
    """Whether a word of the name from `start` to `end` stands alone in brackets behind it."""
    i = bisect_left(page.starts, end)
    if i >= page.size or not page.kinds[i] & f.CAP or page.taken[i] or len(page.words[i]) < 4:
        return False
    closed = page.text[page.ends[i] : page.ends[i] + 2].strip('"\u201d')[:1] == ")"
    return closed and page.words[i] in page.text[start:end]


def _authorities(page: Page) -> None:
    """An unknown capitalised run that something is "according to" is a body, not a person."""
    for i in page.where(f.BYLINE):
        if page.words[i] != "according" or page.said(i + 1) != "to":
            continue
        j = i + 2 + (page.said(i + 2) == "the")
        if j >= page.size or page.gaps[j] != " " or j in page.hit_at or not page.kinds[j] & f.CAP:
            continue
        end = page.run_right(j)
        if page.free(j, end) and not any(
            page.kinds[k] & (f.NOT_ACRONYM | f.MONTH | f.PLAIN | f.TITLE) or k in page.hit_at
            for k in range(j, end)
        ):
            page.claim(j, end, "ORG")


def _acts(page: Page, i: int) -> bool:
    """Whether unknown capitals do something only a body does, or follow what only bodies follow."""
    if len(page.words[i]) < 3:
        return False
    after = page.said(i + 1)
    if page.gaps[i + 1 : i + 2] == [" "] and after in ACTS and page.said(i - 1) in BEFORE:
        return True
    return page.said(i - 1) == "to" and page.said(i - 2) == "according"


def _in_capitals(page: Page, i: int) -> bool:
    """Whether the words on both sides are capitals too: a heading, not a short form."""
    near = [k for k in (i - 1, i + 1) if 0 <= k < page.size and page.gaps[max(k, i)] == " "]
    return any(page.kinds[k] & f.UPPER for k in near)
