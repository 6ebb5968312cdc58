"""Two columns of words: keys and what they do, formats and what they carry."""

from collections.abc import Iterable
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import RenderResult
from textual.widget import Widget

from nkreader.tui.widgets.fitting import one_line

Row = tuple[str, str, str]
"""What stands on the left, on the right, and more quietly behind that."""


class TwoColumns(Widget):
    """Rows whose right side is wrapped beside the left one, never below it; a row with nothing on
    the right is a heading."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"two--quiet"}
    DEFAULT_CSS = "TwoColumns { height: auto; }"

    def __init__(self, rows: Iterable[Row], left: int, chosen: int | None = None) -> None:
        """`left` is the width of the left column in cells; `chosen` the row that stands out."""
        super().__init__()
        self._rows = list(rows)
        self._left = left
        self.chosen = chosen

    def tell(self, rows: Iterable[Row]) -> None:
        """Show other rows."""
        self._rows = list(rows)
        self.refresh(layout=True)

    def choose(self, number: int) -> None:
        """Let another row stand out."""
        self.chosen = number
        self.refresh()

    @property
    def low(self) -> bool:
        """Whether a row is one line, cut where it is longer."""
        return False

    def render(self) -> RenderResult:
        """Headings as wide as there is room, and tables of the rows between them."""
        parts: list[RenderableType] = []
        table: Table | None = None
        for number, row in enumerate(self._rows):
            name, right, aside = row
            if name and not right and not aside:
                parts.append(Text(one_line(name), "bold", no_wrap=True, overflow="ellipsis"))
                table = None
                continue
            if table is None:
                table = self._table()
                parts.append(table)
            self._add(table, number, row)
        return Group(*parts)

    def _table(self) -> Table:
        """A table without rows."""
        table = Table.grid(padding=(0, 1), expand=True)
        table.add_column(
            width=min(self._left, self.size.width // 3 or self._left),
            no_wrap=True,
            overflow="ellipsis",
        )
        table.add_column(ratio=1, no_wrap=self.low, overflow="ellipsis" if self.low else "fold")
        return table

    def _add(self, table: Table, number: int, row: Row) -> None:
        """Put a row into a table."""
        name, right, aside = row
        quiet = self.get_component_rich_style("two--quiet", partial=True)
        strong = "bold" if self.chosen in (None, number) else ""
        sign = "› " if number == self.chosen else "  "
        words = Text(one_line(right))
        words.append(f"  {one_line(aside)}" if right and aside else one_line(aside), quiet)
        table.add_row(Text(sign + one_line(name), strong), words)
