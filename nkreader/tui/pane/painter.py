"""One row of the screen as segments: words under their layers, and the gutter beside them.

A row is as wide as the pane: gutter, then the text column, then nothing to the right edge.
Highlights are widened to whole clusters here, on the screen only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.segment import Segment
from textual.strip import Strip

from nkreader.model import FAMILIES, LABELS, Codebook
from nkreader.text.document import Document, StyleKind, Zone
from nkreader.tui.cells import Cells
from nkreader.tui.pane.gutter import Gutter, Hit, signs
from nkreader.tui.pane.layers import Layers, Spans
from nkreader.tui.pane.layout import BLANK, Layout
from nkreader.tui.pane.looks import Ground, Look, Looks

_FAMILY_OF = tuple(
    next(family for family, labels in FAMILIES.items() if label in labels) for label in LABELS
)
_FAMILY, _TAG, _HIT, _INLINE, _SELECTED, _CURSOR, _BESIDE = range(7)
_PLAIN_ZONES = ("body",)
_HEADINGS = ("title", "heading")

Stretch = tuple[int, int, int, str]
"""The clusters [i, j), the layer and what of it."""


class Painter:
    """Paints rows of one layout; knows no cursor but the one it is handed."""

    def __init__(
        self,
        document: Document,
        zones: list[Zone],
        layers: Layers,
        layout: Layout,
        looks: Looks,
        gutter: Gutter,
        codebook: Codebook,
        hidden: frozenset[int] = frozenset(),
    ) -> None:
        """`hidden`: codes of the labels that are switched off."""
        self.document = document
        self.zones = zones
        self.layers = layers
        self.layout = layout
        self.looks = looks
        self.gutter = gutter
        self.codebook = codebook
        self.hidden = hidden

    def strip(
        self,
        row: int,
        width: int,
        current: bool,
        selection: tuple[int, int] | None = None,
        cursor: int | None = None,
    ) -> Strip:
        """The whole row, `width` cells. `current` says whether the current sentence begins on it;
        `cursor` is given on its own row only."""
        segments = [*self._gutter(row, current, cursor), *self._body(row, selection, cursor)]
        used = sum(segment.cell_length for segment in segments)
        if used < width:
            segments.append(Segment(" " * (width - used), self.looks.style(Look())))
        strip = Strip(_joined(segments), max(used, width))
        return strip if used <= width else strip.crop(0, width)

    def _gutter(self, row: int, current: bool, cursor: int | None) -> Iterator[Segment]:
        tags, beside = (
            [self.codebook.tags[code] for code in self._starting(row, layer)]
            for layer in (self.layers.marks, self.layers.beside)
        )
        for text, part in signs(self.gutter, current, tags, self._hit(row, cursor), beside):
            yield Segment(text, self.looks.tint(part) if part else self.looks.style(Look()))

    def _starting(self, row: int, marks: Spans) -> list[int]:
        """Codes of the annotations of a layer that begin on a row, or in the white space before
        it."""
        layout = self.layout
        if row >= len(layout) or layout.block_of(row) == BLANK:
            return []
        start, end = layout.bounds(row)
        if layout.table_line(row) is not None:
            begun = marks.starting(start, end)
            return [code for offset, code in begun if layout.row_of(offset) == row]
        after = layout.bounds(row - 1)[1] if row else 0
        return [code for _, code in marks.starting(after, end)]

    def _hit(self, row: int, cursor: int | None) -> Hit:
        """Whether a find hit begins on a row, and whether the cursor is on one."""
        layout, hits = self.layout, self.layers.hits
        if not len(hits.columns) or row >= len(layout) or layout.block_of(row) == BLANK:
            return ""
        if cursor is not None and hits.over(cursor, cursor + 1):
            return "here"
        begun = hits.starting(*layout.bounds(row))
        return "hit" if any(layout.row_of(offset) == row for offset, _ in begun) else ""

    def _body(
        self, row: int, selection: tuple[int, int] | None, cursor: int | None
    ) -> Iterator[Segment]:
        if row >= len(self.layout) or self.layout.block_of(row) == BLANK:
            return
        rule = self.looks.tint("rule")
        number, pieces = self.layout.block_of(row), self.layout.line(row).pieces
        block = self.document.blocks[number]
        x = 0
        if block.prefix:
            prefix = self.layout.prefix(number, self.layout.is_first(row))
            if prefix:
                yield Segment(prefix, rule)
            x = self.layout.indent(number)
        if block.kind == "rule":
            yield Segment("─" * min(self.layout.width - x, 24), rule)
            return
        ground = self._ground(number, row)
        between = self._between(row, self.layout.width - x)
        left = x
        for at, cells in pieces:
            if at > x:
                yield Segment(between[x - left : at - left].ljust(at - x), rule)
            yield from self._words(cells, ground, selection, cursor)
            x = at + cells.width
        if ground == "code":
            yield Segment(" " * (self.layout.width - x), self.looks.style(Look("code")))
        elif between[x - left :].strip():
            yield Segment(between[x - left :], rule)

    def _between(self, row: int, width: int) -> str:
        """What stands between the fragments of a table's row: bars, or the rule below the head."""
        here = self.layout.table_line(row)
        if here is None:
            return ""
        table, ruled = here[0], here[0].part == "rule"
        out = ["─" if ruled else " "] * min(width, table.width)
        for bar in table.bars:
            out[bar + 1] = "┼" if ruled else "│"
        return "".join(out) if ruled else "".join(out).rstrip()

    def _ground(self, number: int, row: int) -> Ground:
        block = self.document.blocks[number]
        if block.kind == "code":
            return "code"
        zone = self.zones[number] if number < len(self.zones) else "body"
        table = self.layout.table_line(row)
        if block.kind == "heading" or zone in _HEADINGS or (table and table[0].part == "head"):
            return "heading"
        if zone not in _PLAIN_ZONES:
            return "aside"
        return "quote" if block.kind == "quote" or "quote" in block.prefix else "body"

    def _words(
        self, cells: Cells, ground: Ground, selection: tuple[int, int] | None, cursor: int | None
    ) -> Iterator[Segment]:
        start, end, style = cells.starts[0], cells.end, self.looks.style
        stretches = list(self._stretches(cells, start, end, cursor))
        if selection and selection[0] < end and selection[1] > start:
            stretches.append((*cells.outward(*_clip(*selection, start, end)), _SELECTED, ""))
        if cursor is not None and start <= cursor < end:
            stretches.append((*cells.outward(cursor, cursor + 1), _CURSOR, ""))
        before, held = None, 0
        for i, _, look in _runs(len(cells.starts), stretches, ground):
            if look != before:
                if before is not None:
                    yield Segment(cells.piece(held, i), style(before))
                before, held = look, i
        if before is not None:
            yield Segment(cells.piece(held, len(cells.starts)), style(before))

    def _stretches(
        self, cells: Cells, start: int, end: int, cursor: int | None
    ) -> Iterator[Stretch]:
        layers, colours = self.layers, [tag.colour for tag in self.codebook.tags]
        for a, b, code in layers.mentions.here(start, end):
            if code not in self.hidden:
                yield (*cells.outward(*_clip(a, b, start, end)), _FAMILY, _FAMILY_OF[code])
        for a, b, code in layers.marks.here(start, end):
            yield (*cells.outward(*_clip(a, b, start, end)), _TAG, colours[code])
        for a, b, _ in layers.beside.here(start, end):
            yield (*cells.outward(*_clip(a, b, start, end)), _BESIDE, "")
        for a, b, code in layers.inline.here(start, end):
            kind = self.document.styles[code].kind
            yield (*cells.outward(*_clip(a, b, start, end)), _INLINE, kind)
        for a, b, _ in layers.hits.here(start, end):
            here = cursor is not None and a <= cursor < b
            yield (*cells.outward(*_clip(a, b, start, end)), _HIT, "here" if here else "")


def _joined(segments: list[Segment]) -> Iterator[Segment]:
    """The same cells in as few segments as their styles allow: each costs forty bytes."""
    text, style = "", None
    for segment in segments:
        if segment.style is not style and text:
            yield Segment(text, style)
            text = ""
        text, style = text + segment.text, segment.style
    if text:
        yield Segment(text, style)


def _clip(a: int, b: int, start: int, end: int) -> tuple[int, int]:
    return max(a, start), min(b, end)


def _runs(
    count: int, stretches: Iterable[Stretch], ground: Ground
) -> Iterator[tuple[int, int, Look]]:
    """The runs of clusters between two changes of layers, with what lies over each."""
    opens: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    closes: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, (i, j, layer, value) in enumerate(stretches):
        if i < j:
            opens[i].append((layer, number, value))
            closes[j].append((layer, number))
    active: tuple[dict[int, str], ...] = tuple({} for _ in range(7))
    for a, b in pairwise(sorted({0, count, *opens, *closes})):
        for layer, number in closes.get(a, ()):
            del active[layer][number]
        for layer, number, value in opens.get(a, ()):
            active[layer][number] = value
        yield a, b, _look(active, ground)


def _look(active: tuple[dict[int, str], ...], ground: Ground) -> Look:
    if not any(active):
        return Look(ground)
    families, tags = active[_FAMILY], active[_TAG]
    inline: frozenset[StyleKind] = frozenset(active[_INLINE].values())  # type: ignore[arg-type]
    selected, cursor = bool(active[_SELECTED]), bool(active[_CURSOR])
    return Look(
        ground,
        families[next(reversed(families))] if families else "",
        tags[next(reversed(tags))] if tags else "",
        len(tags) > 1,
        bool(active[_HIT]),
        inline,
        ("cursor-selected" if selected else "cursor") if cursor else "selected" if selected else "",
        "here" in active[_HIT].values(),
        bool(active[_BESIDE]),
    )
