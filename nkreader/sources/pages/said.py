"""What a page's own data say, as one value, before its text is asked."""

from typing import TYPE_CHECKING, NamedTuple

from nkreader.sources.pages.head import Head
from nkreader.sources.pages.jsonld import Node
from nkreader.sources.pages.titles import Title

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Said(NamedTuple):
    """What a page's own data say, before its text is asked."""

    root: "HtmlElement"
    head: Head
    nodes: tuple[Node, ...]
    article: Node | None
    address: str | None
    fetched: str | None
    title: Title | None
    publisher: tuple[str, str] | None
    """The house, and where it is named."""
    script_dates: tuple[str, ...] = ()
    head_lines: tuple[str, ...] = ()
    """What stands around the headline."""
