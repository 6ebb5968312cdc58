"""Which of a page's words are its title, and which are its house's name.

A title never is a section, a date, the site's name or a placeholder that a template left.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from nkreader.text.zoning.datelines import is_dateline

LONGEST = 300
"""Code points of a title; what is longer is a paragraph."""

CLOSE = 0.6
"""How much of another title a heading must have to be confirmed by it."""

_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_PARTED = re.compile(rf"\s+[|•·»:—–-]+\s+|\s*[|»]\s*|:\s+(?=[^:]*\Z)|(?<={_CJK})[-_](?={_CJK})")
_PLACEHOLDER = re.compile(r"(?i)\[?(?:ad|adsense|widget|shortcode)[_-]?\d*\]?|\{\{.*\}\}|%\w+%")
_NAMES = (
    "home|homepage|us|u s|uk|news|world|world news|politics|business|opinion|editorial|sports|sport"
    "|latest|latest news|top stories|breaking news|article|articles|blog|index|untitled"
    "|untitled document|new page|document|page|press release|press releases|search|menu|all news"
    "|national|international|asia|korea|north korea|technology|tech|health|science|culture"
    "|entertainment|lifestyle|features|analysis|video|videos|photos|share|comments|no title|null"
    "|undefined|nan|뉴스|홈|정치|경제|사회|국제|북한|문화|스포츠|오피니언|속보|전체기사|기사|首页|新闻"
    "|ホーム|ニュース"
)
_SECTIONS = frozenset(_NAMES.split("|"))
_WORD = re.compile(r"\w+")


class Title(NamedTuple):
    """A title, and where the page says it."""

    words: str
    origin: str


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, to compare titles by."""
    return _WORD.findall(text.lower())


def alike(first: str, second: str) -> float:
    """How much of the shorter of two titles is in the other, 0 to 1."""
    a, b = set(words_of(first)), set(words_of(second))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def is_title(words: str, publisher: str | None = None) -> bool:
    """Whether words can be a title at all."""
    bare = " ".join(words_of(words))
    if not bare or len(words) > LONGEST or bare in _SECTIONS or bare.isdigit():
        return False
    if publisher and bare == " ".join(words_of(publisher)):
        return False
    return not (_PLACEHOLDER.fullmatch(words.strip()) or is_dateline(words))


def without_house(title: str, houses: Iterable[str]) -> str:
    """A title without the name of its house behind or before it: "Trains run - Yalu Wire"."""
    names = {"".join(words_of(house)) for house in houses if house}
    changed = True
    while changed:
        changed = False
        for match in _PARTED.finditer(title):
            before, after = title[: match.start()], title[match.end() :]
            if "".join(words_of(after)) in names and words_of(before):
                title, changed = before, True
                break
            if "".join(words_of(before)) in names and words_of(after):
                title, changed = after, True
                break
    return title.strip()


def best_title(
    headings: Iterable[str], stated: Iterable[Title], tab: str | None, houses: Iterable[str]
) -> Title | None:
    """The title of a page.

    `headings` are its visible ones of the first level, `stated` what its data call it, the best
    first, `tab` its title element. A heading that the data or the tab confirm is what a reader
    sees and comes first.
    """
    names = [house for house in houses if house]
    said = [
        Title(bare, title.origin)
        for title in stated
        if is_title(bare := without_house(title.words, names)) and not _is_name(bare, names)
    ]
    bare_tab = without_house(tab or "", names)
    tabs = [bare_tab] if is_title(bare_tab) and not _is_name(bare_tab, names) else []
    seen = [words for words in headings if is_title(words) and not _is_name(words, names)]
    others = [title.words for title in said] + tabs
    closest = max(seen, key=lambda words: _closeness(words, others), default="")
    if _closeness(closest, others) >= CLOSE:
        return Title(closest, "heading")
    if said:
        return said[0]
    if len(seen) == 1 or (seen and not tabs):
        return Title(seen[0], "heading")
    return Title(tabs[0], "title element") if tabs else None


def _is_name(words: str, names: list[str]) -> bool:
    bare = "".join(words_of(words))
    return any("".join(words_of(name)) == bare for name in names)


def _closeness(heading: str, others: list[str]) -> float:
    """How much of the other titles is in a heading; a heading of one word confirms only itself."""
    count = len(words_of(heading))
    near = [other for other in others if count >= min(3, len(words_of(other)))]
    return max((alike(heading, other) for other in near), default=0.0)


def shown_in_tab(tab: str | None, lines: Iterable[str]) -> tuple[str, str] | None:
    """The part of a page's title element that the page shows too, and what stands beside it: the
    title and its house's name, which is shorter."""
    if not tab:
        return None
    shown = {" ".join(words_of(line)) for line in lines}
    found: list[tuple[str, str]] = []
    for match in _PARTED.finditer(tab):
        sides = tab[: match.start()].strip(), tab[match.end() :].strip()
        title, house = sides if len(sides[0]) >= len(sides[1]) else sides[::-1]
        if " ".join(words_of(title)) in shown and is_title(title):
            found.append((title, house))
    return max(found, key=lambda pair: len(pair[0]), default=None)


def house_in_tab(tab: str | None, title: str | None) -> str | None:
    """The house's name behind the title in a page's title element: "Trains run | Yalu Wire"."""
    if not tab or not title:
        return None
    for match in reversed(list(_PARTED.finditer(tab))):
        before, after = tab[: match.start()], tab[match.end() :]
        wanted = " ".join(words_of(title))
        if " ".join(words_of(before)) == wanted and 0 < len(words_of(after)) <= 5:
            return after.strip()
    return None
