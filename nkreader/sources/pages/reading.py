"""The steps from a page's bytes to its Arrival, in their order."""

from collections.abc import Iterator

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.pages.addresses import whole, without_tracking
from nkreader.sources.pages.build import document_of
from nkreader.sources.pages.choice import HEAD, Choice, chosen
from nkreader.sources.pages.data import known, said_by
from nkreader.sources.pages.head import head_of
from nkreader.sources.pages.notices import ADVICE, is_listing, notice
from nkreader.sources.pages.parts import Part, parts_of
from nkreader.sources.pages.said import Said
from nkreader.sources.pages.titles import LONGEST, Title, words_of
from nkreader.sources.pages.tree import Page
from nkreader.text.document import Document
from nkreader.text.zones import headline

TEASER = 1_500
"""Code points up to which the text of an article that is not free is only its beginning."""


def of_page(page: Page, address: str | None, name: str) -> Arrival:
    """The article of a page; raises NkreaderError where it holds none."""
    parts = _parts(page)
    said = _said(page, parts, address)
    title = said.title.words if said.title else None
    choice = chosen(parts, page.root, title)
    _refuse(said, parts, choice, name)
    said = said._replace(head_lines=tuple(choice.head))
    if said.title and said.title.origin == "title element" and choice.headline is None:
        document = document_of(choice.parts, None, _base(said))
        index = headline(document)
        if index is not None:
            block = document.blocks[index]
            shown = Title(" ".join(document.text[block.start : block.end].split()), "text")
            return _arrival(said._replace(title=shown), document, page.notes)
    document = document_of(choice.parts, choice.headline or title, _base(said))
    return _arrival(said, document, page.notes)


def of_fragment(page: Page, address: str | None, name: str, title: str | None) -> Arrival:
    """All that a piece of HTML says; raises NkreaderError where that is nothing."""
    parts = _parts(page)
    if not parts:
        raise NkreaderError(f"{said_name(name)} holds no text")
    said = _said(page, parts, address)
    if title and words_of(title) == words_of(parts[0].words):
        title = None
    document = document_of(parts, title, _base(said))
    lines = tuple(part.words for part in parts[:HEAD])
    return _arrival(said._replace(head_lines=lines), document, page.notes)


def _parts(page: Page) -> list[Part]:
    body = page.root.find("body")
    return list(parts_of(page.root if body is None else body))


def _said(page: Page, parts: list[Part], address: str | None) -> Said:
    headings = [part.words for part in parts if part.level == 1]
    lines = [part.words for part in parts if len(part.words) <= LONGEST]
    fetched = whole(address or page.saved_from, None)
    said = said_by(page.root, head_of(page.root), headings, lines, fetched)
    return said._replace(script_dates=page.dates)


def _base(said: Said) -> str | None:
    return said.head.base or said.fetched or said.address


def _arrival(said: Said, document: Document, notes: tuple[str, ...]) -> Arrival:
    found = known(said, document)
    identity = said.address or said.fetched
    return Arrival(
        found.metadata,
        document,
        None,
        (*notes, *_closed(said, document)),
        kind="html",
        origins=found.origins,
        proposed=found.proposed,
        identity=without_tracking(identity) if identity else None,
        alternates=tuple(_alternates(said)),
    )


def _alternates(said: Said) -> Iterator[tuple[str, str]]:
    """The addresses of the page in other languages, whole."""
    for address, language in said.head.alternates:
        resolved = whole(address, _base(said))
        if resolved is not None:
            yield without_tracking(resolved), language


def _refuse(said: Said, parts: list[Part], choice: Choice, name: str) -> None:
    """Raise NkreaderError for a page that is no article."""
    stated = said.article is not None or said.head.meta.get("og:type") == "article"
    headings = [part.words for part in parts if part.level == 1][:2]
    titles = [*headings, said.head.title or ""]
    kind = notice(titles, choice.parts or parts, stated)
    if kind:
        raise NkreaderError(f"{said_name(name)} is {kind}, not an article; {ADVICE[kind]}")
    if not choice.parts:
        raise NkreaderError(f"{said_name(name)} holds no article that can be read")
    if not stated and is_listing(choice.range):
        raise NkreaderError(
            f"{said_name(name)} is a list of other pages, not an article; add those, or its feed"
        )


def _closed(said: Said, document: Document) -> list[str]:
    free = said.article.get("isAccessibleForFree") if said.article else None
    if str(free).lower() == "false" and len(document.text) < TEASER:
        return ["the page says that it is not free: perhaps only the beginning of the article"]
    return []
