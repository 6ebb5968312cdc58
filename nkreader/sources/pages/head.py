"""What a page's head says: meta elements and links, read once into a small value."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkreader.sources.alternates import language_named
from nkreader.sources.pages.addresses import whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST = 2_000
"""Elements of a head that are looked at."""

LONGEST = 2_000
"""Code points of a value that are kept."""


class Head(NamedTuple):
    """The values of a page's head; the first counts where a name is there twice."""

    meta: dict[str, str]
    """By name, property or itemprop, in lower case."""
    authors: tuple[str, ...]
    """All values of `author` and `article:author`."""
    canonical: str | None
    language: str | None
    title: str | None
    base: str | None
    """What its links are resolved against, where it says so."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(address as it stands there, language) of the page in other languages."""


def head_of(root: "HtmlElement") -> Head:
    """The head of a page, wherever in it the elements stand."""
    meta: dict[str, str] = {}
    authors: list[str] = []
    for number, element in enumerate(root.iter("meta")):
        if number > MOST:
            break
        value = " ".join((element.get("content") or "").split())[:LONGEST]
        for kind in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(kind) or "").strip().lower()
            if key and value:
                meta.setdefault(key, value)
                if key in _AUTHORS:
                    authors.append(value)
    links = (link for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower())
    canonical = next((link.get("href") for link in links if link.get("href")), None)
    title = next((element.text for element in root.iter("title") if element.text), None)
    return Head(
        meta,
        tuple(authors),
        canonical.strip() if canonical else None,
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        " ".join(title.split())[:LONGEST] if title else None,
        whole(next((element.get("href") for element in root.iter("base")), None), None),
        tuple(_alternates(root)),
    )


def _alternates(root: "HtmlElement") -> Iterator[tuple[str, str]]:
    """What the page says of itself in other languages: to programs by hreflang, to readers by the
    words of a link."""
    for number, link in enumerate(root.iter("link", "a")):
        if number > MOST:
            break
        address, told = (link.get("href") or "").strip(), (link.get("hreflang") or "").strip()
        if not address or len(address) > LONGEST:
            continue
        if link.tag == "a":
            told = language_named(" ".join(link.itertext())[:200]) or ""
        elif "alternate" not in (link.get("rel") or "").lower():
            continue
        if told:
            yield address, told


_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
