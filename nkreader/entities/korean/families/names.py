"""Every name of the Korean lists, the longest first; what follows a name must leave it one."""

import re

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.lists import Named
from nkreader.entities.korean.sheet import Sheet
from nkreader.entities.lexicon import key, lexicon

LATIN = re.compile(
    r"[A-Z](?<![A-Za-z][A-Z])[A-Za-z.&-]{0,20}(?: [A-Z][A-Za-z.&-]{0,20}){0,4}(?=[\uac00-\ud7a3])"
)
"""Words in Latin letters up to a particle glued to them: "Daily NK는"."""
_REST = re.compile("[\uac00-\ud7a3]*")


def find(sheet: Sheet) -> None:
    """Names in Latin letters or with a figure, of several words, then of one word."""
    text, lists = sheet.text, sheet.lists
    for name in lists.odd:
        place = text.find(name)
        while place >= 0:
            _claim(sheet, place, name, lists.names[name])
            place = text.find(name, place + len(name))
    for start in sheet.figures:
        for name in lists.dated.get(text[start], ()):
            if text.startswith(name, start):
                _claim(sheet, start, name, lists.names[name])
    for i in sheet.where(f.PHRASE):
        for phrase in lists.phrases[sheet.words[i]]:
            if text.startswith(phrase, sheet.starts[i]) and _claim(
                sheet, sheet.starts[i], phrase, lists.names[phrase]
            ):
                break
    for match in LATIN.finditer(text):
        _latin(sheet, match)
    for i in sheet.where(f.NAME):
        reading = sheet.readings[i]
        start = sheet.starts[i]
        if reading.named is None or _is_gloss(sheet, start) or _is_other(sheet, i):
            continue
        if start == 0 or not text[start - 1].isalnum() or _is_sign(text, start):
            sheet.claim(start, start + reading.size, *reading.named)


def _latin(sheet: Sheet, match: "re.Match[str]") -> None:
    """The longest name of the English lists that ends where a particle begins."""
    known, words = lexicon().names, match[0].split(" ")
    for first in range(len(words)):
        name = " ".join(words[first:])
        value = known.get(key(name))
        if value is not None:
            label, canonical = (value, name) if isinstance(value, str) else value
            rest = _REST.match(sheet.text, match.end())
            if sheet.lists.tail(name, rest[0] if rest else "", label) is not None:
                sheet.claim(match.end() - len(name), match.end(), label, canonical)
            return


def _is_gloss(sheet: Sheet, start: int) -> bool:
    """Whether Chinese signs in brackets only repeat the name before them: 량강도(兩江道)."""
    is_sign = "\u4e00" <= sheet.text[start] <= "\u9fff"
    return is_sign and sheet.text[start - 1 : start] == "(" and sheet.at(start - 2) is not None


def _is_other(sheet: Sheet, i: int) -> bool:
    """Whether the word behind a name makes something else of it: "조선 후기"."""
    if not sheet.is_next(i + 1) or sheet.readings[i].size < len(sheet.words[i]):
        return False
    pair = f"{sheet.words[i]}:{sheet.words[i + 1][:2]}"
    return pair in sheet.lists.all("not_before")


def _is_sign(text: str, start: int) -> bool:
    """Whether a word begins behind one of another script: "中단둥"."""
    return "\u4e00" <= text[start - 1] <= "\u9fff" or "\u4e00" <= text[start] <= "\u9fff"


def _claim(sheet: Sheet, start: int, name: str, named: Named) -> bool:
    rest = _REST.match(sheet.text, start + len(name))
    more = sheet.lists.tail(name, rest[0] if rest else "", named[0])
    return more is not None and sheet.claim(start, start + len(name) + more, *named)
