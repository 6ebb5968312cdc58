"""The steps from a page's bytes to its Arrival, in their order."""

from collections.abc import Sequence

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.pages.addresses import without_tracking
from nkreader.sources.pages.build import document_of
from nkreader.sources.pages.choice import HEAD, chosen
from nkreader.sources.pages.data import known, said_by
from nkreader.sources.pages.head import head_of
from nkreader.sources.pages.parts import Part, parts_of
from nkreader.sources.pages.tree import tree_of


def arrival(
    data: bytes, *, address: str | None, charset: str | None, name: str, fragment: bool
) -> Arrival:
    """What `read_page` gives."""
    page = tree_of(data, charset, name)
    body = page.root.find("body")
    parts = list(parts_of(page.root if body is None else body))
    head = head_of(page.root)
    fetched = address or page.saved_from
    headings = [part.words for part in parts if part.level == 1]
    said = said_by(page.root, head, headings, fetched)
    base = head.base or fetched or said.address
    if fragment:
        document = document_of(parts, None, base)
        head_lines = [part.words for part in parts[:HEAD]]
    else:
        title = said.title.words if said.title else None
        choice = chosen(parts, page.root, title)
        document = document_of(choice.parts, choice.headline or title, base)
        head_lines = choice.head
        if not choice.parts:
            raise NkreaderError(f"{said_name(name)} holds no article that can be read")
    if not document.text.strip():
        raise NkreaderError(f"{said_name(name)} holds no text")
    found = known(said._replace(script_dates=page.dates, head_lines=tuple(head_lines)), document)
    identity = said.address or fetched
    return Arrival(
        found.metadata,
        document,
        None,
        page.notes,
        kind="html",
        origins=found.origins,
        proposed=found.proposed,
        identity=without_tracking(identity) if identity else None,
    )
