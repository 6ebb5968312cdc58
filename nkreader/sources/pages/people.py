"""Who wrote a page: names from its data and its byline, without what is no name."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")

MOST = 12
"""Names of one article that are kept."""

PIECES = 16
"""Pieces of text that a byline may have; what has more is no line."""

_BY = re.compile(
    r"(?i)\A(?:(?:written|posted|published|reported|reporting)\s+)?(?:(?:by|글|취재)\b\s*:?\s*"
    r"|(?:par|por|von|di|door)\s+(?-i:(?=[A-ZÀ-Þ]\S+ [A-ZÀ-Þ])))"
)
_PARTS = re.compile(r"\s*(?:,|;|\||·|/|\band\b|&| und | et | y )\s*(?:and\s+)?")
_TAIL = re.compile(
    r"(?i)\s*(?:\(.*\)|\bfor\s+.*|\S+@\S+\.\S+|@\w+|기자|특파원|통신원|記者|记者)\s*\Z"
)
_ROLES = (
    "staff reporter reporters correspondent correspondents editor editors writer writers desk"
    " contributor contributors bureau team admin webmaster editorial newsroom wire producer"
    " columnist analyst journalist guest author unknown anonymous user published updated posted"
    " follow share view about business associated reuters today online digital"
    " magazine news"
)
_ROLE = frozenset(_ROLES.split())
_AFTER_NAMES = "phd md ms rd jr sr ba ma esq mph llm mba dds rn"
_DEGREES = frozenset(_AFTER_NAMES.split())
_HOUSE = re.compile(r"[A-Z]{2,5}")
"""What stands behind a name for the house: "Han Sol, AFP"."""

_BYLINE = re.compile(
    r"(?i)(?:^|[-_ ])(?:by-?line|author|writer|reporter|contributor)s?"
    r"(?:[-_ ]?(?:name|link))?(?:$|[-_ ])"
)


def names(values: Iterable[str], publisher: str | None, split: bool = True) -> list[str]:
    """The people named by `values`, each once; addresses, roles and the house itself left out."""
    found: list[str] = []
    for value in values:
        for name in _PARTS.split(value) if split else [value]:
            name = _bare(name)
            if name and name not in found and not _is_house(name, publisher):
                found.append(name)
    people = [name for name in found if " " in name or not _HOUSE.fullmatch(name)]
    return (people or found)[:MOST]


def _bare(name: str) -> str | None:
    name = _BY.sub("", " ".join(name.split()))
    while (shorter := _TAIL.sub("", name)) != name:
        name = shorter
    name = name.strip(" \t.,:;-–—|")
    if not name or len(name) > 60 or any(sign in name for sign in ("://", "www.", "/", " - ")):
        return None
    if re.search(r"\d|@", name) or not re.search(r"[^\W\d_]", name):
        return None
    if name.islower() and name.isascii():
        return None
    words = name.lower().replace(".", "").split()
    if _ROLE.intersection(words) or _DEGREES.issuperset(words) or len(words) > 5:
        return None
    return _cased(name)


def _cased(name: str) -> str:
    """A name in capitals as one writes it: "HAN SOL" gives "Han Sol"."""
    if name.isupper() and name.isascii() and " " in name:
        return name.title()
    return name


def _is_house(name: str, publisher: str | None) -> bool:
    """Whether a name is the house's own: "CBSDetroit" of CBS Detroit."""
    if publisher is None:
        return False
    own, house = _WORD.findall(name.lower()), _WORD.findall(publisher.lower())
    return "".join(own) == "".join(house) or set(own) <= set(house)


def bylines(root: "HtmlElement") -> Iterator[str]:
    """The words of elements that a page marks as naming its author, the surest first."""
    for test in (_is_marked, _is_called):
        for element in root.iter("a", "span", "p", "div", "address", "li", "strong", "em", "cite"):
            if test(element):
                pieces = list(islice(element.itertext(), PIECES + 1))
                text = " ".join("".join(pieces).split())
                if 3 < len(text) <= 100 and len(pieces) <= PIECES:
                    yield text


def _is_marked(element: "HtmlElement") -> bool:
    relation = (element.get("rel") or "").lower().split()
    return "author" in relation or (element.get("itemprop") or "").lower() == "author"


def _is_called(element: "HtmlElement") -> bool:
    called = element.get("class")
    return bool(called) and "comment" not in called and bool(_BYLINE.search(called))
