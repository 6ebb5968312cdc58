"""The codebook as a list: one row a tag, those that belong under another one below it."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.model import Codebook, Tag
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_WIDE = 80
"""Cells from which on there is room for the definition beside the name."""
_COUNTS = 28
"""Cells of the counts on the right."""


class TagRow(NamedTuple):
    """A tag with its depth below others, and where it is used."""

    tag: Tag
    depth: int
    passages: int
    articles: int


def tag_rows(book: Codebook, uses: dict[str, tuple[int, int]]) -> list[TagRow]:
    """Every tag in the order of the codebook, each with those below it behind it; retired ones
    last."""
    out: list[TagRow] = []

    def put(tags: Sequence[Tag], depth: int) -> None:
        for tag in tags:
            out.append(TagRow(tag, depth, *uses.get(tag.slug, (0, 0))))
            put([one for one in active if one.parent == tag.slug], depth + 1)

    active = book.active()
    known = {tag.slug for tag in active}
    put([tag for tag in active if tag.parent not in known], 0)
    retired = [tag for tag in book.tags if tag.retired]
    return out + [TagRow(tag, 0, *uses.get(tag.slug, (0, 0))) for tag in retired]


class TagList(RowList[TagRow]):
    """Tags, with what each is used for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("codebook")]

    def paint(self, row: TagRow, width: int) -> list[Segment]:
        """One tag in `width` cells: its key, its name, its definition, how often it is used."""
        tag, dim = row.tag, self.style("rows--dim")
        colour = dim if tag.retired else self.style(f"tag--{tag.colour}")
        room = max(8, width - 5 - _COUNTS)
        name = "  " * row.depth + one_line(tag.name) + (" (retired)" if tag.retired else "")
        aside = room // 2 if width >= _WIDE else 0
        return [
            Segment(f" {tag.key or '·'} ▌", colour),
            Segment(fit(name, room - aside), dim if tag.retired else None),
            Segment(f" {fit(one_line(tag.definition), aside - 1)}" if aside else "", dim),
            Segment(f"{used(row.passages, row.articles):>{_COUNTS}}", dim),
            Segment(" "),
        ]


def used(passages: int, articles: int) -> str:
    """How often a tag is used: "12 passages, 5 articles"."""
    if not passages:
        return "–"
    told = f"{passages:,} passage{'s' * (passages != 1)}"
    return f"{told}, {articles:,} article{'s' * (articles != 1)}"
