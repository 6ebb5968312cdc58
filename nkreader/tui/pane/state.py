"""The values that a pane shows: what is open, where the cursor is, what is selected, found and in
sight. They never change; a motion makes new ones, and the widget alone puts them in their place.
"""

from typing import Literal, NamedTuple, Self

from nkreader.model import LABELS, Codebook, Label, Reading
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Document
from nkreader.tui.pane.layers import Layers, Spans
from nkreader.tui.pane.layout import Layout
from nkreader.tui.pane.units import Unit, Units


class Selection(NamedTuple):
    """The cursor, and what is selected from the anchor to it."""

    cursor: int = 0
    """The offset where a cluster begins."""
    anchor: int | None = None
    """Where the selection began; None where there is none."""
    by_key: bool = False
    """Whether `v` began it: then the anchor is a border, not a cell, and words are kept whole."""
    used: bool = False
    """Whether something was done with it: it stays for another key, the next move begins anew."""
    goal: int | None = None
    """The column that moves by row keep to, in cells."""
    chosen: str | None = None
    """The id of the mark that `o` chose, as long as the cursor stays."""
    found: Unit | None = None
    """The mention that the last move went to: `v` selects it."""

    @property
    def is_open(self) -> bool:
        """Whether moves extend it."""
        return self.anchor is not None and not self.used

    def at(self, cursor: int) -> "Selection":
        """The cursor elsewhere; what is open grows or shrinks, what was used is dropped."""
        if self.is_open:
            return Selection(cursor, self.anchor, self.by_key)
        return Selection(cursor)


class Find(NamedTuple):
    """What is looked for; its hits are a layer."""

    words: str = ""
    """"" while no find is on."""
    begun: int = 0
    """The cursor before the first letter was typed."""
    places: SpanColumns | None = None
    """Where the hits are, where that was told and not looked for."""


class Window(NamedTuple):
    """The rows in sight, and the cells of each."""

    top: int
    height: int
    width: int = 80


class Page(NamedTuple):
    """An open article as the pane needs it."""

    reading: Reading
    codebook: Codebook
    units: Units
    layers: Layers

    @classmethod
    def of(cls, reading: Reading, codebook: Codebook) -> Self:
        """Its marks and mentions are the reading's own columns."""
        document = reading.document
        inline = SpanColumns((s.start, s.end, n, "") for n, s in enumerate(document.styles))
        layers = Layers(
            Spans(reading.mentions), Spans(reading.annotations), Spans(inline),
            Spans(SpanColumns()), Spans(reading.beside),
        )  # fmt: skip
        return cls(reading, codebook, Units(document, reading.zones, reading.sentences), layers)

    def with_hits(self, hits: SpanColumns) -> Self:
        """The same with other hits of a find."""
        return self._replace(layers=self.layers._replace(hits=Spans(hits)))


class Scene(NamedTuple):
    """All that a motion may look at."""

    page: Page
    layout: Layout
    """Grows as it is asked."""
    selection: Selection = Selection()
    find: Find = Find()
    window: Window = Window(0, 24)
    hidden: frozenset[Label] = frozenset()

    @property
    def document(self) -> Document:
        """The open article's text and blocks."""
        return self.page.reading.document

    @property
    def cursor(self) -> int:
        """Where the cursor is."""
        return self.selection.cursor

    def cluster(self) -> Unit:
        """The cluster (start, end) that the cursor is on."""
        return self.layout.cluster_of(self.cursor) or (self.cursor, self.cursor + 1)

    def sentence(self) -> tuple[int, int, int]:
        """(start, end, block number) of the current sentence."""
        return self.page.units.sentence(self.cursor)

    def hidden_codes(self) -> frozenset[int]:
        """The codes of the kinds of mentions that are not shown."""
        return frozenset(LABELS.index(label) for label in self.hidden)


class Go(NamedTuple):
    """Where a motion leads: the selection that is to be, and how it is brought into sight."""

    selection: Selection
    reveal: Literal["sentence", "row", ""] = "sentence"
    """The whole sentence with context, the cursor's row alone, or nothing."""
    span: Unit | None = None
    """What is to be in sight as well, as far as it fits."""
    top: int | None = None
    """The row that is to be the first in sight."""
    ends_find: bool = False
