"""Persons that no list has: beside a title ("노준모 기자", "부국장 리명철이"), in a byline, with an
age or 씨 behind them ("강모(47) 씨")."""

import re

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Sheet

AGED = re.compile(r"\s?\(\d{1,3}(?:세|살|대)?(?:[,·]\s?[가-힣]{1,6})?\)")
POLITE = re.compile(r"(?:\s?\(\d{1,3}(?:세|살|대)?(?:[,·]\s?[가-힣]{1,6})?\))?\s?(?:씨|여사|군|양|옹)(?![가-힣]{2})")
LATIN = re.compile(r"[ :=]{1,3}([A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2})")
TITLED = frozenset("은 는 이 가 의 을 를 도 과 와 에게 께서 께서는 동지 동지의 동지가 동지는".split())


def find(sheet: Sheet) -> None:
    """Names before a title, then behind one, then in bylines."""
    for i in sheet.where(f.TITLE):
        if i and sheet.is_next(i) and is_name(sheet, i - 1, sheet.words[i - 1]):
            sheet.claim(sheet.starts[i - 1], sheet.ends[i - 1], "PERSON")
    for i in range(len(sheet.words)):
        word = sheet.words[i]
        if 2 <= len(word) <= 4 and word[0] in sheet.lists.all("surnames"):
            _polite(sheet, i, word)
    for i in sheet.where(f.TITLE_BEFORE | f.BYLINE):
        if sheet.words[i] not in sheet.lists.all("titles_before") | sheet.lists.all("byline_words"):
            continue
        _behind(sheet, i)


def is_name(sheet: Sheet, i: int, word: str) -> bool:
    """Whether a word may be somebody's whole name: a family name and what given names are made of."""
    if not 2 <= len(word) <= 4 or not sheet.free(sheet.starts[i], sheet.starts[i] + len(word)):
        return False
    lists = sheet.lists
    if word in lists.all("not_people") or word in lists.all("modifiers"):
        return False
    if len(word) == 4 or word[:2] in lists.all("surnames"):
        family, given = word[:2], word[2:]
    else:
        family, given = word[0], word[1:]
    if family not in lists.all("surnames"):
        return False
    return given == "모" or (
        len(given) == 2 and all(sign in lists.all("given") for sign in given)
    )


def _polite(sheet: Sheet, i: int, word: str) -> None:
    """ "오영미(62) 씨", "박모 씨"."""
    end = sheet.ends[i]
    if POLITE.match(sheet.text, end) is None and AGED.match(sheet.text, end) is None:
        return
    if is_name(sheet, i, word):
        sheet.claim(sheet.starts[i], end, "PERSON")


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
