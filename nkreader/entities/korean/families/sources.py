"""People without a name who inform: "평안북도 소식통" with any verb, "신의주의 한 주민" who speaks.

What belongs to a source stands before it: places, "한", "또 다른", "현지", a body.
"""

import re
from functools import cache

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.lists import korean_lists
from nkreader.entities.korean.sheet import Sheet

LONGEST = 8
"""Words before a head that may belong to it."""
REACH = 400
"""Code points in which somebody must speak."""
SPEAKERS = frozenset({"ORG", "PERSON", "GPE", "SOURCE"})
OWNERS = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"})
QUOTED = re.compile(
    r"“[^“”\n]{0,600}+”|\"[^\"\n]{0,600}+\"|‘[^‘’\n]{0,300}+’|《[^《》\n]{0,600}+》"
)
FULL = re.compile(r"(?<=다)\.|[.!?](?=[\s”’)]|$)|\n")
TOPIC = re.compile("(?:들)?(?:은|는|이|가|도|께서|께서는)$")
BY = re.compile("에 ?(?:따르면|의하면)")
OPENS = re.compile(r"[^“”\"\n.]{0,40}[“\"]")
KNOWING = frozenset({"정통한", "밝은", "아는", "잘"})
"""Behind what somebody knows: "사정을 잘 아는", "북한 내부에 정통한"."""
INFORMED = re.compile("[을를에]$")


def find(sheet: Sheet) -> None:
    """Heads that are always sources, then those who speak."""
    heads = sheet.where(f.SOURCE | f.ROLE)
    if not heads:
        return
    blank = QUOTED.sub(lambda found: "\x01" * (found.end() - found.start()), sheet.text)
    verbs = _verbs()
    for number, i in enumerate(heads):
        following = heads[number + 1] if number + 1 < len(heads) else None
        reading = sheet.readings[i]
        is_source = bool(reading.kinds & f.SOURCE)
        stem = sheet.lists.head(reading.stems, "source_heads" if is_source else "role_heads")
        if stem is None or not (is_source or _speaks(sheet, i, stem, blank, following, verbs)):
            continue
        end = sheet.starts[i] + len(stem)
        sheet.grow(sheet.starts[_first(sheet, i, is_source)], end, "SOURCE")


@cache
def _verbs() -> "re.Pattern[str]":
    """A verb of saying in one of the ends it has in reports."""
    words = "|".join(sorted(korean_lists().all("says"), key=len, reverse=True))
    return re.compile(
        rf"(?:고|며|면서|라|말을)?\s?(?<![가-힣])(?:{words})(?:했|한|하|해|혔|힌|히|였|인|붙였|봤|놨|놓|놓았|왔|온|오)"
        r"|고\s(?:했다|한다|하며|하면서)"
    )


def _speaks(
    sheet: Sheet, i: int, stem: str, blank: str, following: int | None, verbs: "re.Pattern[str]"
) -> bool:
    """Whether the people of word `i` are said to say something."""
    text, start = sheet.text, sheet.starts[i]
    after = sheet.words[i][len(stem) :]
    behind = start + len(stem)
    if BY.match(text, behind):
        return True
    if not TOPIC.fullmatch(after) or blank[start] == "\x01":
        return False
    if not after.endswith("는") and not after.endswith("은") and _has_topic(sheet, i, blank):
        return False
    if OPENS.match(text, sheet.ends[i]):
        return True
    stop = FULL.search(blank, behind, behind + REACH)
    until = stop.start() if stop else behind + REACH
    if following is not None and sheet.starts[following] < until:
        until = sheet.starts[following]
    return verbs.search(blank, sheet.ends[i], until) is not None


def _has_topic(sheet: Sheet, i: int, blank: str) -> bool:
    """Whether the sentence has somebody else for its topic before word `i`: "통일부는 …"."""
    for j in range(i - 1, max(-1, i - 1 - LONGEST), -1):
        if FULL.search(blank, sheet.ends[j], sheet.starts[j + 1]):
            return False
        claim = sheet.at(sheet.starts[j])
        if claim is None or claim.label not in SPEAKERS:
            continue
        if sheet.text[claim.end : sheet.ends[j]] in ("은", "는"):
            return True
    return False


def _first(sheet: Sheet, i: int, is_source: bool) -> int:
    """The first word of a source whose head is word `i`."""
    first = i
    for j in range(i - 1, max(-1, i - 1 - LONGEST), -1):
        if not sheet.is_next(j + 1):
            break
        if _belongs(sheet, j) or (is_source and sheet.words[j] in sheet.lists.all("role_heads")):
            first = j
        elif not _joins(sheet, j):
            break
    return first


def _belongs(sheet: Sheet, j: int) -> bool:
    """Whether word `j` may open a source: a place, a body, a word of the list."""
    lists, word = sheet.lists, sheet.words[j]
    claim = sheet.at(sheet.starts[j])
    if claim is not None and claim.label in OWNERS:
        rest = sheet.text[claim.end : sheet.ends[j]]
        return (
            not rest or rest == "의" or rest in lists.all("linked")
            or (rest in ("에", "에서") and _dwells(sheet, j + 1))
        )  # fmt: skip
    if sheet.words[j + 1] in KNOWING and INFORMED.search(word):
        return True
    if claim is not None and claim.label == "CARDINAL":
        return sheet.text[claim.end : sheet.ends[j]] == "의"
    if word == "다른" and j and sheet.words[j - 1] == "또":
        return True
    return word in lists.all("modifiers") or word.removesuffix("의") in lists.all("modifiers")


def _joins(sheet: Sheet, j: int) -> bool:
    """Whether word `j` may stand between a place and a head: "에 사는", "사정을 잘 아는"."""
    word = sheet.words[j]
    return _dwells(sheet, j) or word in KNOWING or word in sheet.lists.all("linked")


def _dwells(sheet: Sheet, j: int) -> bool:
    return sheet.words[j] in sheet.lists.all("dwelling")
