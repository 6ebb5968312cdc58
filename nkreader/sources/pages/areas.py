"""The areas of a page: where its prose lies, and which elements by their names are beside it."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_BESIDE_TAGS = frozenset(("aside", "footer"))
_BEGINNINGS = (
    "related|recommend|newsletter|shar(?:e(?!holder)|ing)|social(?!is[tm])|sociable|promo"
    "|comment(?!ar|ator)|disqus|sidebar|popular|trending|most-?read|outbrain|taboola|breadcrumb"
    "|advert|sponsor|subscri|sign-?up|also-?like|read-?(?:more|next)|more-?(?:stories|news|from)"
    "|see-?also|you-?may|navigation|cookie|consent|author-?(?:bio|box|info|card)|about-?author"
    "|toolbar|tag-?(?:list|cloud)|post-?tags|rp4wp|yarpp|jp-relatedposts|addtoany|footer"
    "|copyright|print-?only|pagination|paywall"
)
"""What the names of areas beside an article begin with."""

_NAMES = "nav|menu|tags|pager|respond|login|modal|popup|overlay|carousel|mrp"
"""Names of such areas that other words begin with too."""

_BESIDE = re.compile(rf"(?i)(?:^|[\s_-])(?:(?:{_BEGINNINGS})|(?:{_NAMES})(?:$|[\s_-]|(?-i:[A-Z])))")
SMALL = 0.35
"""The share of a page's prose that an area beside the article may hold; one with more is not."""


class Areas(NamedTuple):
    """For each element of a page what it holds and where it lies."""

    mass: "dict[_Element, int]"
    """Words of the prose in it."""
    beside: "set[_Element]"
    """Elements beside the article, and all inside them."""
    article: "dict[_Element, _Element]"
    """The innermost `article` element around it, itself included."""


def areas_of(root: "_Element", prose: "Iterable[tuple[_Element, int]]") -> Areas:
    """One pass up and one down a tree; `prose` are the elements with prose, and its words."""
    mass: dict[_Element, int] = {}
    for element, words in prose:
        mass[element] = mass.get(element, 0) + words
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for element in reversed(elements):
        parent = element.getparent()
        if parent is not None and element in mass:
            mass[parent] = mass.get(parent, 0) + mass[element]
    total = mass.get(root, 0)
    beside: set[_Element] = set()
    article: dict[_Element, _Element] = {}
    for element in elements:
        parent = element.getparent()
        if parent in beside or (_is_beside(element) and mass.get(element, 0) <= SMALL * total):
            beside.add(element)
        if element.tag == "article":
            article[element] = element
        elif parent is not None and parent in article:
            article[element] = article[parent]
    return Areas(mass, beside, article)


def _is_beside(element: "_Element") -> bool:
    if element.tag in _BESIDE_TAGS:
        return True
    if element.tag in ("body", "html", "article", "main", "p", "a", "span", "em", "strong"):
        return False
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.get("role") in ("navigation", "complementary", "contentinfo") or bool(
        len(called) > 1 and _BESIDE.search(called[:300])
    )


def container(root: "_Element", areas: Areas, share: float) -> "_Element":
    """The innermost element that holds at least this share of a page's prose."""
    here, least = root, share * areas.mass.get(root, 0)
    while True:
        below = max(here, key=lambda child: areas.mass.get(child, 0), default=None)
        if below is None or areas.mass.get(below, 0) < least or not least:
            return here
        here = below
