"""Web pages: from a page's bytes to its article, with what the page says about it.

Steps, one a file: `encoding` and `tree` (bytes to a tree), `parts` (a tree as a row of blocks),
`choice` (which are the article), `build` (blocks to a Document), `data` (title, date, people).
"""

from collections.abc import Iterator

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival, Original
from nkreader.sources.material import Material

__all__ = ["read", "read_page"]


def read(material: Material) -> Iterator[Arrival | NkreaderError]:
    """The article of a saved or fetched page."""
    try:
        data = material.whole()
        found = read_page(
            data, address=material.address, charset=material.charset, name=material.name
        )
    except NkreaderError as error:
        yield error
        return
    if material.address is None:
        # Nobody fetched it: it is a file, or lies in one, and is known by where that is.
        found = found._replace(identity=None)
    if material.path is None:
        kept = Original(
            data, material.media_type or "text/html", material.address, material.retrieved
        )
        found = found._replace(original=kept)
    yield found


def read_page(
    data: bytes,
    *,
    address: str | None,
    charset: str | None,
    name: str,
    fragment: bool = False,
    title: str | None = None,
) -> Arrival:
    """The article of a page.

    `address` is where it was fetched from and `charset` what the server or mail said, if known;
    `name` is for messages. A `fragment` (a feed's item, a newsletter) is kept whole but for
    programs, styles and tracking; `title` is then put above it unless it begins so.
    Raises NkreaderError, in one line, for a page without an article.
    """
    from nkreader.sources.pages.reading import of_fragment, of_page
    from nkreader.sources.pages.tree import tree_of

    page = tree_of(data, charset, name)
    return of_fragment(page, address, name, title) if fragment else of_page(page, address, name)
