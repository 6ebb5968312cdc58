"""What a page's elements are: which flow in a line, are never read, hold a caption."""

import re
from typing import TYPE_CHECKING

from nkreader.text.document import StyleKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTING = "nav dialog button iframe"
PARTING = frozenset(_PARTING.split())
"""Elements that are not read and end the paragraph before them."""

_UNSEEN = (
    "script style noscript template title object embed canvas svg math audio video select"
    " option datalist input textarea map area link meta"
)
UNSEEN = PARTING.union(_UNSEEN.split())
"""Elements whose words are not read; `head` is: a page without a body has its text there."""

INLINE: dict[str, StyleKind] = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "code": "code",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
}
"""Elements that are styles of a text."""

_BLOCKS = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main"
    " menu ol p pre search section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that end a paragraph; all others, also those that no standard knows, flow in it."""

LONGEST_EMOJI = 8
"""Code points of an emoji with its modifiers, such as a family's."""

_CAPTION = re.compile(r"(?i)(?:^|[-_ ])(?:wp-)?(?:caption|figcaption)(?:[-_ ]|text|$)")
_NOT_SHOWN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


def tag_of(element: "_Element") -> str:
    """An element's name; empty for comments and the like."""
    return element.tag if isinstance(element.tag, str) else ""


def heading_level(tag: str) -> int:
    """1 to 6 for h1 to h6, else 0."""
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0


def is_caption(element: "_Element", tag: str) -> bool:
    """Whether it holds a picture's caption: one by its name, or a figure with a picture."""
    if tag == "figure":
        return element.find(".//img") is not None or element.find(".//picture") is not None
    return tag == "figcaption" or bool(_CAPTION.search(element.get("class") or ""))


def drawn(element: "_Element", tag: str) -> str | None:
    """A sign of the text that a browser draws for the element: the opening quotation mark of
    `q`, and a picture that stands for an emoji."""
    if tag == "q":
        return "“"
    sign = element.get("alt") if tag == "img" else None
    return (
        sign
        if sign and len(sign) <= LONGEST_EMOJI and not sign[0].isalnum() and (not sign.isascii())
        else None
    )


def is_hidden(element: "_Element") -> bool:
    """Whether the page itself says that nobody sees it."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _NOT_SHOWN.search(style))
