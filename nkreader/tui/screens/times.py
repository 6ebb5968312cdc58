"""What was when, and what stands together: bars over a table; Enter lists what is behind a cell.

It is counted beside the screen, which goes on showing what was counted before.
"""

from functools import partial
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from nkreader.analysis import grids
from nkreader.analysis.timeline import name as timeline_name
from nkreader.figures import Grid, Head, SpokenRows
from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.shipped import sheets
from nkreader.tui.acts.screen_contexts import Look, TimesContext
from nkreader.tui.acts.times import TIMES
from nkreader.tui.acts.ways import Ways
from nkreader.tui.asking import Asking
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.figure_grid import FigureGrid
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.plot_slot import PlotSlot
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

TOP = 20
"""Entities and publishers at the most: those with the most articles."""
_AROUND = 5
"""Lines of the screen that are neither bars nor rows."""
_LEAST = 5
"""Lines that bars need."""
_ROWS = {"article": "articles", "tag": "tags", "entity": "entities", "publisher": "publishers"}
_NOTHING = {
    "article": "no article answers this",
    "tag": "nothing tagged yet: open an article and press a digit",
    "entity": "no names were found in these articles",
    "publisher": "no article answers this",
}
_UNTAGGED = "nothing is tagged in what answers this · Esc counts everything"
_EMPTY = "nothing to count yet: + in the list adds articles"
_COUNTING = "counting … · Esc stops"
_STOPPED = "not counted · r b Tab f count"
_NOTICED = 0.1
"""Seconds after which it is said that counting goes on."""


class TimesScreen(LibraryScreen):
    """A timeline with its table, or tags against something else."""

    AUTO_FOCUS = "FigureGrid"
    CSS_PATH = sheets("times")
    place = "times"
    acts = TIMES
    here: TimesContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = FigureGrid()
        self.plot = PlotSlot()
        self.cell = Static(id="cell")
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.asking = Asking(self, library)
        self.here = TimesContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            show=self.show,
            stop=self._stop,
        )

    def compose(self) -> ComposeResult:
        """A line above, the bars, the cell under the cursor in words, the table, a line below."""
        yield self.top_bar
        yield self.plot
        yield self.cell
        yield self.rows.head
        yield self.rows
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show all articles by month."""
        if self.is_current:
            self.reload()

    @guarded
    def on_unmount(self) -> None:
        """Whoever leaves does not wait for the end."""
        self.asking.stop()

    def reload(self) -> None:
        """Count again."""
        self.show(self.here.wanted)

    def show(self, look: Look) -> None:
        """Count something and show it; where that can't be, what is shown stays. Raises
        NkreaderError where its query can't be read."""
        self.library.figures.check(look.query)
        self.here.wanted = look
        if self.is_attached:
            self.asking.ask(partial(_count, look), partial(self._counted, look), self._failed)
            self.set_timer(_NOTICED, self._tell)

    def _stop(self) -> bool:
        was_on = self.asking.stop()
        if was_on:
            self._keep(_STOPPED)
        return was_on

    def _failed(self, error: NkreaderError) -> None:
        self._keep(_STOPPED)
        self.warn(str(error).removeprefix(f"{self.library.path}: "))

    def _keep(self, nothing: str) -> None:
        """What is shown stays."""
        self.here.wanted = self.here.look
        if not self.rows.count:
            self.rows.nothing = nothing
            self.rows.refresh()
        self._tell()

    @guarded
    def _counted(self, look: Look, grid: Grid) -> None:
        """Show what was counted. The same stays under the cursor; of another timeline its
        latest."""
        before, self.here.look = self.here.look, look
        same = look._replace(query="") == before._replace(query="")
        end = (0, len(grid.heads) - 1 if look.table == "time" else 0)
        cell = (self.rows.cursor, self.rows.column) if same and self.rows.count else end
        kind = "tag" if look.table != "time" else look.rows
        if kind == "tag":
            self.rows.nothing = _UNTAGGED if look.query else _NOTHING[kind]
        else:
            self.rows.nothing = _NOTHING[kind] if look.query else _EMPTY
        names = [self._called(row) for row in grid.rows]
        self.rows.tell(grid, names, [self._over(head) for head in grid.heads], cell)
        self._share_out()
        self._tell()
        self.hint()
        self._tell_cell()

    def _called(self, row: str | None) -> str:
        """What a row is called where it is shown."""
        look = self.here.look
        if look.table == "time" and look.rows == "article":
            return "articles"
        is_tag = look.rows == "tag" or look.table != "time"
        tag = self.library.codebook.get(row or "") if is_tag else None
        key = f"{tag.key or '·'} " if tag and look.table == "tag" else ""
        return one_line(f"{key}{tag.name if tag else row or '(none)'}")

    def _over(self, head: Head) -> str:
        """What a column is called over it: a tag by its key, which stands before its row too."""
        if head.kind != "name":
            return head.name
        tag = self.library.codebook.get(head.name) if self.here.look.table == "tag" else None
        return one_line((tag.key or tag.name) if tag else head.name or "(none)")

    def _share_out(self) -> None:
        """Bars get what the rows leave, and give way where that is too little."""
        lines = self.size.height - _AROUND
        rows = min(self.rows.count, max(1, lines // 2))
        is_time = self.here.look.table == "time" and self.rows.count > 0
        self.plot.display = is_time and lines - rows >= _LEAST
        self.rows.styles.height = rows if self.plot.display else "1fr"

    @on(Resize)
    @guarded
    def _resized(self) -> None:
        self._share_out()

    @guarded
    def _tell(self) -> None:
        look = self.here.look
        words = {
            "time": f"Time · {_ROWS[look.rows]} by {look.by} "
            + ("that is spoken of" if look.spoken else "of publication"),
            "publisher": "Tags by publisher · passages",
            "tag": "Tags by tag · sentences that carry both",
        }[look.table]
        asked = f" · “{one_line(look.query)}”" if look.query else ""
        self.title_line(f"{words}{asked}", _COUNTING if self.asking.is_on else "")

    @on(RowList.Moved)
    @guarded
    def _tell_cell(self) -> None:
        grid, row, column = self.rows.grid, self.rows.cursor, self.rows.column
        if row >= len(grid.rows):
            self.cell.update("")
            self.plot.tell((), (), None)
            return
        first = grid.pinned
        heads = grid.heads[first:]
        names = [self._when(column) for column in range(first, len(grid.heads))]
        if self.plot.display:
            numbers = [grid.number(row, first + n) for n in range(len(heads))]
            self.plot.tell(names, numbers, column - first if column >= first else None)
        words = f"{self.rows.names[row]} · {self._when(column)} · {grid.number(row, column):,}"
        self.cell.update(Content(words))

    def _when(self, column: int) -> str:
        """The whole name of a column."""
        head, by = self.rows.grid.heads[column], self.here.look.by
        if head.kind == "undated":
            if self.here.look.spoken:
                return f"less exactly than a {by}"
            return "undated" if by == "year" else f"without a {by if by == 'month' else 'day'}"
        if head.kind != "time" or head.start is None:
            tag = self.library.codebook.get(head.name) if self.here.look.table == "tag" else None
            return one_line(tag.name if tag else head.name or "(none)")
        return f"{head.start} – {head.end}" if by == "week" else timeline_name(head.start, by)

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")


def _count(look: Look, library: Library) -> Grid:
    figures = library.figures
    if look.table != "time":
        cells = figures.table(look.query, look.table)
        return grids.crossed(cells, with_all=look.table == "publisher")
    limit = TOP if look.rows in ("entity", "publisher") else None
    if look.spoken:
        told = figures.spoken(look.query, look.by, cast(SpokenRows, look.rows), limit)
        return grids.over_time(told, look.by, spoken=True)
    return grids.over_time(figures.timeline(look.query, look.by, look.rows, limit), look.by)
