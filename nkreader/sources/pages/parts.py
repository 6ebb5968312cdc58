"""A page's tree as a row of parts: paragraphs, headings, items, tables, each with its words.

Nothing is judged here: every visible word of the tree is in one part, in the page's order. Which
parts are the article is the business of `choice`, and what becomes of them that of `build`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkreader.text.builder import Words
from nkreader.text.document import Style, StyleKind, Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTING = frozenset(("nav", "dialog", "button", "iframe"))
"""Elements that are not read and end the paragraph before them."""

UNSEEN = _PARTING.union(
    (
        "script style noscript template head title object embed canvas svg math audio video select"
        " option datalist input textarea map area link meta"
    ).split()
)
"""Elements whose words are not read as text."""

_INLINE: dict[str, StyleKind] = {
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
_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dir div dl dt"
        " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
        " main menu ol p pre search section summary table tbody td tfoot th thead tr ul"
    ).split()
)
"""Elements that end a paragraph; all others, also those that no standard knows, flow in it."""

_CONTAINERS = frozenset(("blockquote", "ul", "ol", "li"))
_CAPTION_CLASS = re.compile(r"(?i)(?:^|[-_ ])(?:wp-)?(?:caption|figcaption)(?:[-_ ]|text|$)")
_BLANK = re.compile(r"[ \t\n\r\f]+")


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
    """Of a table: its cells; `words` are then theirs together."""

    @property
    def linked(self) -> float:
        """The share of its code points that are links."""
        covered = sum(style.end - style.start for style in self.styles if style.kind == "link")
        return covered / len(self.words) if self.words else 0.0


class _Line:
    """The words of one part as they come."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._styles: list[Style] = []
        self._open: list[tuple[StyleKind, str, int]] = []
        self._spaced = True

    def add(self, raw: str | None, kept: bool = False) -> None:
        """Add text of the page; its white space becomes single spaces unless it is `kept`."""
        if not raw:
            return
        text = raw.replace("\r\n", "\n").replace("\r", "\n") if kept else _BLANK.sub(" ", raw)
        if self._spaced and not kept:
            text = text.lstrip(" ")
        if text:
            self._put(text)

    def end_line(self) -> None:
        """A line end of the page."""
        if self._parts and self._parts[-1].endswith(" "):
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        self._put("\n")

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._spaced = text[-1] in " \n"

    def enter(self, kind: StyleKind, href: str) -> None:
        """Begin a style."""
        self._open.append((kind, href, self._length))

    def leave(self) -> None:
        """End the style that began last."""
        kind, href, start = self._open.pop()
        self._styles.append(Style(start, self._length, kind, href))

    def take(self) -> Words:
        """What came since the last time, without the white space around it."""
        whole = "".join(self._parts)
        text = whole.strip()
        styles = self._styles
        styles += [Style(start, self._length, kind, href) for kind, href, start in self._open]
        self._open = [(kind, href, 0) for kind, href, _ in self._open]
        self._parts, self._length, self._styles, self._spaced = [], 0, [], True
        if not text:
            return "", []
        first = len(whole) - len(whole.lstrip())
        return text, sorted(_moved(styles, first, len(text)))


def _moved(styles: list[Style], first: int, length: int) -> Iterator[Style]:
    for style in styles:
        start, end = max(style.start - first, 0), min(style.end - first, length)
        if start < end and not (style.kind == "link" and not style.href):
            yield style._replace(start=start, end=end)


class _Walk:
    """Where the walk through a tree is."""

    def __init__(self) -> None:
        self.line = _Line()
        self.within: list[_Element] = []
        self.blocks: list[_Element] = []
        self.headings: list[int] = []
        self.captions = 0
        self.kept = 0

    def part(self) -> Iterator[Part]:
        """The part that ends here, if it has words."""
        words, styles = self.line.take()
        if words:
            level = self.headings[-1] if self.headings else 0
            yield from _split(
                Part(
                    words,
                    tuple(styles),
                    self.blocks[-1],
                    level,
                    tuple(self.within),
                    "caption" if self.captions else None,
                    self.kept > 0,
                )
            )


def parts_of(root: "_Element") -> Iterator[Part]:
    """The parts of a tree, in order; the walk is iterative, so depth costs nothing."""
    from lxml.etree import iterwalk

    walk = _Walk()
    steps = iterwalk(root, events=("start", "end"))
    for event, element in steps:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in UNSEEN or is_hidden(element):
                if tag in _BLOCKS or tag in _PARTING:
                    yield from walk.part() if walk.blocks else ()
                steps.skip_subtree()
                continue
            yield from _enter(walk, element, tag, steps.skip_subtree)
        else:
            if tag and tag not in UNSEEN and not is_hidden(element):
                yield from _leave(walk, element, tag)
            if element is not root:
                walk.line.add(element.tail, walk.kept > 0)


def _enter(walk: _Walk, element: "_Element", tag: str, skip: object) -> Iterator[Part]:
    if tag == "br":
        walk.line.end_line()
        return
    if tag not in _BLOCKS:
        if tag in _INLINE:
            walk.line.enter(_INLINE[tag], (element.get("href") or "").strip())
    else:
        if walk.blocks:
            yield from walk.part()
        walk.blocks.append(element)
        if tag in _CONTAINERS:
            walk.within.append(element)
        elif tag == "pre":
            walk.kept += 1
        elif is_heading(tag):
            walk.headings.append(int(tag[1]))
        walk.captions += is_caption(element, tag)
        if tag == "table" and (rows := _rows(element)) is not None:
            yield from _table(walk, element, rows)
            skip()  # type: ignore[operator]
            return
    walk.line.add(element.text, walk.kept > 0)


def _leave(walk: _Walk, element: "_Element", tag: str) -> Iterator[Part]:
    if tag == "br":
        return
    if tag not in _BLOCKS:
        if tag in _INLINE:
            walk.line.leave()
        return
    yield from walk.part()
    walk.blocks.pop()
    if tag in _CONTAINERS:
        walk.within.pop()
    elif tag == "pre":
        walk.kept -= 1
    elif is_heading(tag):
        walk.headings.pop()
    walk.captions -= is_caption(element, tag)


def is_heading(tag: str) -> bool:
    """Whether it is one of h1 to h6."""
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"


def is_caption(element: "_Element", tag: str) -> bool:
    """Whether the element holds a picture's caption: one by its name, or a figure with a picture."""
    if tag == "figure":
        return element.find(".//img") is not None or element.find(".//picture") is not None
    return tag == "figcaption" or bool(_CAPTION_CLASS.search(element.get("class") or ""))


def is_hidden(element: "_Element") -> bool:
    """Whether the page itself says that nobody sees the element."""
    style = element.get("style")
    if style and re.search(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden", style):
        return True
    return element.get("hidden") is not None


def _split(part: Part) -> Iterator[Part]:
    """A paragraph that an empty line of the page divides, as pages without paragraphs have it."""
    if part.kept or "\n\n" not in part.words:
        yield part
        return
    for match in re.finditer(r"(?:(?!\n[ \xa0]*\n).)+", part.words, re.DOTALL):
        text = match[0].strip()
        if text:
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            styles = tuple(_moved(list(part.styles), first, len(text)))
            yield part._replace(words=text, styles=styles)


def _rows(table: "_Element") -> tuple[tuple[Words, ...], ...] | None:
    """The cells of a table of data; None for one that only lays out the page."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return None
    rows: list[tuple[Words, ...]] = []
    for row in table.iter("tr"):
        cells: list[Words] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            inside = list(parts_of(cell))
            if len(inside) > 3 or any(part.rows or part.level for part in inside):
                return None
            cells.append(_joined(inside))
        if any(words for words, _ in cells):
            rows.append(tuple(cells))
    wide = max(map(len, rows), default=0)
    long = any(len(words) > 600 for row in rows for words, _ in row)
    return tuple(rows) if len(rows) > 1 and wide > 1 and not long else None


def _joined(parts: list[Part]) -> Words:
    text, styles = "", list[Style]()
    for part in parts:
        text += " " if text else ""
        moved = (
            style._replace(start=style.start + len(text), end=style.end + len(text))
            for style in part.styles
        )
        styles += moved
        text += part.words
    return text, styles


def _table(walk: _Walk, element: "_Element", rows: tuple[tuple[Words, ...], ...]) -> Iterator[Part]:
    words = "\n".join(" ".join(text for text, _ in row) for row in rows)
    yield Part(words, (), element, within=tuple(walk.within), rows=rows)
