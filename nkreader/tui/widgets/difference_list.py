"""The list of differences: by article, the kind, what both call it, the words."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType

from nkreader.comparison import KINDS, ComparedArticle, Difference, Kind
from nkreader.model import COLOURS, Codebook
from nkreader.tui.difference_rows import DifferenceRow, Heading, Line
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line, shorten
from nkreader.tui.widgets.rows import RowList

SIGNS: dict[Kind, str] = {"same": "=", "tag": "≠", "borders": "~", "only_a": "a", "only_b": "b"}
WORDS: dict[Kind, str] = {
    "same": "same", "tag": "other tag", "borders": "other borders", "only_a": "only a",
    "only_b": "only b",
}  # fmt: skip
DECIDED, STALE = "✓", "!"
"""It is decided; it was, but what it is about has changed since."""
_EDGE = 4
"""Cells before a line: whether it is decided, the sign of its kind."""


class DifferenceList(RowList[DifferenceRow]):
    """What two sets agree in and where they differ."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "compare--title", *(f"tag--{colour}" for colour in COLOURS),
    }  # fmt: skip

    codebook: Codebook = Codebook(())

    @property
    def line(self) -> Line | None:
        """The difference under the cursor."""
        row = self.current
        return row if isinstance(row, Line) else None

    def stops(self, row: DifferenceRow) -> bool:
        """The cursor stands on differences."""
        return isinstance(row, Line)

    def paint(self, row: DifferenceRow, width: int) -> list[Segment]:
        """One row in `width` cells."""
        return self._heading(row, width) if isinstance(row, Heading) else self._line(row, width)

    def _heading(self, row: Heading, width: int) -> list[Segment]:
        dim, article = self.style("rows--dim"), row.article
        told = counts(article, width // 2)
        room = max(0, width - 14 - cell_len(told))
        title = shorten(one_line(article.title), room)
        return [
            Segment(" " + fit(article.published or "", 10) + "  ", dim),
            Segment(title, self.style("compare--title")),
            Segment(" " * (room - cell_len(title) + 1) + told, dim),
        ]

    def _line(self, row: Line, width: int) -> list[Segment]:
        pair, dim = row.ruled.difference, self.style("rows--dim")
        decided = row.ruled.decision is not None and not row.ruled.stale
        state = STALE if row.ruled.stale else DECIDED if decided else " "
        if pair is None:
            return [Segment(fit(f" {state}  neither says it any more", width), dim)]
        slugs = list(dict.fromkeys(one.tag for one in pair if one is not None))
        tag = self.codebook.get(slugs[0])
        look = self.style(f"tag--{tag.colour}") if tag else dim
        names = max(12, min(44, (width - _EDGE) * 2 // 5))
        words = " ~ ".join(map(one_line, row.both.words)) if row.both else "no longer there"
        return [
            Segment(f" {state}{SIGNS[pair.kind]} ", dim),
            Segment(fit(_named(called(slugs, self.codebook), names - 1), names), look),
            Segment(fit(words, width - _EDGE - names), dim if decided else None),
        ]


def _named(names: Sequence[str], room: int) -> str:
    """One name or two in at most so many cells, as much of the second as of the first."""
    whole = " ≠ ".join(names)
    if len(names) == 1 or cell_len(whole) <= room:
        return shorten(whole, room)
    half = (room - 3) // 2
    first, second = (min(cell_len(name), max(half, room - 3 - cell_len(other)))
                     for name, other in zip(names, reversed(names), strict=True))  # fmt: skip
    return f"{shorten(names[0], first)} ≠ {shorten(names[1], second)}"


def called(slugs: Sequence[str], codebook: Codebook) -> list[str]:
    """The names of tags; the slug of one that is gone."""
    tags = (codebook.get(slug) for slug in slugs)
    return [one_line(tag.name if tag else slug) for tag, slug in zip(tags, slugs, strict=True)]


def counts(article: ComparedArticle, room: int) -> str:
    """How many differences of each kind an article has, in words or, where these are longer than
    `room` cells, in signs."""
    return tally(article.differences, room)


def tally(differences: Sequence[Difference], room: int) -> str:
    """How many of each kind there are among some differences, in words or in signs."""
    kinds = [one.kind for one in differences]
    found = [(kinds.count(kind), kind) for kind in KINDS if kind in kinds]
    words = " · ".join(f"{n:,} {WORDS[kind]}" for n, kind in found)
    return words if len(words) <= room else " ".join(f"{n:,}{SIGNS[kind]}" for n, kind in found)
