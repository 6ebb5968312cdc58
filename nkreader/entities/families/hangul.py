"""Korean text: places, people, bodies and dates in blocks that are mostly Hangul.

Korean glues particles to names, so names are looked for at the start of a word and the particle
after them is left outside.
"""

import re
from bisect import bisect_left

from nkreader.entities import flags as f
from nkreader.entities.page import Found, Page
from nkreader.model import Label

HANGUL = re.compile(r"[가-힣]")
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[가-힣A-Z]+")
DATE = re.compile(
    r"(?:19|20)\d\d년(?:\s?\d{1,2}월)?(?:\s?\d{1,2}일)?|\d{1,2}월(?:\s?\d{1,2}일)?"
    r"|(?<!\d)\d{1,2}일(?!\s?간)|오늘|어제|내일|올해|지난해|지난주|내년|작년|[월화수목금토일]요일"
)
TITLES = (
    "국무위원장|위원장|대통령|장관|총비서|주석|총리|부부장|부장|비서|외무상|대변인|교수|연구위원|기자|의원"
    "|대사|차관|실장|국장|씨|동지|여사"
)
PERSON = re.compile(
    r"(?<![가-힣])([김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민리로"
    rf"량현태지][가-힣]{{1,2}})(?=\s(?:{TITLES}))"
)


def find(page: Page) -> None:
    """Look in every line of which at least half the letters are Hangul."""
    where = page.where(f.HANGUL)
    if not where:
        return
    done = 0
    others = sorted(page.found)
    for i in where:
        if page.starts[i] < done:
            continue
        begin = page.text.rfind("\n", 0, page.starts[i]) + 1
        done = page.text.find("\n", begin)
        done = len(page.text) if done < 0 else done
        line = page.text[begin:done]
        letters = len(LETTER.findall(line))
        if letters and len(HANGUL.findall(line)) * 2 >= letters:
            first = max(0, bisect_left(others, (begin,)) - 1)
            _line(page, begin, line, others[first : bisect_left(others, (done,))])


def _line(page: Page, offset: int, line: str, others: list[Found]) -> None:
    """What one Korean line that begins at `offset` names; the first and longest win."""
    names = page.lexicon.hangul
    found: list[tuple[int, int, Label, str | None]] = []
    found += [(m.start(), m.end(), "DATE", None) for m in DATE.finditer(line)]
    found += [(m.start(1), m.end(1), "PERSON", None) for m in PERSON.finditer(line)]
    for word in WORD.finditer(line):
        text = word[0]
        if text[:2] not in page.lexicon.hangul_pairs:
            continue
        for size in range(min(len(text), 10), 1, -1):
            value = names.get(text[:size])
            if value is not None:
                found.append((word.start(), word.start() + size, value[0], value[1]))
                break
    taken = [(start - offset, end - offset) for start, end, _, _ in others]
    until = 0
    for start, end, label, name in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= until and not any(a < end and start < b for a, b in taken):
            page.found.append((offset + start, offset + end, label, name))
            until = end
