"""What a page says about its article, field by field, each with where it is said.

JSON-LD comes before OpenGraph and other meta elements, they before what stands on the page. What
is unsure is not taken but proposed.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from nkreader.model import Metadata
from nkreader.sources import metadata
from nkreader.sources.language import language_code, language_of
from nkreader.sources.pages import addresses, people, titles
from nkreader.sources.pages.head import Head
from nkreader.sources.pages.jsonld import Node, article_of, names_of, nodes_of, text_of, types
from nkreader.sources.pages.publication import dates_of
from nkreader.sources.pages.said import Said
from nkreader.sources.pages.titles import Title
from nkreader.text.cleaning import scrub
from nkreader.text.document import Document
from nkreader.text.zoning.people import author, is_byline

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline")
_HOUSES = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "citation_journal_title",
    "application-name",
)


def said_by(
    root: "HtmlElement",
    head: Head,
    headings: Sequence[str],
    lines: Iterable[str],
    fetched: str | None,
) -> Said:
    """What the head and the scripts of a page say; `headings` are those that a reader sees, and
    `lines` all that may be one."""
    nodes = nodes_of(root)
    node = article_of(nodes, headings[0] if headings else None)
    address = next(
        filter(None, (addresses.canonical(said, fetched) for said in _addresses(head, node))), None
    )
    house = _house(head, nodes, node)
    names = [house[0] if house else "", *_hosts(fetched or address)]
    if shown := titles.shown_in_tab(head.title, lines):
        headings = [*headings, shown[0]]
        names.append(shown[1])
    title = titles.best_title(headings, _titles(head, node), head.title, names)
    if house is None and title and (name := titles.house_in_tab(head.title, title.words)):
        house = (name, "title element")
    return Said(root, head, tuple(nodes), node, address, fetched, title, house)


def _addresses(head: Head, node: Node | None) -> Iterator[str | None]:
    yield head.canonical
    yield head.meta.get("og:url")
    if node:
        yield text_of(node.get("url"))
        yield text_of(node.get("mainEntityOfPage"))


def _hosts(address: str | None) -> list[str]:
    """A site's name as its address has it: "yaluwire.example.com" and "yaluwire"."""
    if address is None:
        return []
    name = addresses.site(address)
    return [name, f"www.{name}", name.partition(".")[0]]


def _titles(head: Head, node: Node | None) -> Iterator[Title]:
    for key in ("headline", "name"):
        if node and (said := text_of(node.get(key))):
            yield Title(_decoded(said), "JSON-LD")
    for key in _TITLES:
        if key in head.meta:
            yield Title(head.meta[key], "OpenGraph" if key.startswith("og:") else "meta")


def _decoded(text: str) -> str:
    """Data whose signs a program has escaped once too often: "Trains &amp; lorries"."""
    from html import unescape

    return " ".join(unescape(text).split())


def _house(head: Head, nodes: Iterable[Node], node: Node | None) -> tuple[str, str] | None:
    if node and (names := names_of(node.get("publisher"), list(nodes))):
        return _bare_house(names[0]), "JSON-LD"
    for key in _HOUSES:
        said = _bare_house(head.meta.get(key, ""))
        if said and "://" not in said and len(said) <= 80 and titles.is_title(said):
            return said, "OpenGraph" if key == "og:site_name" else "meta"
    for each in nodes:
        if {"NewsMediaOrganization", "WebSite"} & set(types(each)) and (
            name := text_of(each.get("name"))
        ):
            return _bare_house(name), "JSON-LD"
    return None


def _bare_house(name: str) -> str:
    """A house's name without what it puts behind it: "Yalu Wire | News | Trade"."""
    return _decoded(name).partition(" | ")[0].strip()


class Known(NamedTuple):
    """What is known of a page's article in the end."""

    metadata: Metadata
    origins: dict[str, str]
    proposed: dict[str, str]


def known(said: Said, document: Document) -> Known:
    """The data of an article: from its page, else from its text."""
    fields: dict[str, str] = {}
    origins: dict[str, str] = {}
    proposed: dict[str, str] = {}

    def take(field: str, value: str | None, origin: str) -> None:
        if value and field not in fields:
            fields[field], origins[field] = scrub(value).text, origin

    found = metadata.found_in(document)
    if said.title:
        take("title", *said.title)
    elif found.title and titles.is_title(found.title):
        take("title", found.title, "text")
    if said.publisher:
        take("publisher", *said.publisher)
    take("author", *_author(said))
    take("language", *_language(said, document))
    day_first = not fields.get("language", "en").startswith("en")
    for value, origin, sure in dates_of(said, found.published, day_first):
        if sure:
            take("published", value, origin)
        else:
            proposed.setdefault("published", value)
    address = said.address or said.fetched
    take("url", address, "canonical address" if said.address else "address")
    for field in ("author", "translator", "published", "language", "publisher"):
        take(field, getattr(found, field), "text")
    if address and "publisher" not in fields:
        proposed["publisher"] = addresses.site(address)
    if "published" in fields:
        proposed.pop("published", None)
    return Known(Metadata(**fields), origins, proposed)


def _author(said: Said) -> tuple[str | None, str]:
    house = said.publisher[0] if said.publisher else None
    if said.article:
        stated = names_of(said.article.get("author"), list(said.nodes))
        named = people.names(map(_decoded, stated), house, split=len(stated) == 1)
        if named:
            return ", ".join(named), "JSON-LD"
    named = people.names(said.head.authors, house)
    if named:
        return ", ".join(named), "meta"
    for line in islice(people.bylines(said.root), 20):
        if named := people.names([line], house):
            return ", ".join(named), "byline"
    for line in said.head_lines:
        if is_byline(line) and (name := author(line)):
            return name, "byline"
    return None, ""


def _language(said: Said, document: Document) -> tuple[str | None, str]:
    """The language that the page names, unless its text is surely in another."""
    surely = language_of(document.text)
    stated = [(said.head.language, "page")]
    if said.article:
        stated.append((text_of(said.article.get("inLanguage")), "JSON-LD"))
    for key in ("og:locale", "content-language", "language", "dc.language"):
        stated.append((said.head.meta.get(key), "OpenGraph" if key == "og:locale" else "meta"))
    for value, origin in stated:
        code = language_code(value) if value else None
        if code and (surely is None or code.partition("-")[0].lower() == surely):
            return code, origin
    return surely, "text"
