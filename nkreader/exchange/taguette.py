"""A project of Taguette as values: its rows, read by `store`, become documents and codings.

Taguette keeps pages of HTML and counts the bytes of their text in UTF-8, tags left out. Lines that
only its page shows as lines get a line end of their own here, which is not counted.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.documents import not_held
from nkreader.exchange.units import Units, utf8
from nkreader.model import Metadata

_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table",
     "tr", "section", "article", "dt", "dd", "figure", "figcaption", "br", "hr")
)  # fmt: skip


class PageRow(NamedTuple):
    """A document: HTML."""

    key: int
    name: str
    html: str


class TagRow(NamedTuple):
    """A tag; dots in its path are a hierarchy."""

    key: int
    path: str
    description: str


class HighlightRow(NamedTuple):
    """A highlight with the tags on it."""

    key: int
    page: int
    start: int
    end: int
    """Bytes of the page's text."""
    tags: tuple[int, ...]


class Project(NamedTuple):
    """What a project's file holds."""

    pages: Sequence[PageRow]
    tags: Sequence[TagRow]
    highlights: Sequence[HighlightRow]


def coded_set(project: Project) -> CodedSet:
    """The documents with their highlights. Those without a tag, and those that lie outside of their
    page, are counted and left."""
    pages: dict[int, tuple[str, PageText]] = {}
    texts: list[CodedText] = []
    for page in project.pages:
        taken = {one.name for one in texts}
        name = f"{page.name} ({page.key})" if page.name in taken else page.name
        pages[page.key] = (name, PageText(page.html))
        texts.append(CodedText(name, pages[page.key][1].text, Metadata(title=page.name)))
    codes = _codes(project.tags)
    codings = []
    outside = bare = 0
    for one in project.highlights:
        if one.page not in pages:
            outside += 1
            continue
        name, text = pages[one.page]
        start, end = text.place(one.start), text.place(one.end, is_end=True)
        if start is None or end is None or start >= end:
            outside += 1
            continue
        known = [codes[key].name for key in one.tags if key in codes]
        bare += not known
        for number, code in enumerate(known):
            words = text.text[start:end]
            id = f"taguette:{one.key}{f'.{number}' if number else ''}"
            codings.append(Coding(name, code, start, end, words, id=id))
    left = not_held(
        [(outside, "highlight", " outside of its document"), (bare, "highlight", " without a tag")]
    )
    return CodedSet(tuple(codes.values()), tuple(texts), tuple(codings), (), tuple(left))


def _codes(rows: Sequence[TagRow]) -> dict[int, Code]:
    paths = {row.path for row in rows}
    lasts = [row.path.rpartition(".")[2] for row in rows]
    named: dict[str, str] = {}
    for row in rows:
        above, _, last = row.path.rpartition(".")
        below = above in paths and last and lasts.count(last) == 1
        named[row.path] = last if below else row.path
    return {
        row.key: Code(
            named[row.path],
            definition=row.description,
            parent=named.get(row.path.rpartition(".")[0]) if row.path != named[row.path] else None,
        )
        for row in rows
    }


class PageText(HTMLParser):
    """The text of a page, and where bytes of it lie."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._length = self._bytes = 0
        self._pieces: list[tuple[int, int, Units, int]] = []
        """Of each piece: its first byte, its first code point in the text, its units, its bytes."""
        self._begun = self._new_line = False
        self.feed(html)
        self.close()
        self.text = "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own."""
        self._begun = True
        if tag in _BLOCKS:
            self._new_line = True

    def handle_endtag(self, tag: str) -> None:
        """And ends its line."""
        if tag in _BLOCKS:
            self._new_line = True

    def handle_data(self, data: str) -> None:
        """Text; what stands before the first of it is white space that no reader of HTML counts."""
        if not self._begun:
            data = data.lstrip()
            if not data:
                return
            self._begun = True
        if self._new_line and self._parts and not data.startswith("\n"):
            self._break()
        self._new_line = False
        size = len(data.encode())
        self._pieces.append((self._bytes, self._length, utf8(data), size))
        self._bytes += size
        self._length += len(data)
        self._parts.append(data)

    def _break(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")
            self._length += 1

    def place(self, byte: int, is_end: bool = False) -> int | None:
        """Where a byte of the page's text lies in `text`; None outside, or within a code point. An
        end lies behind the words before it, not at what comes next."""
        find = bisect_left if is_end else bisect_right
        at = find(self._pieces, byte, key=lambda piece: piece[0]) - 1
        if at < 0:
            return None
        first, start, units, size = self._pieces[at]
        if byte - first > size:
            return None
        inner = units.back(byte - first)
        return None if inner is None else start + inner
