"""A page's tree as a row of parts: paragraphs, headings, items, tables, each with its words.

Nothing is judged here: every visible word of the tree is in one part, in the page's order. Which
parts are the article is the business of `choice`, and what becomes of them that of `build`.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from nkreader.sources.pages.elements import (
    BLOCKS,
    INLINE,
    PARTING,
    UNSEEN,
    drawn,
    heading_level,
    is_caption,
    is_hidden,
    tag_of,
)
from nkreader.sources.pages.line import Line, moved
from nkreader.text.builder import Words
from nkreader.text.document import Style, Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_CELL = 600
"""Code points of a table's cell; a table with a longer one lays out a page."""

DEEPEST = 12
"""Quotes and lists within each other that are kept as such."""

_CONTAINERS = frozenset(("blockquote", "ul", "ol", "li"))
_BETWEEN_EMPTY_LINES = re.compile(r"(?:(?!\n[ \xa0]*\n).)+", re.DOTALL)


class Part(NamedTuple):
    """A piece of a page that stands for itself."""

    words: str
    styles: tuple[Style, ...]
    element: "_Element"
    """The innermost element around it that is a block of the page."""
    level: int = 0
    """1 to 6 for a heading, else 0."""
    within: tuple["_Element", ...] = ()
    """The quotes, lists and list items it stands in, the outermost first."""
    hint: Zone | None = None
    """What the page itself says it is for: a caption."""
    kept: bool = False
    """Whether its line ends are its own (`pre`)."""
    rows: tuple[tuple[Words, ...], ...] = ()
    """Of a table: its cells; `words` and `styles` are then theirs together."""

    @property
    def linked(self) -> float:
        """The share of its code points that are links."""
        covered = sum(style.end - style.start for style in self.styles if style.kind == "link")
        return covered / len(self.words) if self.words else 0.0


class _Walk:
    """Where the walk through a tree is."""

    def __init__(self) -> None:
        self.line = Line()
        self.within: list[_Element] = []
        self.blocks: list[_Element] = []
        self.levels: list[int] = []
        self.captions = 0
        self.kept = 0

    def part(self) -> Iterator[Part]:
        """The part that ends here, if it has words."""
        words, styles = self.line.take()
        if words:
            hint: Zone | None = "caption" if self.captions else None
            level = self.levels[-1] if self.levels else 0
            block, within, kept = self.blocks[-1], tuple(self.within[:DEEPEST]), self.kept > 0
            yield from _split(Part(words, tuple(styles), block, level, within, hint, kept))


def parts_of(root: "_Element") -> Iterator[Part]:
    """The parts of a tree, in order; the walk is iterative, so depth costs nothing."""
    from lxml.etree import iterwalk

    walk = _Walk()
    walk.blocks.append(root)
    steps = iterwalk(root, events=("start", "end"))
    for event, element in steps:
        tag = tag_of(element)
        unread = not tag or tag in UNSEEN or is_hidden(element)
        if event == "end":
            if not unread:
                yield from _leave(walk, element, tag)
            if element is not root:
                walk.line.add(element.tail, walk.kept > 0)
        elif unread:
            if tag in BLOCKS or tag in PARTING:
                yield from walk.part()
            steps.skip_subtree()
        else:
            yield from _enter(walk, element, tag, steps.skip_subtree)


def _enter(walk: _Walk, element: "_Element", tag: str, skip: Callable[[], None]) -> Iterator[Part]:
    if tag == "br":
        walk.line.end_line()
        return
    if tag not in BLOCKS:
        walk.line.add(drawn(element, tag))
        if tag in INLINE:
            walk.line.enter(INLINE[tag], (element.get("href") or "").strip())
    else:
        yield from walk.part()
        _count(walk, element, tag, 1)
        if tag == "table" and (rows := _rows(element)) is not None:
            yield from _table(walk, element, rows)
            skip()
            return
    walk.line.add(element.text, walk.kept > 0)


def _leave(walk: _Walk, element: "_Element", tag: str) -> Iterator[Part]:
    if tag in BLOCKS:
        yield from walk.part()
        _count(walk, element, tag, -1)
    elif tag in INLINE:
        walk.line.leave()
    elif tag == "q":
        walk.line.add("”")


def _count(walk: _Walk, element: "_Element", tag: str, step: int) -> None:
    """Enter a block (`step` 1) or leave it (-1)."""
    _push_or_pop(walk.blocks, element, step)
    if tag in _CONTAINERS:
        _push_or_pop(walk.within, element, step)
    elif tag == "pre":
        walk.kept += step
    elif level := heading_level(tag):
        _push_or_pop(walk.levels, level, step)
    if is_caption(element, tag):
        walk.captions += step


def _push_or_pop(stack: list[Any], value: object, step: int) -> None:
    if step > 0:
        stack.append(value)
    else:
        stack.pop()


def _split(part: Part) -> Iterator[Part]:
    """A paragraph that empty lines divide, as pages without paragraphs have it."""
    if part.kept or "\n" not in part.words:
        yield part
        return
    for match in _BETWEEN_EMPTY_LINES.finditer(part.words):
        text = match[0].strip()
        if text:
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            yield part._replace(words=text, styles=tuple(moved(part.styles, first, len(text))))


def _rows(table: "_Element") -> tuple[tuple[Words, ...], ...] | None:
    """The cells of a table of data; None for one that only lays out the page."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return None
    rows: list[tuple[Words, ...]] = []
    for row in table.iter("tr"):
        cells: list[Words] = []
        for cell in row.iterchildren("td", "th"):
            inside = list(parts_of(cell))
            if len(inside) > 3 or any(part.rows or part.level for part in inside):
                return None
            cells.append(joined([(part.words, list(part.styles)) for part in inside], " "))
        if any(words for words, _ in cells):
            rows.append(tuple(cells))
    wide = max(map(len, rows), default=0)
    long = any(len(words) > LONGEST_CELL for row in rows for words, _ in row)
    return tuple(rows) if len(rows) > 1 and wide > 1 and not long else None


def joined(pieces: list[Words], between: str) -> Words:
    """Texts as one, with their styles."""
    length, styles = 0, list[Style]()
    for text, inside in pieces:
        styles += (
            style._replace(start=style.start + length, end=style.end + length) for style in inside
        )
        length += len(text) + len(between)
    return between.join(text for text, _ in pieces), styles


def _table(walk: _Walk, element: "_Element", rows: tuple[tuple[Words, ...], ...]) -> Iterator[Part]:
    """A table's heading and the table."""
    within = tuple(walk.within[:DEEPEST])
    for heading in element.iterchildren("caption"):
        for part in parts_of(heading):
            yield part._replace(within=within, hint="caption")
    words, styles = joined([joined(list(row), " ") for row in rows], "\n")
    yield Part(words, tuple(styles), element, within=within, rows=rows)
