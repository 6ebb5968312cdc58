"""The text of an office document as it grows: what Word and OpenDocument both have.

Which elements say it is the business of `docx` and `odt`.
"""

from collections.abc import Sequence

from nkreader.text.builder import TextBuilder, Words
from nkreader.text.document import Document, Style, StyleKind
from nkreader.text.inline import safe_href

DEEPEST_LIST = 8


class Pieces:
    """The words of one paragraph, run by run."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._styles: list[Style] = []
        self._length = 0

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    def add(self, text: str) -> None:
        """Words that follow; what parts lines in the file is a newline here."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._parts.append(text)
        self._length += len(text)

    def style(self, start: int, kind: StyleKind, href: str = "") -> None:
        """Style what was added since `start`; runs that go on are one style."""
        target = safe_href(href)
        if start == self._length or (kind == "link" and not target):
            return
        last = next((one for one in reversed(self._styles[-3:]) if one.kind == kind), None)
        if last and last.end == start and last.href == target:
            self._styles.remove(last)
            start = last.start
        self._styles.append(Style(start, self._length, kind, target))

    def words(self) -> Words:
        """The words without the space around them, and their styles."""
        whole = "".join(self._parts)
        text = whole.strip()
        lead = len(whole) - len(whole.lstrip())
        moved = (
            one._replace(start=max(one.start - lead, 0), end=min(one.end - lead, len(text)))
            for one in self._styles
        )
        return text, sorted(one for one in moved if one.start < one.end)


class OfficeText:
    """Takes paragraphs, list items, tables and footnotes in order and gives the Document."""

    def __init__(self) -> None:
        self._builder = TextBuilder()
        self._open: list[tuple[str, bool]] = []
        self._numbers: dict[tuple[str, int], int] = {}
        self._notes: list[tuple[str, list[Words]]] = []

    def paragraph(self, words: Words, level: int = 0) -> None:
        """A paragraph, or a heading of `level` 1 to 6."""
        if words[0]:
            self._close(0)
            self._builder.prose(words[0], words[1], level, tight=False)

    def item(self, words: Words, depth: int, name: str, ordered: bool) -> None:
        """An item of the list `name`, `depth` 0 outermost; its number goes on where it left off."""
        if not words[0]:
            return
        depth = min(depth, DEEPEST_LIST)
        self._close(depth + 1)
        if len(self._open) == depth + 1:
            self._builder.leave()
            if self._open[-1] != (name, ordered):
                self._builder.leave_list()
                self._open.pop()
        while len(self._open) <= depth:
            here = len(self._open)
            number = self._numbers.get((name, here), 0) + 1
            self._builder.enter_list(number if ordered else None)
            self._open.append((name, ordered))
            if here < depth:
                self._builder.enter_item(".")
        self._numbers[name, depth] = self._numbers.get((name, depth), 0) + 1
        for deeper in range(depth + 1, DEEPEST_LIST + 1):
            self._numbers.pop((name, deeper), None)
        self._builder.enter_item(".")
        self._builder.prose(words[0], words[1], 0, tight=True)

    def table(self, rows: Sequence[Sequence[list[Words]]]) -> None:
        """A table of cells of paragraphs; one of a single column only lays paragraphs out."""
        columns = max(map(len, rows), default=0)
        if columns == 1:
            for row in rows:
                for words in row[0] if row else ():
                    self.paragraph(words)
            return
        self._close(0)
        cells = [[_joined(cell) for cell in row] for row in rows]
        filled = [row + [("", [])] * (columns - len(row)) for row in cells]
        self._builder.table(filled, ("left",) * columns)

    def note(self, label: str, paragraphs: list[Words]) -> None:
        """A footnote, which stands below the text."""
        self._notes.append((label, paragraphs))

    def document(self) -> Document:
        """What was built, the footnotes last."""
        self._close(0)
        for label, paragraphs in self._notes:
            self._builder.enter_note(label)
            for text, styles in paragraphs:
                self._builder.prose(text, styles, 0, tight=False)
            self._builder.leave()
        self._notes.clear()
        return self._builder.document()

    def _close(self, depth: int) -> None:
        """End the lists that are deeper."""
        while len(self._open) > depth:
            self._builder.leave()
            self._builder.leave_list()
            self._open.pop()


def _joined(paragraphs: list[Words]) -> Words:
    """A cell's paragraphs as one line."""
    pieces = Pieces()
    styles: list[Style] = []
    for text, own in paragraphs:
        if pieces.length and text:
            pieces.add(" ")
        styles += [
            one._replace(start=one.start + pieces.length, end=one.end + pieces.length)
            for one in own
        ]
        pieces.add(text)
    return pieces.words()[0], sorted(styles)
