"""A canonical text as it grows, block by block, with blocks and styles.

Blocks are parted by an empty line, items of a tight list and rows of a table by a newline, cells
by a tab. What a block says comes from `markdown` or a kind of source; here it gets its place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nkreader.text.cleaning import scrub
from nkreader.text.document import Block, BlockKind, Document, Style, Zone
from nkreader.text.plain import plain_document

_ONE_LINE = str.maketrans("\t\n", "  ")

Words = tuple[str, list[Style]]
"""A text and the styles in it, counted from its start."""


LONGEST_LABEL = 12
"""Code points of a footnote's label that are drawn beside its text."""


class Mark(NamedTuple):
    """How far a text had grown."""

    parts: int
    length: int
    blocks: int
    styles: int


@dataclass(slots=True)
class _Box:
    """A quote, list item or footnote that blocks stand in."""

    prefix: str
    marker: bool
    fresh: bool = True


@dataclass(slots=True)
class _List:
    number: int | None
    empty: bool = True


class TextBuilder:
    """Takes blocks in order and gives the Document."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._styles: list[Style] = []
        self._within: list[_Box] = []
        self._lists: list[_List] = []
        self._after_tight = False

    def document(self) -> Document:
        """What was built."""
        return Document("".join(self._parts), tuple(self._blocks), tuple(self._styles))

    def mark(self) -> Mark:
        """Where the text ends now."""
        return Mark(len(self._parts), self._length, len(self._blocks), len(self._styles))

    def since(self, mark: Mark) -> str:
        """The text added since `mark`."""
        return "".join(self._parts[mark.parts :])

    def back_to(self, mark: Mark) -> None:
        """Take back what was added since `mark`."""
        del self._parts[mark.parts :]
        del self._blocks[mark.blocks :]
        del self._styles[mark.styles :]
        self._length = mark.length

    def enter_quote(self) -> None:
        """Begin a quote."""
        self._within.append(_Box("quote", False))

    def enter_note(self, label: str) -> None:
        """Begin the text of a footnote."""
        short = label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL]}…"
        self._within.append(_Box(scrub(f"[{short}]").text, True))

    def enter_list(self, number: int | None) -> None:
        """Begin a list, with the number of its first item if it is ordered."""
        self._lists.append(_List(number))

    def enter_item(self, delimiter: str) -> None:
        """Begin the next item of the innermost list; `delimiter` stands behind its number."""
        here = self._lists[-1]
        if here.number is None:
            self._within.append(_Box("•", True))
        else:
            self._within.append(_Box(f"{here.number}{delimiter}", True))
            here.number += 1

    def leave(self) -> None:
        """End the innermost quote, item or footnote."""
        self._within.pop()

    def leave_list(self) -> None:
        """End the innermost list."""
        self._lists.pop()

    def prose(
        self,
        text: str,
        styles: Iterable[Style],
        level: int = 0,
        tight: bool = False,
        hint: Zone | None = None,
    ) -> None:
        """Add a heading (`level` 1 to 6) or a paragraph; `tight` if its list has no empty lines."""
        if not text:
            return
        start = self._open(tight)
        self._add((text, list(styles)))
        kind: BlockKind = "heading" if level else self._kind()
        self._close(Block(start, self._length, kind, level, hint=hint))

    def code(self, text: str) -> None:
        """Add a code block as it stands."""
        if text.strip():
            text = text.rstrip().lstrip("\n")
            start = self._open() + len(text) - len(text.lstrip())
            self._add((text, []))
            self._close(Block(start, self._length, "code"))

    def rule(self) -> None:
        """Add a rule: a block without words."""
        start = self._open()
        self._close(Block(start, start, "rule"))

    def plain(self, text: str) -> None:
        """Add source lines as plain text."""
        found = plain_document(text)
        if not found.blocks:
            return
        first, last = found.blocks[0].start, found.blocks[-1].end
        start = self._open() - first
        self._add((text[first:last], []))
        kind = self._kind()
        for block in found.blocks:
            self._close(Block(start + block.start, start + block.end, kind))

    def table(self, rows: Sequence[Sequence[Words]], aligns: tuple[str, ...]) -> None:
        """Add a table; the first row is its heading."""
        if not any(text for row in rows for text, _ in row):
            return
        self._open()
        places: list[list[tuple[int, int]]] = []
        for number, row in enumerate(rows):
            self._add(("\n" if number else "", []))
            places.append([self._cell(column, cell) for column, cell in enumerate(row)])
        cells = [cell for row in places for cell in row if cell[0] < cell[1]]
        start, end = cells[0][0], cells[-1][1]
        within = tuple(
            tuple((min(max(a, start), end), min(max(b, start), end)) for a, b in row)
            for row in places
        )
        self._close(Block(start, end, "table", rows=within, aligns=aligns))

    def _cell(self, column: int, words: Words) -> tuple[int, int]:
        self._add(("\t" if column else "", []))
        start = self._length
        self._add((words[0].translate(_ONE_LINE), words[1]))
        return start, self._length

    def _kind(self) -> BlockKind:
        if not self._within:
            return "paragraph"
        return "item" if self._within[-1].marker else "quote"

    def _open(self, tight: bool = False) -> int:
        """Part the next block from the last; where it begins."""
        first = bool(self._lists) and self._lists[-1].empty
        close = tight and (not first or (len(self._lists) > 1 and self._after_tight))
        if self._blocks:
            self._add(("\n" if close else "\n\n", []))
        for here in self._lists:
            here.empty = False
        self._after_tight = tight
        return self._length

    def _add(self, words: Words) -> None:
        text, styles = words
        self._styles.extend(
            style._replace(start=style.start + self._length, end=style.end + self._length)
            for style in styles
        )
        if text:
            self._parts.append(scrub(text).text)
            self._length += len(text)

    def _close(self, block: Block) -> None:
        """Keep a block that spans what was added, with the quotes and items it stands in."""
        innermost = next((box for box in reversed(self._within) if box.marker), None)
        first = innermost.fresh if innermost else True
        for box in self._within:
            box.fresh = False
        prefix = tuple(box.prefix for box in self._within)
        self._blocks.append(block._replace(prefix=prefix, first=first))
