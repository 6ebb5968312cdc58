"""Web pages: from a page's bytes to its article, with what the page says about it.

Steps, one a file: `encoding` and `tree` (bytes to a tree), `parts` (a tree as a row of blocks),
`choice` (which are the article), `build` (blocks to a Document), `data` (title, date, people).
"""

from collections.abc import Iterator

from nkreader.model import Metadata, NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.material import Material

__all__ = ["read", "read_page"]


def read(material: Material) -> Iterator[Arrival | NkreaderError]:
    """The article of a saved or fetched page."""
    try:
        data = material.whole()
        yield read_page(
            data, address=material.address, charset=material.charset, name=material.name
        )
    except NkreaderError as error:
        yield error


def read_page(
    data: bytes, *, address: str | None, charset: str | None, name: str, fragment: bool = False
) -> Arrival:
    """The article of a page.

    `address` is where it was fetched from and `charset` what the server or mail said, if known;
    `name` is for messages. A `fragment` (a feed's item, a newsletter) is kept whole but for
    programs, styles and tracking. Raises NkreaderError, in one line, for a page without an article.
    """
    from nkreader.sources.pages.build import document_of
    from nkreader.sources.pages.choice import chosen
    from nkreader.sources.pages.parts import parts_of
    from nkreader.sources.pages.tree import tree_of

    page = tree_of(data, charset, name)
    body = page.root.find("body")
    parts = list(parts_of(page.root if body is None else body))
    if not fragment:
        parts = chosen(parts, page.root)
    document = document_of(parts, address)
    if not document.text.strip():
        raise NkreaderError(f"{said_name(name)} holds no article that can be read")
    title = page.root.findtext(".//title")
    return Arrival(
        Metadata(title=" ".join(title.split()) if title else None, url=address),
        document,
        None,
        page.notes,
        kind="html",
        identity=address,
    )
