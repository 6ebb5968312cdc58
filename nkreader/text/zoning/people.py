"""Who made an article: bylines, translators, the note about its author."""

import re
from functools import cache
from typing import NamedTuple

from nkreader.text.zoning.lines import LONGEST, begins, has, is_ended, pattern

_UPPER = "[A-ZÀ-ÖØ-ÞĀČĎĐĒĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ]"
_NAME = rf"(?:{_UPPER}\.|{_UPPER}[\w’'-]*)"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|and|von|van|de|bin))* ?"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|van|von|de|bin)){{1,3}}"
_AND = r",? (?:and|AND|&) "
_LIST = (
    rf"{_PERSON}(?:, {_PERSON})+{_AND}{_PERSON}"
    rf"|{_PERSON}(?:\s?;\s?{_PERSON})+(?:{_AND}{_PERSON})?"
    rf"|{_PERSON}(?:\s?[/·]\s?{_PERSON}){{2,}}"
    rf"|{_PERSON}(?:, {_PERSON}){{2,}}"
)
"""Names and more names: an "and" at the end, a sign of their own between them, or that there are
three tell them from a name with a desk or a house behind it."""
_HOUSES = (
    "editor editors writer writers correspondent reporter reporters staff bureau chief columnist"
    " contributor desk analyst fellow director special senior society institute university college"
    " center centre council foundation ministry office committee group association network radio"
    " television tv magazine journal review monitoring york"
)
"""What desks and houses are called, and people are not."""
_SECTIONS = (
    "news world asia politics business economy opinion analysis breaking exclusive video photos"
    " report reports latest home culture sports editorial commentary update live korea north south"
    " daily wire times press agency post herald stories story more top"
)
_TRANSLATED = r"(?i:translat(?:ed|ion) by:?|translat(?:or|ion):) "
_MADE = "(?i:reporting|translated|translation|edited|editing|written|writing|compiled|photos?)"
_HANDS = (
    rf"\(?(?i:additional )?{_MADE}(?:,? (?:and )?{_MADE})* (?i:by):? (?:{_NAME}|[가-힣])"
    rf"|{_TRANSLATED}{_NAME}"
    rf"|{_UPPER}.{{2,80}} contributed (?:to this (?:report|story|article)|reporting)\b.{{0,40}}\Z"
    r"|(?:번역|글|취재|정리|글쓴이)\s*[:=]\s*[^\W\d_]"
)
_BEHIND = r"\Z|[,|•·(–—/;]|- |\d|(?:in|for|from|at|of) [A-Z]"
_LABEL = r"(?:(?:By|BY|by|[Ww]ritten by|[Ww]ords by):?|(?:Authors?|AUTHORS?|Writers?)(?:\(s\))?:) "
_BY = rf"{_LABEL}(?:(?:{_LIST})(?:{_BEHIND})|(?:{_NAMES})(?:{_BEHIND})|{_NAME}\Z)"
_WHERE = rf" in {_UPPER}[\w.’'-]*(?: {_UPPER}[\w.’'-]*){{0,2}}"
_BARE = rf"\A(?P<name>{_PERSON})(?:,? [A-Z][\w.’' -]{{1,60}}|\s*[|(/–—-].{{1,60}})?\Z"
_KOREAN = "[김이박최정강조윤장임한오신권황안송류홍전고문손배백허남심노하][가-힣]{2}"
_REPORTERS = (
    rf"(?P<name>{_KOREAN}(?: {_KOREAN})+|[가-힣]{{2,4}}(?:\s?[·,/]\s?[가-힣]{{2,4}})+)"
    r"\s?(?:기자|특파원|통신원)(?![가-힣])"
)
_REPORTER = r"(?:\A|[\s/=\[(])(?P<name>[가-힣]{2,4})\s?(?:기자|특파원|통신원)(?![가-힣])"
_TRADE = "(?:journalist|reporter|correspondent|columnist|contributor|(?:staff|freelance) writer)s?"
_WHO = rf"\A(?P<name>(?:{_NAME}\s+){{1,5}})"
_NOTES = (
    rf"{_WHO}is one of (?P<of>[A-Z][^.]{{1,60}}?)[’'](?:s )?[^.]{{0,40}}{_TRADE}\b",
    rf"{_WHO}is an? [^.,]{{0,40}}{_TRADE} (?:for|at|with|of|based in)\b",
    rf"{_WHO}(?:covers|reports on|writes about) [^.]{{2,80}} (?:for|from|at) [A-Z]",
)


class AuthorNote(NamedTuple):
    """What the note at an article's foot says."""

    author: str
    house: str | None
    """Whose journalist the author is, where the house speaks of its own ("one of X's …")."""


def is_byline(words: str) -> bool:
    """Who wrote, translated or took it: "By Han Sol, Asia Editor", "Translated by Lee Min"."""
    if len(words) > 300:
        return False
    return (
        begins(_HANDS, words)
        or (len(words) <= 120 and not is_ended(words) and begins(_BY, words))
        or (
            len(words) <= 60
            and not is_ended(words)
            and (has(_REPORTER, words) or begins(_REPORTERS, words))
        )
    )


def is_bare_name(words: str) -> bool:
    """A name with nothing but a desk or place behind it: "Marta Lindqvist, Coast Wire Seoul"."""
    match = pattern(_BARE).match(words) if len(words) <= 90 else None
    return match is not None and not set(match["name"].lower().split()) & _section_words()


@cache
def _section_words() -> frozenset[str]:
    return frozenset(_SECTIONS.split())


@cache
def _house_words() -> frozenset[str]:
    return _section_words() | frozenset(_HOUSES.split())


def author(words: str) -> str | None:
    """The writers in a byline: "By Han Sol, Asia Editor" gives "Han Sol", "By A B, C D and E F" all
    three; a name that stands alone gives itself."""
    without_places = pattern(_WHERE).sub("", words)
    match = pattern(rf"{_LABEL}(?P<name>{_LIST})").match(without_places)
    if match and _house_words() & set(pattern(r"\w+").findall(match["name"].lower())):
        match = None
    match = match or pattern(rf"{_LABEL}(?P<name>{_NAMES})").match(words)
    if match is None and is_bare_name(words):
        match = pattern(_BARE).match(words)
    match = match or pattern(_REPORTERS).match(words) or pattern(_REPORTER).search(words)
    return _clean_name(match["name"]) if match else None


def translator(words: str) -> str | None:
    """The translator's name in a byline: "Translated by Lee Min" gives "Lee Min"."""
    korean = r"번역\s*[:=]\s*(?P<name>[^\W\d_][\w ]*)"
    english = rf"{_TRANSLATED}(?P<name>{_NAMES})"
    match = pattern(english).search(words) or pattern(korean).search(words)
    return _clean_name(match["name"]) if match else None


def author_note(words: str) -> AuthorNote | None:
    """What a note about the author says: "Han Sol is one of Yalu Wire's full-time reporters." """
    if len(words) > LONGEST:
        return None
    for form in _NOTES:
        if match := pattern(form).match(words):
            return AuthorNote(_clean_name(match["name"]), match.groupdict().get("of"))
    return None


def _clean_name(name: str) -> str:
    listed = re.sub(r"\s?[;/·]\s?", ", ", name)
    return re.sub(r"(?:\s+(?:and|de|von|van|bin))*[\s,.]*\Z", "", listed)
