"""The entities of the library as a list: one row an entity, and the headings above its columns."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar, NamedTuple, cast

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from nkreader.entity import Entity, Month, Sort
from nkreader.model import FAMILIES, Label
from nkreader.tui.keymap import bindings
from nkreader.tui.kinds import KIND_WORDS
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.sparkline import sparkline, used

FAMILY_OF = {label: family for family, labels in FAMILIES.items() for label in labels}
_KIND = 11
_SOON, _SLICE = 0.01, 0.03
"""Seconds until courses are worked out, and for how long without a pause."""


class Widths(NamedTuple):
    """The cells of each column; 0 for one that there is no room for."""

    name: int
    first: int
    last: int
    course: int
    articles: int = 10
    mentions: int = 10


def widths(width: int) -> Widths:
    """How a width is shared: the name has most, and what stands still has no more than it needs."""
    course = 26 if width >= 120 else 14 if width >= 100 else 0
    first = 12 if width >= 90 else 0
    last = 12 if width >= 72 else 0
    rest = width - 2 - _KIND - 20 - first - last - (course + 2 if course else 0)
    return Widths(max(8, rest), first, last, course)


class EntityList(RowList[Entity]):
    """Entities in an order, those that are marked with a sign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entities")]

    def __init__(self, months: Callable[[str], Sequence[Month]]) -> None:
        """`months` gives how many articles of each month name an entity, by its id; it is asked
        for the rows that are seen alone."""
        super().__init__()
        self.marked: set[str] = set()
        """The ids of the marked ones."""
        self.span: tuple[str, str] | None = None
        """The months of the first and the last dated article of all; None where none is dated."""
        self._months = months
        self._courses: dict[tuple[str, int], str] = {}
        self._wanted: dict[tuple[str, int], None] = {}

    def forget_courses(self) -> None:
        """What was counted may have changed."""
        self._courses.clear()
        self._wanted.clear()

    def paint(self, row: Entity, width: int) -> list[Segment]:
        """One entity in `width` cells: whether it is marked, kind, name, articles, mentions, dates
        of the first and the last, and its course over time."""
        dim, label = self.style("rows--dim"), cast(Label, row.label)
        colour = self.style(f"family--{FAMILY_OF[label]}")
        cells = widths(width)
        course = f"  {self._course(row, cells.course)}" if cells.course else ""
        return [
            Segment("▸ " if row.id in self.marked else "  ", self.style("rows--strong")),
            Segment(fit(KIND_WORDS[label], _KIND), colour),
            Segment(fit(one_line(row.name), cells.name)),
            Segment(f"{row.articles:>{cells.articles},}{row.mentions:>{cells.mentions},}"),
            Segment((row.first or "").rjust(cells.first) if cells.first else "", dim),
            Segment((row.last or "").rjust(cells.last) if cells.last else "", dim),
            Segment(course, dim),
        ]

    def _course(self, row: Entity, cells: int) -> str:
        if self.span is None:
            return " " * cells
        key = (row.id, cells)
        if key not in self._courses:
            if not self._wanted:
                self.set_timer(_SOON, self._fill)
            self._wanted[key] = None
        return self._courses.get(key, " " * cells)

    def _fill(self) -> None:
        """Work out the courses that were wanted, as many as there is time for; then the rest. The
        rows are there before: a course takes longer than all of them."""
        begun, filled = monotonic(), set()
        while self._wanted and self.span is not None and monotonic() - begun < _SLICE:
            key = next(iter(self._wanted))
            del self._wanted[key]
            found = [(one.month, one.articles) for one in self._months(key[0])]
            self._courses[key] = sparkline(found, *self.span, key[1])
            filled.add(key[0])
        top = self.scroll_offset.y
        for index in range(top, min(top + self.size.height, self.count)):
            row = self.row(index)
            if row is not None and row.id in filled:
                self.refresh_line(index)
        if self._wanted:
            self.set_timer(_SOON, self._fill)


class Headings(Static):
    """The names of the columns, and the months between which the courses run."""

    def __init__(self) -> None:
        super().__init__(id="headings")
        self._sort: Sort = "articles"
        self._span: tuple[str, str] | None = None

    def tell(self, sort: Sort, span: tuple[str, str] | None) -> None:
        """Show by which column the list is sorted."""
        self._sort, self._span = sort, span
        self.paint()

    def on_resize(self) -> None:
        """There is other room."""
        self.paint()

    def paint(self) -> None:
        """The headings, as wide as the list below without its bar."""
        cells = widths(max(1, self.size.width - 1))
        course = f"  {_ends(self._span, cells.course)}" if cells.course else ""
        parts = [
            ("", "  "),
            ("", fit("kind", _KIND)),
            ("name", fit("name", cells.name)),
            ("articles", "articles".rjust(cells.articles)),
            ("mentions", "mentions".rjust(cells.mentions)),
            ("first", "first".rjust(cells.first) if cells.first else ""),
            ("last", "last".rjust(cells.last) if cells.last else ""),
            ("", course),
        ]
        look = quiet(self.app)
        self.update(
            Content.assemble(
                *((words, "bold" if self._sort == id else look) for id, words in parts)
            )
        )


def _ends(span: tuple[str, str] | None, cells: int) -> str:
    """The months at both ends of a course, in so many cells; where they meet, the last alone."""
    if span is None:
        return " " * cells
    wide = used(*span, cells)
    both = f"{span[0]:<{wide - 7}}{span[1]:>7}" if wide > 15 else span[1]
    return both.rjust(cells)
