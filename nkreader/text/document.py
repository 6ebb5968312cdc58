"""A text with its shape: blocks in order and inline styles, from plain text and Markdown alike.

A Document says what is there; how wide it is on a screen belongs to `tui`, how it is found in a
file to `plain` and `markdown`, what each block is for to `zones`.
"""

from typing import Literal, NamedTuple, get_args

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table", "rule"]
Zone = Literal["title", "body", "heading", "caption", "byline", "dateline", "boilerplate"]
StyleKind = Literal["strong", "emphasis", "code", "strike", "link", "image", "footnote"]

ZONES: tuple[Zone, ...] = get_args(Zone)


class Block(NamedTuple):
    """A paragraph, heading, list item, quote, code block, table or rule of a text.

    Blocks are ordered, do not overlap, are trimmed of white space and leave out what lies between
    them. A rule has no words and is the only block that may be empty (`start == end`).
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    level: int = 0
    """1 to 6 for a heading, else 0."""
    prefix: tuple[str, ...] = ()
    """What stands to its left, outside in: "quote" for a bar, else a list marker ("•", "3.")."""
    first: bool = True
    """Whether the innermost marker is drawn at this block: only at the first of a list item."""
    rows: tuple[tuple[tuple[int, int], ...], ...] = ()
    """Of a table: its rows, heading first, each of cells (start, end); a cell may be empty."""
    aligns: tuple[str, ...] = ()
    """Of a table: "left", "center" or "right" for each column."""
    hint: Zone | None = None
    """What the source itself says the block is for, such as a page's caption."""


class Style(NamedTuple):
    """An inline style over `[start, end)`; `href` is a link's target or an image's source."""

    start: int
    end: int
    kind: StyleKind
    href: str = ""


class Document(NamedTuple):
    """A canonical text with its blocks and styles; every offset counts code points of `text`."""

    text: str
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...] = ()
