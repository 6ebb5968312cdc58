"""Persons that no list has: beside a title ("노준모 기자", "부국장 리명철이"), in a byline, with an
age or 씨 behind them ("강모(47) 씨"); and a family name alone before a title ("김 위원장")."""

import re
from bisect import bisect_left

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Claim, Sheet
from nkreader.text.word_set import word_set

AGED = re.compile(r"\(\d{1,3}(?:세|살|대)?(?:[,·]\s?[가-힣]{1,6})?\)")
LATIN = re.compile(r"[ :=]{1,3}([A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2})")
TITLED = word_set("은 는 이 가 의 을 를 도 과 와 에게 께서 께서는 동지 동지의 동지가 동지는")
NO_NAMES = ("not_people", "modifiers", "generic", "titles", "role_heads")
"""Files whose words are nobody's name."""
SHORTEST = 3
"""Syllables of a name in full."""
WRITERS = frozenset({"기자", "특파원"})
ALONE = word_set("김 박 최 강 윤 임 림 홍 황 류 유 곽 허 백 손 문 배 차 정 조 리 이")
"""Family names that stand alone though nobody of that name was named in full."""
ALSO_WORDS = word_set("이 정 조 배 문 차 손 백")
"""Those of them that are words too: they need somebody named in full."""


def find(sheet: Sheet) -> None:
    """Names before a title, then behind one, then in bylines; family names last."""
    titles = sheet.where(f.TITLE)
    for i in titles:
        _glued(sheet, i)
        if i:
            _before(sheet, i)
    for start in sheet.figures:
        _aged(sheet, start)
    openers = sheet.lists.all("titles_before") | sheet.lists.all("byline_words")
    for i in sheet.where(f.TITLE_BEFORE | f.BYLINE):
        if sheet.words[i] in openers:
            _behind(sheet, i)
    _surnames(sheet, titles)


def is_name(sheet: Sheet, i: int, word: str) -> bool:
    """Whether a word may be somebody's whole name: a family name and what given names are made
    of."""
    start, lists = sheet.starts[i], sheet.lists
    if not 2 <= len(word) <= 4 or not sheet.free(start, start + len(word)):
        return False
    for stem in sheet.readings[i].stems if word == sheet.words[i] else (word,):
        if any(stem in lists.all(file) for file in NO_NAMES):
            return False
    size = 2 if len(word) == 4 or (len(word) > 2 and word[:2] in lists.all("compound")) else 1
    family, given = word[:size], word[size:]
    if family not in lists.all("surnames"):
        return False
    return given == "모" or (len(given) == 2 and all(sign in lists.all("given") for sign in given))


def _glued(sheet: Sheet, i: int) -> None:
    """ "오춘식동지와": a name with its title in one word."""
    found = sheet.readings[i].ends.get("titles")
    if found is not None and (len(found[1]) > 1 or found[1] == "씨"):
        name = found[0][: -len(found[1])]
        if len(name) in (2, 3) and is_name(sheet, i, name):
            sheet.claim(sheet.starts[i], sheet.starts[i] + len(name), "PERSON")


def _aged(sheet: Sheet, figure: int) -> None:
    """ "강모(47)": a name with an age behind it."""
    text = sheet.text
    if text[figure - 1 : figure] != "(" or not AGED.match(text, figure - 1):
        return
    i = bisect_left(sheet.ends, figure - 2)
    if i < len(sheet.words) and text[sheet.ends[i] : figure] in ("(", " ("):
        word = sheet.words[i]
        if is_name(sheet, i, word):
            sheet.claim(sheet.starts[i], sheet.ends[i], "PERSON")


def _before(sheet: Sheet, i: int) -> None:
    """The name before title `i`, with a body or a place between them or not; all names of a
    byline."""
    j = i - 1
    if not sheet.is_next(i):
        return
    claim = sheet.at(sheet.starts[j])
    while claim is not None and claim.label in ("ORG", "GPE") and j and sheet.is_next(j):
        j -= 1
        if sheet.at(sheet.starts[j]) != claim:
            claim = sheet.at(sheet.starts[j])
    while j >= 0 and is_name(sheet, j, sheet.words[j]):
        sheet.claim(sheet.starts[j], sheet.ends[j], "PERSON")
        j -= 1
        if sheet.words[i] not in WRITERS or sheet.text[sheet.ends[j] : sheet.starts[j + 1]] not in (
            " ", "·", ", ",
        ):  # fmt: skip
            return


def _behind(sheet: Sheet, i: int) -> None:
    """The name behind a title or a word of a byline."""
    is_byline = sheet.words[i] in sheet.lists.all("byline_words")
    latin = LATIN.match(sheet.text, sheet.ends[i]) if is_byline else None
    if latin:
        sheet.claim(latin.start(1), latin.end(1), "PERSON")
        return
    j = i + 1
    if j >= len(sheet.words):
        return
    gap = sheet.text[sheet.ends[i] : sheet.starts[j]]
    if gap != " " and not (is_byline and gap.strip(" ") in (":", "=", "/")):
        return
    word = sheet.words[j]
    for stem in sheet.readings[j].stems:
        rest = word[len(stem) :]
        if len(stem) >= 3 and (not rest or rest in TITLED) and is_name(sheet, j, stem):
            sheet.claim(sheet.starts[j], sheet.starts[j] + len(stem), "PERSON")
            return


def _surnames(sheet: Sheet, titles: list[int]) -> None:
    """ "김 위원장": the last one named in full who bears the name, or a person of that name."""
    full = sorted(one for one in sheet.claims if one is not None and one.label == "PERSON")
    bearers: dict[str, Claim] = {}
    seen = 0
    for i in titles:
        j = i - 1
        if j < 0 or len(sheet.words[j]) != 1 or not sheet.is_next(i):
            continue
        word, start = sheet.words[j], sheet.starts[j]
        while seen < len(full) and full[seen].start < start:
            one = full[seen]
            if one.end - one.start >= SHORTEST:
                bearers[sheet.text[one.start]] = one
            seen += 1
        bearer = bearers.get(word)
        if bearer is not None:
            name = bearer.name or sheet.text[bearer.start : bearer.end]
            sheet.claim(start, start + 1, "PERSON", name)
        elif word in ALONE - ALSO_WORDS:
            sheet.claim(start, start + 1, "PERSON")
