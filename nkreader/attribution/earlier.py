"""Sentences that speak of an earlier report of the same house: "as this paper reported last month".

Owns which words point at a report and whether it is the house's own. Which day is meant, and which
article, is said by whoever knows dates and the library.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from nkreader.attribution.lexicon import lines

VERSION = 1
"""Bumped when rules or lists change what is found; what is stored of another version is stale."""
LONGEST = 3_000
"""Code points of a sentence that is looked at; a longer one is none."""

_REPORTING = re.compile(
    r"report|stor(?:y|ies)\b|articles?\b|dispatch|wrote|written|reveal|publish|cover|carri|disclos"
    r"|describ|account|broke|보도|기사|소개|전[한했해]|다[룬뤘]|알[린렸]|[\u1100-\u11ff]"
)
"""A sentence without any of these points at no report; jamo are Korean that is taken apart."""
_POINTING = re.compile(
    r"\b[Ww]e\b|[Oo]ur\s|[Tt]his\s(?:news|paper|site|web|out|agen|publ|mag|serv|wire|bull|let|page)"
    r"|earlier|previous|already|[Aa]s\s(?:was|report)|[Tt]his\s(?:network|station)"
    r"|[\u1100-\u11ff가-힣]"
)
"""Nor does one without any of these, or a name of the house."""


_OWN_SIGNS = (
    *((words, False) for words in ("told ", "Image: ", "Photo: ", "speaking with ", "spoke with ")),
    *((words, True) for words in (" has learned", " has learnt", " has confirmed")),
    *((words, True) for words in ("에 전했", "에 말했", "에 밝혔", "에 알려왔", " 취재 결과")),
)
"""Words behind which, or before which, a text names its own house."""
_LONGEST_NAME = 40


class EarlierReport(NamedTuple):
    """A sentence that speaks of an earlier report; all offsets in code points of the text."""

    start: int
    end: int
    cue: tuple[int, int]
    """The words that say so, near which the report's date stands."""
    publisher: str | None
    """The house as the sentence names it; None for "this paper", "we" and where none is named."""


def earlier_reports(
    text: str, sentences: Sequence[tuple[int, int]], publisher: str | None = None
) -> list[EarlierReport]:
    """The sentences of `text` that speak of an earlier report of its own house, in order.

    `publisher` is the article's, where it is known. The house is known besides by how a text speaks
    of it: "told Daily NK", "Daily NK has learned".
    """
    if not _REPORTING.search(text):
        return []
    names = _own_names(text, publisher)
    rules = _rules(names)
    found = []
    for start, end in sentences:
        words = text[start:end]
        if len(words) > LONGEST or not _REPORTING.search(words):
            continue
        if _POINTING.search(words) or any(name in words for name in names):
            cue = next(_cues(words, rules), None)
            if cue is not None:
                begin, stop, named = cue
                found.append(EarlierReport(start, end, (start + begin, start + stop), named))
    return found


@lru_cache(maxsize=256)
def names_of(publisher: str) -> frozenset[str]:
    """All names of a house, in small letters: its own, and those that the list gives it."""
    wanted = _plain(publisher)
    return frozenset(map(_plain, _houses().get(wanted, ()))) | {wanted}


def _plain(name: str) -> str:
    return " ".join(normalize("NFC", name).split()).lower().removeprefix("the ")


@cache
def _houses() -> dict[str, tuple[str, ...]]:
    """The names of each house of the list, by each of them in small letters."""
    rows = ([name.strip() for name in line.split(";")] for line in lines("outlets"))
    return {_plain(name): tuple(names) for names in rows for name in names}


def _own_names(text: str, publisher: str | None) -> tuple[str, ...]:
    """The names by which a text may call its own house."""
    found = {publisher} if publisher and publisher.strip() else set()
    listed = _houses().get(_plain(publisher)) if publisher else None
    if listed:
        found |= set(listed)
    else:
        for names in _spoken_as_own(normalize("NFC", text)):
            found |= set(names)
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _spoken_as_own(text: str) -> Iterator[tuple[str, ...]]:
    """The houses that a text speaks of as its own: that were told something, that have learned it,
    whose picture it shows."""
    houses = set(_houses().values())
    every = tuple(name for names in houses for name in names)
    for words, before in _OWN_SIGNS:
        at = text.find(words)
        while at >= 0:
            behind = at + len(words)
            near = (
                text[max(0, at - _LONGEST_NAME) : at]
                if before
                else text[behind : behind + _LONGEST_NAME]
            )
            near = near.removeprefix("the ")
            is_named = near.endswith if before else near.startswith
            if is_named(every):
                yield from (names for names in houses if is_named(names))
            at = text.find(words, behind)


def _word(name: str) -> str:
    """A name as a piece of a pattern: white space of any kind between its words, no longer word
    around it; Korean particles may follow."""
    body = r"\s+".join(map(re.escape, name.split()))
    return rf"(?<![\w]){body}(?![A-Za-z0-9_])"


_ADVERBS = (
    r"(?:previously|earlier|already|first|recently|exclusively|also|itself|then|last\s+\w+"
    r"|originally|initially|reliably|duly)"
)
_VERB = r"(?:published|revealed|disclosed|covered|carried|wrote|written|broke|broken|described)"
_WHEN = (
    r"(?:(?:earlier|previously|yesterday|exclusively|(?:in|on|last|late|early|this|at|back)\s+"
    r"(?:in\s+|on\s+|a\s+|an\s+|the\s+|last\s+|early\s+|late\s+|mid-)*"
    r"(?:[A-Z]\w+|\d|month|week|year|spring|summer|autumn|fall|winter|report|story|article)))"
)
_NOUN = r"(?:report|story|article|dispatch|account|coverage|item)s?(?![\w-])"
_EARLIER = r"(?:earlier|previous|prior|past|last|recent|first|original|initial)"
_THIS = (
    r"(?:[Tt]his|[Oo]ur)\s+(?:news\s?)?(?:paper|site|website|outlet|agency|publication|magazine"
    r"|service|wire|bulletin|letter|page|network|station)"
)
_ACTOR = r"(?:the\s|an?\s|[A-Z])"
"""How somebody else begins who reports."""
_KOREAN_SELF = r"본지|본보|본\s?매체|본\s?신문|본\s?통신|본\s?방송|본\s?사이트|자사|본사"
_TOLD = (
    r"(?:보도(?:한|했|하였|된|됐|되었|해)|전(?:한\s?바|했|해)|다(?:룬|뤘)|소개(?:한|했)"
    r"|알(?:린|렸))"
)  # fmt: skip
_OTHERS = re.compile(
    r"(?:통신|신문|방송|매체|일보|언론|텔레비죤|[Tt][Vv]|당국|외신|뉴스|타임스)"
    r"(?:은|는|이|가|에서|들은|들이|도)?\s"
)
"""Somebody else who reports, in Korean."""
_HANGUL = re.compile("[가-힣]")


class _Rules(NamedTuple):
    """The patterns for the names of one house."""

    english: tuple[re.Pattern[str], ...]
    korean: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=64)
def _rules(names: tuple[str, ...]) -> _Rules:
    named = "|".join(map(_word, names)) or r"(?!)"
    return _Rules(tuple(map(re.compile, _english(named))), tuple(map(re.compile, _korean(named))))


def _english(named: str) -> tuple[str, ...]:
    own = rf"(?:(?:[Tt]he\s+)?(?P<own>{named})|{_THIS})"
    bare = own.replace("?P<own>", "?:")
    aux = rf"(?:(?:had|has|have|were|{_ADVERBS})\s+)"
    return (
        # "Daily NK had reported", "as this paper reported last month".
        rf"(?<!\bof\s)(?<!\bat\s)(?<!\bto\s)(?<!\btold\s)(?<!\bwith\s)(?<!\binside\s){own}"
        r"(?:,[^,.;]{1,80},|,)?\s+"
        rf"(?:{aux}{{0,3}}reported(?!\s+to\b)|{aux}{{1,3}}{_VERB}(?!\s+in\s+Seoul)|{_VERB}\s+{_WHEN})",
        # "We reported that", "it was previously reported that".
        rf"\b[Ww]e\s+(?:{aux}{{1,3}}(?:reported|{_VERB})(?!\s+to\b)"
        rf"|reported\s+(?:that\b|{_WHEN})|{_VERB}\s+{_WHEN})",
        r"\b[Ii]t\s+was\s+(?:previously|earlier)\s+reported\s+that\b",
        # "first reported by Daily NK", "as was reported in this paper".
        rf"\b(?:reported|{_VERB})\s+(?:\w+\s+){{0,3}}?(?:by|in)\s+{own}",
        # "Daily NK's Oct. 26 report", "an earlier Daily NK report", "… in this paper".
        rf"{own}['’]s\s+(?:[\w.,-]+\s+){{0,4}}?{_NOUN}",
        rf"\b{_EARLIER}\s+{own}\s+{_NOUN}",
        rf"\b{_EARLIER}\s+(?:\w+\s+)?{_NOUN}\s+(?:\w+\s+){{0,2}}?(?:by|in|from|of|on)\s+{own}",
        rf"\b[Oo]ur\s+(?:(?:{_EARLIER}|own)\s+{_NOUN}|(?:[A-Z]\w+\.?\s+)\d{{1,2}}\s+{_NOUN}"
        rf"|{_NOUN}\s+(?:(?:of|from)\s+)?{_WHEN}|{_NOUN}\s+(?:of|on|from|in)\s+(?:[A-Z]\w+|\d))",
        # "In an earlier report, …": nobody else is named as the one who wrote it.
        rf"(?:^|(?<=[“\"\s]))In\s+(?:an?|our)\s+(?:earlier|previous|prior)\s+{_NOUN}"
        rf"(?!\s+(?:\w+\s+)?(?:by|from|of)\s+(?!{bare}))"
        rf"(?:(?:\s[^,]{{0,60}})?,(?!\s+(?!{bare}){_ACTOR})|\s+we\b)",
        rf"^(?:An|Our)\s+(?:earlier|previous)\s+{_NOUN}(?!\s+(?:\w+\s+)?(?:by|from|of|issued)\s)",
        # "As previously reported".
        rf"\b[Aa]s\s+(?:was\s+)?(?:(?:previously|earlier|already)\s+reported|reported\s+"
        rf"(?:previously|earlier|last\s+\w+|on\s+(?:[A-Z]\w+|\d)))\b(?!\s+(?:by|in)\s+(?!{bare}))",
    )  # fmt: skip


def _korean(named: str) -> tuple[str, ...]:
    korean = rf"(?P<own>{named})|(?:{_KOREAN_SELF})"
    return (
        # "본지는 지난 10월 26일 … 보도한 바 있다", "본지가 전했던".
        rf"(?:{korean})(?:은|는|이|가|도|에서|에서도|에서는|을\s통해|를\s통해)\s[^.!?。]{{0,200}}?{_TOLD}",
        # "10월 26일자 본지 보도", "본지의 지난달 기사".
        rf"(?:{korean})의?\s(?:[^\s.!?]{{1,10}}\s){{0,3}}?(?:{_TOLD}|보도|기사)(?!\s?(?:국|자|했다고))",
        # "앞서 보도한 바 있다": whose, where nobody else is named.
        r"(?:보도|소개|전)한\s?바\s?(?:가\s)?(?:있|와\s?같)|(?<!\w)기\s?보도",
    )  # fmt: skip


def _cues(words: str, rules: _Rules) -> Iterator[tuple[int, int, str | None]]:
    """Where in a sentence it is said that something was reported before, and by whom."""
    for pattern in rules.english:
        for match in pattern.finditer(words):
            named = match.groupdict().get("own")
            # Who is quoted says "we" too.
            if named or not _is_quoted(words, match.start()):
                yield match.start(), match.end(), named
    plain = words if words.isascii() else normalize("NFC", words)
    if plain.isascii() or not _HANGUL.search(plain):
        return
    for pattern in rules.korean:
        there = pattern.search(plain)
        if there is None:
            continue
        named = there.groupdict().get("own")
        if "own" not in pattern.groupindex and _OTHERS.search(plain[: there.start()]):
            continue
        if plain == words:
            yield there.start(), there.end(), named
        else:
            # Letters that are taken apart have other offsets: the sentence stands for its words.
            yield 0, len(words), named


def _is_quoted(words: str, place: int) -> bool:
    """Whether a place of a sentence is between quotation marks."""
    before = words[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
